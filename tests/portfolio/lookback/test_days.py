"""On which days one looks back."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from portfolio.lookback.days import can_be_planned, default_days, last_day, months_after

DAYS = st.dates(date(1950, 1, 1), date(2200, 1, 1))


def test_a_shorter_month_ends_on_its_last_day():
    assert months_after(date(2027, 11, 30), 3) == date(2028, 2, 29)
    assert months_after(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert default_days(date(2026, 5, 31)) == [date(2026, 8, 31), date(2027, 2, 28)]


@given(DAYS, st.integers(0, 240))
def test_so_many_months_later_is_that_many_months_later(day, months):
    later = months_after(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day <= day.day


@given(DAYS)
def test_only_days_from_today_on_and_within_ten_years(today):
    assert can_be_planned(default_days(today), today)
    assert can_be_planned([today, last_day(today)], today)
    assert not can_be_planned([date.fromordinal(today.toordinal() - 1)], today)
    assert not can_be_planned([date.fromordinal(last_day(today).toordinal() + 1)], today)
    assert not can_be_planned([date.fromordinal(today.toordinal() + ahead) for ahead in range(7)], today)
