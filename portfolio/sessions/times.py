"""Wall-clock times in the Netherlands as moments: over midnight, and over a change of the clock. Pure."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/Amsterdam")


def begin_of(day: date, begins: time) -> datetime:
    """The moment itself, in UTC. Of an hour that comes twice it is the first; one that is skipped is an hour later."""
    return datetime.combine(day, begins, HERE).astimezone(UTC)


def end_of(day: date, begins: time, ends: time) -> datetime:
    return datetime.combine(last_day(day, begins, ends), ends, HERE).astimezone(UTC)


def last_day(day: date, begins: time, ends: time) -> date:
    """The day on which it ends: an end that is not after the begin is after midnight."""
    return day if ends > begins else day + timedelta(days=1)


def is_skipped(day: date, at: time) -> bool:
    """Whether the clock jumps over this time on this day."""
    there = datetime.combine(day, at, HERE)
    return there.astimezone(UTC).astimezone(HERE).replace(tzinfo=None) != there.replace(tzinfo=None)
