"""What can be true of a session that is yet to come: less is needed than afterwards."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from codeofconduct.methods.kinds import Method
from portfolio.sessions.facts import YEARS_BACK, Facts, off_in_length, off_in_words, off_on_the_clock
from portfolio.sessions.times import HERE
from trail.exceptions import NotPossibleNow

YEARS_AHEAD = 2
ON_THE_CALENDAR = ("held_on", "begins", "ends", "place")
"""The facts that stand in everybody's calendar: a change of one is told to all."""


def check_plan(facts: Facts) -> None:
    """Raises ``NotPossibleNow`` with everything that is not right."""
    if off := what_is_off(facts, now=timezone.now()):
        raise NotPossibleNow(list(off.values()))


def what_is_off(facts: Facts, *, now: datetime) -> dict[str, str]:
    """What cannot be planned, by field, in sentences for the person. Empty when all is well."""
    off = off_in_words(facts, needed=("place",))
    if facts.method and facts.method not in Method.values:
        off["method"] = _("Choose a method from the list.")
    return off | _off_in_time(facts, now)


def is_moved(then: Facts, now: Facts) -> bool:
    """Whether a calendar has to be told."""
    return any(getattr(then, name) != getattr(now, name) for name in ON_THE_CALENDAR)


def _off_in_time(facts: Facts, now: datetime) -> dict[str, str]:
    today = now.astimezone(HERE).date()
    if not today.year - YEARS_BACK <= facts.held_on.year <= today.year + YEARS_AHEAD:
        return {"held_on": _("This is very far from today. Look at the year.")}
    if off := off_on_the_clock(facts) or off_in_length(facts):
        return off
    if facts.ends_at <= now:
        return {"held_on": _("This has been. You can write the session down.")}
    return {}
