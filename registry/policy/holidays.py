"""Days on which a term does not end: weekends and the Dutch public holidays of the Algemene termijnenwet, article 3."""

from datetime import date, timedelta
from functools import lru_cache

SATURDAY, SUNDAY = 5, 6


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher). ``year`` from 1583 on."""
    moon, century, rest = year % 19, year // 100, year % 100
    leap_centuries, left = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * moon + century - leap_centuries - correction + 15) % 30
    leaps, odd = divmod(rest, 4)
    weekday = (32 + 2 * left + 2 * leaps - epact - odd) % 7
    shift = (moon + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def kings_day(year: int) -> date:
    """27 April, or the day before when that is a Sunday (since 2014; the register is younger)."""
    day = date(year, 4, 27)
    return day - timedelta(days=1) if day.weekday() == SUNDAY else day


@lru_cache(maxsize=64)
def public_holidays(year: int) -> frozenset[date]:
    """New Year, Good Friday, Easter Monday, King's Day, 5 May, Ascension, Whit Monday and both days of Christmas."""
    sunday = easter(year)
    moving = {sunday + timedelta(days=days) for days in (-2, 1, 39, 50)}
    fixed = {date(year, 1, 1), kings_day(year), date(year, 5, 5), date(year, 12, 25), date(year, 12, 26)}
    return frozenset(moving | fixed)


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in public_holidays(day.year)


def next_working_day(day: date) -> date:
    """``day`` itself when it is one."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day
