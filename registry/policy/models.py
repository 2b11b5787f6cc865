"""The register's rules, as rows with a start date."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from portfolio.sessions.states import Level
from registry.policy.bounds import BOUNDS


def every_level() -> list[str]:
    """Signed in, with a code, by link and on a colleague's device (docs/decisions/0007)."""
    return list(Level.values)


class PolicyQuerySet(models.QuerySet):
    def standing(self) -> Self:
        """All that were not taken back before they started."""
        return self.filter(withdrawn_on=None)


class Policy(models.Model):
    """The rules from one day on. A past decision can be replayed under the rules of its day: a row that has started
    never changes, and until then it can only be taken back (a database trigger, migration 0008).

    ``announced_on``: when the board wrote them; empty for the rules the register began with. ``why`` is public prose.

    Not here: that two people decide (a constraint on ``Decision``) and that two others confirm a session
    (``portfolio.sessions.models.ENOUGH_OTHERS``). Those are no settings: the procedure is built on them.
    """

    starts_on = models.DateField()
    term_years = models.PositiveSmallIntegerField(default=5)
    window_months = models.PositiveSmallIntegerField(default=12)
    readers = models.PositiveSmallIntegerField(default=2)
    objection_weeks = models.PositiveSmallIntegerField(default=6)
    same_employer_years = models.PositiveSmallIntegerField(default=5)
    story_max_words = models.PositiveSmallIntegerField(default=1200)
    pieces_max = models.PositiveSmallIntegerField(default=6)
    levels_that_count = models.JSONField(default=every_level)
    """How sure a colleague's confirmation has to be to count for renewal: values of ``sessions.states.Level``."""
    why = models.TextField(blank=True)
    announced_on = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)

    objects = PolicyQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["starts_on", "pk"]
        verbose_name_plural = "policies"
        constraints = [
            models.UniqueConstraint(
                fields=["starts_on"], condition=Q(withdrawn_on=None), name="one_set_of_rules_for_a_day"
            ),
            models.CheckConstraint(
                condition=Q(announced_on=None) | Q(announced_on__lt=F("starts_on")), name="rules_are_known_beforehand"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__lt=F("starts_on")), name="rules_that_started_stay"
            ),
            models.CheckConstraint(
                condition=Q(**{f"{rule}__range": bounds for rule, bounds in sorted(BOUNDS.items())}),
                name="rules_are_within_bounds",
            ),
        ]

    def __str__(self) -> str:
        return f"rules from {self.starts_on}"

    def is_to_come(self, today: date) -> bool:
        """Whether it starts later, and nobody can have met these rules yet."""
        return self.withdrawn_on is None and self.starts_on > today
