"""Reading the trail."""

from django.db import models

from trail.models import TrailEntry, subject_ref


def history_of(subject: models.Model) -> models.QuerySet[TrailEntry]:
    """What happened to one thing, oldest first."""
    return TrailEntry.objects.filter(subject=subject_ref(subject)).order_by("seq")
