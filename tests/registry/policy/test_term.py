"""Days: terms, windows and the last day for an objection."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.policy import holidays, term
from registry.policy.models import Policy
from registry.policy.queries import in_force
from tests.factories.policy import PolicyFactory

days = st.dates(min_value=date(2021, 1, 1), max_value=date(2120, 1, 1))


@pytest.mark.parametrize(
    ("day_before", "last_day"),
    [
        (date(2021, 4, 30), date(2026, 4, 30)),
        (date(2024, 2, 29), date(2029, 2, 28)),
        (date(2023, 2, 28), date(2028, 2, 28)),
        (date(2021, 12, 31), date(2026, 12, 31)),
    ],
)
def test_a_term_ends_on_the_same_day_five_years_on(day_before, last_day):
    assert term.last_day_of_term(day_before, years=5) == last_day


@given(days, st.integers(min_value=1, max_value=10))
def test_a_term_is_never_a_month_off(day_before, years):
    last_day = term.last_day_of_term(day_before, years=years)
    assert (last_day.year - day_before.year, last_day.month) == (years, day_before.month)
    assert last_day.day in {day_before.day, 28}


@given(days)
def test_first_and_last_day_belong_together(first_day):
    last_day = term.last_day_of_term(first_day - timedelta(days=1), years=5)
    assert abs((term.first_day_of_term(last_day, years=5) - first_day).days) <= 1


@pytest.mark.parametrize("reckon", [term.last_day_of_term, term.first_day_of_term])
def test_a_term_of_no_years_is_refused(reckon):
    with pytest.raises(ValueError, match="at least a year"):
        reckon(date(2026, 1, 1), years=0)


def test_the_window_opens_a_year_before_the_end():
    assert term.window_opens(date(2026, 4, 30), months=12) == date(2025, 5, 1)
    assert term.window_opens(date(2028, 2, 29), months=12) == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("sent_on", "until"),
    [
        (date(2026, 11, 20), date(2027, 1, 4)),  # ends on New Year's Day, then a weekend
        (date(2026, 4, 9), date(2026, 5, 21)),
        (date(2026, 4, 2), date(2026, 5, 15)),  # ends on Ascension Day
        (date(2026, 11, 14), date(2026, 12, 28)),  # ends on the second day of Christmas, a Saturday
    ],
)
def test_the_last_day_for_an_objection(sent_on, until):
    assert term.objection_until(sent_on) == until


@given(days, st.integers(min_value=1, max_value=12))
def test_an_objection_never_has_less_time_and_ends_on_a_working_day(sent_on, weeks):
    until = term.objection_until(sent_on, weeks=weeks)
    assert until >= sent_on + timedelta(weeks=weeks)
    assert until - sent_on <= timedelta(weeks=weeks, days=6)
    assert holidays.is_working_day(until)


@pytest.mark.parametrize(
    ("year", "sunday"),
    [(2024, (3, 31)), (2025, (4, 20)), (2026, (4, 5)), (2027, (3, 28)), (2038, (4, 25)), (2285, (3, 22))],
)
def test_easter(year, sunday):
    assert holidays.easter(year) == date(year, *sunday)


@given(st.integers(min_value=1583, max_value=4000))
def test_easter_is_a_sunday_in_its_season(year):
    sunday = holidays.easter(year)
    assert sunday.weekday() == holidays.SUNDAY
    assert date(year, 3, 22) <= sunday <= date(year, 4, 25)


def test_kings_day_is_never_a_sunday():
    assert holidays.kings_day(2025) == date(2025, 4, 26)
    assert holidays.kings_day(2026) == date(2026, 4, 27)


def test_the_rules_of_a_day_are_those_that_started_last():
    first = in_force(date(2026, 1, 1))
    later = PolicyFactory(starts_on=date(2027, 1, 1), term_years=6)
    assert in_force(date(2026, 12, 31)) == first
    assert in_force(date(2027, 1, 1)) == later


def test_before_the_register_there_were_no_rules():
    with pytest.raises(Policy.DoesNotExist):
        in_force(date(2020, 12, 31))
