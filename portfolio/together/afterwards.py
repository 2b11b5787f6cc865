"""When the owner of a weighing table is asked what came of it: after three months and after nine. Pure."""

import calendar
from datetime import date

MONTHS = (3, 9)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day when it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def due(counts_from: date | None, asked_back: int, today: date) -> int:
    """After how many months the owner is to be asked now; 0 when it is not yet time, or was done."""
    if counts_from is None:
        return 0
    come = [months for months in MONTHS if months > asked_back and months_after(counts_from, months) <= today]
    return max(come, default=0)


def reached(counts_from: date | None, today: date) -> tuple[int, ...]:
    """The months whose day has come."""
    return tuple(m for m in MONTHS if counts_from and months_after(counts_from, m) <= today)
