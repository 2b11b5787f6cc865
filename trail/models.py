"""The rows of the trail, the keys the register signs with, and the memory of forms sent twice."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import User


class TrailEntry(models.Model):
    """One thing that happened. Append-only: database triggers refuse every change (migration 0002).

    ``body`` is the canonical JSON (RFC 8785) of the other columns and ``leaf`` its RFC 6962 leaf hash, ready for a
    Merkle tree. ``chain`` is SHA-256(previous chain + leaf): whoever changes, drops or inserts a row must rewrite every
    later one.
    """

    seq = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    action = models.CharField(max_length=64)
    subject = models.CharField(max_length=100, db_index=True)
    actor = models.CharField(max_length=64)
    codes = models.JSONField(default=dict)
    body = models.BinaryField()
    leaf = models.BinaryField(max_length=32)
    chain = models.BinaryField(max_length=32)

    class Meta:
        ordering = ["seq"]
        verbose_name_plural = "trail entries"

    def __str__(self) -> str:
        return f"{self.seq} {self.action} {self.subject}"


class TrailHead(models.Model):
    """The last position of the trail, in one row: locking it makes the trail's writers wait for each other."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    size = models.PositiveBigIntegerField(default=0)
    chain = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_trail_head")]

    def __str__(self) -> str:
        return f"trail of {self.size}"


class SigningKey(models.Model):
    """The public half of a key the register signs with; kept for ever, so that old signatures stay checkable."""

    kid = models.CharField(primary_key=True, max_length=32)
    purpose = models.CharField(max_length=20)
    public = models.BinaryField(max_length=32)
    made_at = models.DateTimeField(default=timezone.now)
    retired_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.purpose} {self.kid}"


class DoneOnce(models.Model):
    """A form that was carried out: the same key from the same person is the same act, however often it is sent."""

    actor = models.CharField(max_length=64)
    action = models.CharField(max_length=64)
    key = models.CharField(max_length=64)
    subject = models.CharField(max_length=100)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["actor", "action", "key"], name="a_form_is_carried_out_once")]

    def __str__(self) -> str:
        return f"{self.action} by {self.actor}"


def actor_ref(by: User | str | None) -> str:
    """How the trail names who did it: ``user:7``, ``guest:<participation>``, or ``register`` for the clock."""
    if by is None:
        return "register"
    return by if isinstance(by, str) else f"user:{by.pk}"


def subject_ref(subject: models.Model) -> str:
    """How the trail names a thing: ``registry.dossier:<pk>``."""
    return f"{subject._meta.label_lower}:{subject.pk}"
