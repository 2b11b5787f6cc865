"""One reader, one frozen dossier, and what they found."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from registry.reading.states import DONE, TAKEN_ON, S
from registry.renewal.models import Evidence
from registry.renewal.states import READABLE


class ReadingQuerySet(models.QuerySet):
    def visible_to(self, user) -> Self:
        """A reader's own readings, while the dossier is open and nothing newer was sent; afterwards nothing."""
        if not user.is_authenticated:
            return self.none()
        open_now = Evidence.objects.sent_last().filter(dossier__state__in=READABLE)
        return self.standing().filter(reader=user, evidence__in=open_now.values("pk"))

    def standing(self) -> Self:
        """All but those that were given back."""
        return self.exclude(state=S.STEPPED_BACK)

    def to_do(self) -> Self:
        """Those that wait for their reader, longest waiting first."""
        return self.exclude(state__in=DONE).order_by("assigned_at", "pk")


class Reading(models.Model):
    """``sealed`` holds the findings (``findings.Findings``) under the evidence's key, bound to row and revision."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="readings")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="readings")
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=16, choices=S.choices, default=S.PROPOSED)
    revision = models.PositiveIntegerField(default=0)
    sealed = models.BinaryField(default=b"")
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = ReadingQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["assigned_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["evidence", "reader"], name="one_reading_per_reader"),
            models.CheckConstraint(condition=Q(state__in=S.values), name="reading_state_is_known"),
        ]

    def __str__(self) -> str:
        return f"reading {self.pk}"

    @property
    def is_taken_on(self) -> bool:
        return self.state in TAKEN_ON

    @property
    def is_done(self) -> bool:
        return self.state in DONE
