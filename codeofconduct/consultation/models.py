"""A draft edition laid before the members: the text as it lay there, their comments, and the editors' answers."""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from codeofconduct.consultation.states import NEEDS_A_REASON, Answer, ShownAs
from codeofconduct.editions.models import Edition


class ConsultationQuerySet(models.QuerySet):
    def open_on(self, on: date) -> Self:
        """Where members can comment on this day (Dutch calendar), whether or not the tick has run."""
        return self.filter(closed_at__isnull=True, opened_on__lte=on, until__gte=on)


class Consultation(models.Model):
    """One round. ``text`` (schema ``edition/1``) is what the members read: the edition itself is written on later."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="consultations")
    text = models.JSONField()
    opened_on = models.DateField()
    until = models.DateField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = ConsultationQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint("edition", condition=Q(closed_at__isnull=True), name="one_open_consultation"),
            models.CheckConstraint(condition=Q(until__gte=models.F("opened_on")), name="consultation_lasts_a_day"),
        ]

    def __str__(self) -> str:
        return f"consultation {self.pk}"

    def is_open_on(self, on: date) -> bool:
        """Whether members can comment on this day; the last day is included."""
        return self.closed_at is None and self.opened_on <= on <= self.until


class CommentQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        """One's own, to change or take back. What others wrote is read on the pages of the round, by name only."""
        return self.filter(member=user)

    def unanswered(self) -> Self:
        return self.filter(answer="")


class Comment(models.Model):
    """What a member says about one article (or, without a key, about the whole). Public once the round is over.

    ``member`` is empty after they left the register and their account was erased: a former participant. ``revision``
    counts the member's words and ``answer_revision`` the editors', so that nobody answers or replaces what they did not
    read. An answer of which only ``because`` is left was given to other words than these: it does not count.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="comments")
    article_key = models.CharField(max_length=6, blank=True)
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    shown_as = models.CharField(max_length=10, choices=ShownAs.choices)
    text = models.TextField()
    revision = models.PositiveIntegerField(default=1)
    said_at = models.DateTimeField(default=timezone.now)
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    because = models.TextField(blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answer_revision = models.PositiveIntegerField(default=0)

    objects = CommentQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ("said_at",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(answer__in=sorted(NEEDS_A_REASON)) | ~Q(because=""), name="no_answer_without_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"comment {self.pk}"
