"""Parcels on their way to or from their owner, and what somebody brought along from another register."""

import uuid
from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import RecordKey
from portfolio.exchange.states import Kind, State

KEPT_FOR = timedelta(hours=24)
"""How long a parcel waits for its owner; then file and key go."""
MAKING_TAKES = timedelta(minutes=15)
"""After this a parcel that is still being made was forgotten by a worker that died."""
TRIES = 3


class ParcelQuerySet(models.QuerySet):
    def visible_to(self, user) -> Self:
        """One's own, and nobody else's."""
        return self.filter(member=user) if user.is_authenticated else self.none()

    def due(self, now) -> Self:
        """Those nobody is making: asked for, or left behind by a worker that died."""
        free = Q(running_since=None) | Q(running_since__lt=now - MAKING_TAKES)
        return self.filter(free, state=State.WAITING)

    def over(self, now) -> Self:
        """Those that waited long enough."""
        return self.filter(expires_at__lt=now)


class Parcel(models.Model):
    """A file between a member and the register: a whole export, a paper, or a file that was handed in.

    Its bytes rest sealed in chunks (``sealed_file.py``) under a key of their own, which goes with it. ``sealed`` is
    what was asked, or what came of it (JSON), under the same key. ``attempt`` names the file, so that two workers never
    write over each other; ``reason`` is a code.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    record_key = models.OneToOneField(RecordKey, models.PROTECT, related_name="+")
    sealed = models.BinaryField(default=b"")
    name = models.CharField(max_length=80, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    attempt = models.PositiveSmallIntegerField(default=0)
    running_since = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=32, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    ready_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField()

    objects = ParcelQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint("member", "kind", name="one_parcel_of_each_kind"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="parcel_state_is_known"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="parcel_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"parcel {self.pk}"


class BroughtAlongQuerySet(models.QuerySet):
    def visible_to(self, user) -> Self:
        """One's own, and nobody else's."""
        return self.filter(member=user) if user.is_authenticated else self.none()


class BroughtAlong(models.Model):
    """A file out of a package that is no item of the portfolio here: a session, a statement, a dossier of elsewhere.

    It is kept as it came and travels on with the next export. It confirms nothing here. Path and content are sealed
    under the member's key: a path holds words of a title.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    sealed_path = models.BinaryField()
    sealed = models.BinaryField()
    brought_at = models.DateTimeField(default=timezone.now)

    objects = BroughtAlongQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name_plural = "brought along"

    def __str__(self) -> str:
        return f"brought along {self.pk}"
