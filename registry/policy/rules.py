"""One set of rules as a value, and what can be wrong with it. Pure: no database, no clock."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portfolio.sessions.states import Level
from registry.policy.bounds import AHEAD, BOUNDS, NOTICE, WHY_LIMIT


@dataclass(frozen=True, slots=True)
class Rules:
    """What a row of ``Policy`` says, without its days. ``levels_that_count`` stands in the order of ``Level``."""

    term_years: int
    window_months: int
    readers: int
    objection_weeks: int
    same_employer_years: int
    story_max_words: int
    pieces_max: int
    levels_that_count: tuple[str, ...]

    @classmethod
    def of(cls, row: Any) -> "Rules":
        """``row``: anything with these names, a ``Policy`` for one."""
        numbers = {rule: getattr(row, rule) for rule in BOUNDS}
        return cls(**numbers, levels_that_count=in_order(row.levels_that_count))

    def as_columns(self) -> dict[str, Any]:
        return asdict(self) | {"levels_that_count": list(self.levels_that_count)}

    def as_json(self) -> str:
        return json.dumps(self.as_columns())

    def differing(self, other: "Rules") -> Iterator[str]:
        """The names of the rules that ``other`` has differently."""
        return (one.name for one in fields(self) if getattr(self, one.name) != getattr(other, one.name))


def in_order(levels: Any) -> tuple[str, ...]:
    """These levels once each, the surest first; one nobody knows comes last, to be refused."""
    known = [level for level in Level.values if level in levels]
    return (*known, *sorted(set(levels) - set(Level.values)))


def what_is_off(rules: Rules, starts_on: date | None, why: str, *, today: date) -> dict[str, str]:
    """What stands in the way of these rules, by form field, in sentences. Empty when nothing does."""
    off = {rule: outside(rule) for rule, (least, most) in BOUNDS.items() if not least <= getattr(rules, rule) <= most}
    if not {"window_months", "term_years"} & set(off) and rules.window_months > 12 * rules.term_years:
        off["window_months"] = _("The window cannot be longer than the registration itself.")
    if not rules.levels_that_count:
        off["levels_that_count"] = _("Choose at least one way of confirming: otherwise no session counts.")
    elif set(rules.levels_that_count) - set(Level.values):
        off["levels_that_count"] = _("Choose from the ways of confirming in this list.")
    if wrong := _off_with_the_day(starts_on, today):
        off["starts_on"] = wrong
    if not why.strip():
        off["why"] = _("Write in a few words why, so that everyone can follow it.")
    elif len(why) > WHY_LIMIT:
        off["why"] = _("This is too long to be read to the end. What can go?")
    return off


def outside(rule: str) -> str:
    """What to write instead of something that is no number, or too small, or too large."""
    least, most = BOUNDS[rule]
    return _("Write a whole number from %(least)s to %(most)s.") % {"least": least, "most": most}


def _off_with_the_day(starts_on: date | None, today: date) -> str:
    if starts_on is None:
        return _("Write the day on which these rules start.")
    if starts_on < today + NOTICE:
        first = date_format(today + NOTICE, "j F Y")
        return _("Rules are known a month before they start. The first day that is possible is %(day)s.") % {
            "day": first
        }
    if starts_on > today + AHEAD:
        return _("This day is far away. Look at the year once more.")
    return ""
