"""The rows of the trail, the keys the register signs with, and the memory of forms sent twice."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import User


class TrailEntry(models.Model):
    """One thing that happened. Append-only: triggers refuse every change but unlinking (migrations 0002 and 0004).

    ``body`` is the canonical JSON (RFC 8785) that is hashed, ``leaf`` its RFC 6962 leaf hash. The body names subject
    and actor by commitments, HMAC-SHA256(salt, name): without the salt they tell nothing. When a person is erased, name
    and salt are emptied (``unlinked_by``: the entry that tells of it) and the tree still verifies.
    """

    seq = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    action = models.CharField(max_length=64)
    subject = models.CharField(max_length=100, db_index=True)
    subject_salt = models.BinaryField(max_length=16)
    actor = models.CharField(max_length=64, db_index=True)
    actor_salt = models.BinaryField(max_length=16)
    codes = models.JSONField(default=dict)
    body = models.BinaryField()
    leaf = models.BinaryField(max_length=32)
    unlinked_by = models.PositiveBigIntegerField(null=True)

    class Meta:
        ordering = ["seq"]
        verbose_name_plural = "trail entries"

    def __str__(self) -> str:
        return f"{self.seq} {self.action} {self.subject}"


class TrailNode(models.Model):
    """The hash of a complete subtree of the Merkle tree over the trail, from level 1 on; level 0 are the leaves.

    Append-only by triggers: a full subtree never changes.
    """

    level = models.PositiveSmallIntegerField()
    index = models.PositiveBigIntegerField()
    digest = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint("level", "index", name="one_hash_per_subtree")]

    def __str__(self) -> str:
        return f"subtree {self.level}/{self.index}"


class TrailHead(models.Model):
    """The size and the peaks of the tree, in one row: locking it makes the trail's writers wait for each other.

    ``peaks``: the hashes of the largest complete subtrees from left to right, 32 bytes each.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    size = models.PositiveBigIntegerField(default=0)
    peaks = models.BinaryField(default=b"")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_trail_head")]

    def __str__(self) -> str:
        return f"trail of {self.size}"

    def as_peaks(self) -> list[bytes]:
        whole = bytes(self.peaks)
        return [whole[place : place + 32] for place in range(0, len(whole), 32)]


class Checkpoint(models.Model):
    """The root at one size, signed (``note``: the text anyone can keep and compare). Append-only by triggers."""

    size = models.PositiveBigIntegerField(primary_key=True)
    root = models.BinaryField(max_length=32)
    note = models.TextField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["size"]

    def __str__(self) -> str:
        return f"checkpoint {self.size}"


class SigningKey(models.Model):
    """The public half of a key the register signs with; kept for ever, so that old signatures stay checkable.

    A key that may have been in other hands says from when (``compromised_from``) and up to which entry of the trail its
    signatures still count (``counts_up_to``): what a checkpoint of before that moment covers, nobody added later.
    ``vouched_by`` and ``voucher`` are the key before it and its signature over this one.
    """

    kid = models.CharField(primary_key=True, max_length=32)
    purpose = models.CharField(max_length=20)
    public = models.BinaryField(max_length=32)
    made_at = models.DateTimeField(default=timezone.now)
    retired_at = models.DateTimeField(null=True, blank=True)
    compromised_from = models.DateTimeField(null=True, blank=True)
    counts_up_to = models.PositiveBigIntegerField(null=True, blank=True)
    vouched_by = models.CharField(max_length=32, blank=True)
    voucher = models.BinaryField(max_length=64, default=b"")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(compromised_from=None, counts_up_to=None)
                | Q(compromised_from__isnull=False, counts_up_to__isnull=False),
                name="leaked_key_says_what_counts",
            )
        ]

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
