"""Looks back at a situation, and pairs of a member's own texts with room for a third. Everything written is sealed."""

from django.conf import settings
from django.db import models

from portfolio.lookback.states import State
from portfolio.situations.models import Situation
from portfolio.writing.models import SealedVersion, Writing

MARK_SIGNS = 64


class FollowUp(Writing):
    """What came of a situation, looked at on one day. Goes when the situation goes."""

    situation = models.ForeignKey(Situation, models.CASCADE, related_name="follow_ups")
    due_on = models.DateField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.EXPECTED)

    class Meta:
        indexes = [models.Index(fields=["state", "due_on"], name="follow_ups_by_day")]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="follow_up_has_a_known_state")
        ]

    def __str__(self) -> str:
        return f"follow-up {self.pk}"


class FollowUpVersion(SealedVersion):
    """What a look back said at one revision."""

    follow_up = models.ForeignKey(FollowUp, on_delete=models.CASCADE, related_name="versions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["follow_up", "revision"], name="one_version_per_revision_of_a_follow_up")
        ]
        ordering = ["-revision"]

    def __str__(self) -> str:
        return f"follow-up {self.follow_up_id}, revision {self.revision}"


class Planned(models.Model):
    """For this situation days were planned once, by itself or by its writer: so that "none" stays none."""

    situation = models.OneToOneField(Situation, models.CASCADE, primary_key=True, related_name="+")
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"planned for {self.situation_id}"


class NotAsked(models.Model):
    """A member who does not want to be asked by itself what came of a situation. They still can look back."""

    member = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+")
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"not asked: {self.member_id}"


class ThenAndNow(Writing):
    """Two own texts laid side by side, and what their writer sees. Which two they are is sealed with the text.

    ``mark``: tells whether a pair is there, without telling which (lookback/marks.py).
    """

    mark = models.CharField(max_length=MARK_SIGNS)

    class Meta:
        verbose_name_plural = "thens and nows"
        constraints = [models.UniqueConstraint(fields=["member", "mark"], name="a_pair_is_kept_once")]

    def __str__(self) -> str:
        return f"then and now {self.pk}"


class ThenAndNowVersion(SealedVersion):
    """What stood beside the two at one revision."""

    then_and_now = models.ForeignKey(ThenAndNow, on_delete=models.CASCADE, related_name="versions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["then_and_now", "revision"], name="one_version_per_revision_of_a_then_and_now"
            )
        ]
        ordering = ["-revision"]

    def __str__(self) -> str:
        return f"then and now {self.then_and_now_id}, revision {self.revision}"


class Dismissed(models.Model):
    """A pair its writer does not want to be shown again, as its mark alone."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    mark = models.CharField(max_length=MARK_SIGNS)
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "mark"], name="a_pair_is_dismissed_once")]

    def __str__(self) -> str:
        return f"a pair dismissed by {self.member_id}"
