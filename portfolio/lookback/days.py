"""On which days one looks back. Pure: no clock, no database."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

MONTHS = (3, 9)
"""After how many months one is asked by default (product text, 3.2)."""
RESTS = 1
"""Months by which "let it rest for now" moves a day."""
MOST_DAYS = 6
"""How many days can wait at once for one situation: enough for years, few enough to look at."""
LAST_YEARS = 10
"""How far ahead a day can lie; a later one is a typing mistake."""


def months_after(day: date, months: int) -> date:
    """The same day of the month that many months later, or the last one when that month is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def default_days(day: date) -> list[date]:
    return [months_after(day, months) for months in MONTHS]


def last_day(today: date) -> date:
    return months_after(today, 12 * LAST_YEARS)


def can_be_planned(days: Iterable[date], today: date) -> bool:
    """Whether every day is today or ahead, none too far off, and not too many."""
    days = list(days)
    return len(days) <= MOST_DAYS and all(today <= day <= last_day(today) for day in days)
