"""Reading the trail."""

from datetime import datetime

from django.db import models

from accounts.models import User
from trail.models import TrailEntry, actor_ref, subject_ref


def history_of(subject: models.Model) -> models.QuerySet[TrailEntry]:
    """What happened to one thing, oldest first."""
    return TrailEntry.objects.filter(subject=subject_ref(subject)).order_by("seq")


def times_done(action: str, by: User, *, since: datetime) -> int:
    """How often this person did this since then: also when what came of it is theirs no more, or gone."""
    return TrailEntry.objects.filter(actor=actor_ref(by), action=action, at__gt=since).count()
