"""The register's rules, as rows with a start date."""

from django.db import models

from portfolio.sessions.states import Level


def every_level() -> list[str]:
    """Signed in, with a code, by link and on a colleague's device (docs/decisions/0007)."""
    return list(Level.values)


class Policy(models.Model):
    """The rules from one day on. A row is never changed: a past decision can be replayed under the rules of its day.

    Not here: that two people decide (a constraint on ``Decision``) and that two others confirm a session
    (``portfolio.sessions.models.ENOUGH_OTHERS``). Those are no settings: the procedure is built on them.
    """

    starts_on = models.DateField(unique=True)
    term_years = models.PositiveSmallIntegerField(default=5)
    window_months = models.PositiveSmallIntegerField(default=12)
    readers = models.PositiveSmallIntegerField(default=2)
    objection_weeks = models.PositiveSmallIntegerField(default=6)
    same_employer_years = models.PositiveSmallIntegerField(default=5)
    story_max_words = models.PositiveSmallIntegerField(default=1200)
    pieces_max = models.PositiveSmallIntegerField(default=6)
    levels_that_count = models.JSONField(default=every_level)
    """How sure a colleague's confirmation has to be to count for renewal: values of ``sessions.states.Level``."""

    class Meta:
        ordering = ["starts_on"]
        verbose_name_plural = "policies"

    def __str__(self) -> str:
        return f"rules from {self.starts_on}"
