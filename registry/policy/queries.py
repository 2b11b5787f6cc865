"""Which rules hold on a day, and all of them as one reads them."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from registry.policy.models import Policy
from registry.policy.rules import Rules
from registry.policy.timeline import Timeline
from registry.policy.words import changes, meaning


def in_force(on: date) -> Policy:
    """The rules of that day. Raises ``Policy.DoesNotExist`` for a day before the register had any."""
    policy = Policy.objects.standing().filter(starts_on__lte=on).order_by("-starts_on").first()
    if policy is None:
        raise Policy.DoesNotExist(f"The register had no rules on {on}.")
    return policy


def timeline() -> Timeline:
    """All rules that stand, for who asks about more than one day. One query."""
    return Timeline(list(Policy.objects.standing().order_by("starts_on")))


@dataclass(frozen=True, slots=True)
class Chapter:
    """One set of rules as one reads it. ``until`` is the last day, when later rules are known already."""

    policy: Policy
    until: date | None = None
    changes: list[str] = field(default_factory=list)
    """What is different from the rules before, in sentences; empty for the first."""

    @property
    def meaning(self) -> list[str]:
        """Every rule in a sentence."""
        return meaning(Rules.of(self.policy))


@dataclass(frozen=True, slots=True)
class Book:
    """All rules: those of today, those to come (the first first), those of before and those taken back (the last
    first).
    """

    now: Chapter | None
    to_come: list[Chapter]
    before: list[Chapter]
    taken_back: list[Chapter]


def book(today: date) -> Book:
    """All rules as they stand on a day. One query."""
    rows = list(Policy.objects.order_by("starts_on", "pk"))
    chapters = _chapters([row for row in rows if row.withdrawn_on is None])
    started = [one for one in chapters if not one.policy.is_to_come(today)]
    return Book(
        now=started[-1] if started else None,
        to_come=[one for one in chapters if one.policy.is_to_come(today)],
        before=started[-2::-1],
        taken_back=[Chapter(row) for row in reversed(rows) if row.withdrawn_on is not None],
    )


def _chapters(rows: list[Policy]) -> list[Chapter]:
    found = []
    for before, row, after in zip([None, *rows], rows, [*rows[1:], None], strict=False):
        until = after.starts_on - timedelta(days=1) if after else None
        found.append(Chapter(row, until, changes(Rules.of(before), Rules.of(row)) if before else []))
    return found
