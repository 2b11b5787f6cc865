"""What each keeps of a session for themselves, sealed under their own key."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from portfolio.sessions.models import Session
from portfolio.situations.models import Situation


class InsightQuerySet(models.QuerySet):
    def visible_to(self, user) -> Self:
        """One's own, and nobody else's."""
        return self.filter(member=user) if user.is_authenticated else self.none()


class Insight(models.Model):
    """What one member takes from a session. Sealed under their own key; only they read it.

    ``note``: the note in their portfolio that they made of it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(Session, models.CASCADE, related_name="insights")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="insights")
    revision = models.PositiveIntegerField(default=0)
    sealed = models.BinaryField()
    saved_at = models.DateTimeField(default=timezone.now)
    note = models.ForeignKey(Situation, models.SET_NULL, null=True, related_name="+")

    objects = InsightQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint("session", "member", name="one_insight_per_member")]

    def __str__(self) -> str:
        return f"insight {self.pk}"
