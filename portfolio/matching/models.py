"""Who asks for company, by which themes, and which two were proposed to each other.

Theme keys of the short list stand in clear: without them nobody can be found. Own words and municipality are sealed
under the key of who asks; of the municipality a keyed digest serves to compare.
"""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from portfolio.groups.models import Group
from portfolio.matching.states import Kind, Said, State
from portfolio.matching.themes import Theme


class AskQuerySet(models.QuerySet):
    def visible_to(self, user) -> Self:
        """One's own. Nobody else ever sees that somebody asks, superusers included."""
        return self.filter(member=user) if user.is_authenticated else self.none()

    def open(self) -> Self:
        return self.filter(state=State.OPEN)

    def looking(self) -> Self:
        """Open, and the last day has not passed: a night may lie between that and ``actions.end_due``."""
        return self.open().filter(until__gte=timezone.localdate())


class Ask(models.Model):
    """One person asks for company: a partner, a group, or one more person for the group they convene (``group``).

    ``sealed`` holds the person's own words and their municipality (JSON). ``until``: the last day we look, or, once
    somebody was found, the last day on which the two still find each other's name here.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind)
    group = models.ForeignKey(Group, models.CASCADE, null=True, related_name="+")
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    sealed = models.BinaryField()
    municipality = models.BinaryField(max_length=32)
    asked_at = models.DateTimeField(default=timezone.now)
    until = models.DateField()

    objects = AskQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="ask_state_is_known"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="ask_kind_is_known"),
            models.CheckConstraint(
                condition=Q(kind=Kind.OPENING, group__isnull=False) | (~Q(kind=Kind.OPENING) & Q(group=None)),
                name="only_an_opening_has_a_group",
            ),
            models.UniqueConstraint(
                fields=["member", "kind"],
                condition=Q(state=State.OPEN) & ~Q(kind=Kind.OPENING),
                name="one_open_ask_of_a_kind",
            ),
            models.UniqueConstraint(
                fields=["group"], condition=Q(state=State.OPEN, kind=Kind.OPENING), name="one_opening_of_a_group"
            ),
        ]

    def __str__(self) -> str:
        return f"ask {self.pk}"


class AskTheme(models.Model):
    """A theme somebody asks about: a key of the short list."""

    ask = models.ForeignKey(Ask, models.CASCADE, related_name="themes")
    theme = models.CharField(max_length=9, choices=Theme)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint("ask", "theme", name="each_theme_once"),
            models.CheckConstraint(condition=Q(theme__in=Theme.values), name="theme_is_known"),
        ]

    def __str__(self) -> str:
        return f"theme of ask {self.ask_id}"


class ProposalQuerySet(models.QuerySet):
    def visible_to(self, user, today=None) -> Self:
        """What waits for this person, or what both said yes to. What the other said changes nothing here but a second
        yes: a no looks like silence, and so does an ask that was withdrawn.
        """
        if not user.is_authenticated:
            return self.none()
        here = today or timezone.localdate()
        sides = Q(one__member=user, one__state=State.OPEN) & ~Q(one_said=Said.NO)
        sides |= Q(other__member=user, other__state=State.OPEN) & ~Q(other_said=Said.NO)
        mine = Q(one__member=user) | Q(other__member=user)
        return self.filter((sides & Q(met_at=None, until__gte=here)) | (mine & Q(met_at__isnull=False)))

    def with_all(self) -> Self:
        related = ("one__member", "other__member", "one__group__record_key", "other__group__record_key")
        return self.select_related(*related)


class Proposal(models.Model):
    """Two asks laid side by side by the register. Each person sees the theme and that the other is from elsewhere.

    ``one_told`` and ``other_told``: the last mail each got (0 none, 1 that there is somebody, 2 that both said yes).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    one = models.ForeignKey(Ask, models.CASCADE, related_name="+")
    other = models.ForeignKey(Ask, models.CASCADE, related_name="+")
    theme = models.CharField(max_length=9, choices=Theme)
    one_said = models.CharField(max_length=3, choices=Said, blank=True)
    other_said = models.CharField(max_length=3, choices=Said, blank=True)
    one_told = models.PositiveSmallIntegerField(default=0)
    other_told = models.PositiveSmallIntegerField(default=0)
    until = models.DateField()
    met_at = models.DateTimeField(null=True)

    objects = ProposalQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["until", "pk"]
        constraints = [
            models.UniqueConstraint("one", "other", name="two_asks_are_laid_together_once"),
            models.CheckConstraint(condition=~Q(one=models.F("other")), name="nobody_is_proposed_to_themselves"),
            models.CheckConstraint(
                condition=Q(met_at=None) | Q(one_said=Said.YES, other_said=Said.YES),
                name="two_meet_when_both_said_yes",
            ),
        ]

    def __str__(self) -> str:
        return f"proposal {self.pk}"

    def side_of(self, user) -> str:
        """``"one"`` or ``"other"``. Raises ``ValueError`` for anybody else."""
        for side in ("one", "other"):
            if getattr(self, side).member_id == user.pk:
                return side
        raise ValueError("This proposal is not about this person.")


class NotThisOne(models.Model):
    """Somebody does not want to be proposed to somebody again: a keyed digest, so that no row says who."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    mark = models.BinaryField(max_length=32)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint("member", "mark", name="not_this_one_once")]

    def __str__(self) -> str:
        return f"not this one {self.pk}"
