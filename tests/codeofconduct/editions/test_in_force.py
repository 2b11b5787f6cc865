"""Exactly one edition holds on any day, whatever was adopted when, however often the clock ticks."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codeofconduct.editions import actions as editions
from codeofconduct.editions.models import Edition
from codeofconduct.editions.queries import in_force
from codeofconduct.editions.states import S
from tests.factories import codeofconduct as code
from tests.security.test_two_at_once import at_once
from trail.models import TrailEntry

START = datetime(2026, 1, 10, 12, tzinfo=UTC)
DUTCH = ZoneInfo("Europe/Amsterdam")
LIFE = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 90)), min_size=1, max_size=4)
"""For each edition how many days after the one before it was adopted, and how many days later it begins."""
TICKS = st.lists(st.integers(0, 24 * 320), max_size=6)
"""The hours, counted from the start, at which the clock ticked."""


def adopted(life):
    """Adopt one edition after another, each on its own day; the days on which they begin, by number."""
    begins, moment = {}, START
    for step, (waited, ahead) in enumerate(life):
        moment += timedelta(days=waited)
        begin = moment.astimezone(DUTCH).date() + timedelta(days=ahead)
        if begin in begins.values():
            continue
        with time_machine.travel(moment, tick=False):
            code.adopt(code.draft(f"1.{step}"), in_force_from=begin)
        begins[f"1.{step}"] = begin
    return begins, moment


def expected(begins, day):
    begun = [(begin, number) for number, begin in begins.items() if begin <= day]
    return max(begun)[1] if begun else None


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(life=LIFE, ticks=TICKS, asked=st.integers(0, 320))
def test_one_edition_holds_whatever_happened(db, life, ticks, asked):
    with transaction.atomic():
        begins, last = adopted(life)
        day = START.date() + timedelta(days=asked)
        found = in_force(day)
        assert (found.number if found else None) == expected(begins, day)
        now = last
        for hours in sorted(ticks):
            now = max(last, START + timedelta(hours=hours))
            with time_machine.travel(now, tick=False):
                editions.bring_into_force(timezone.localdate())
                editions.bring_into_force(timezone.localdate())
        if ticks:
            holding = Edition.objects.filter(state=S.IN_FORCE).values_list("number", flat=True)
            assert list(holding) == [number for number in [expected(begins, now.astimezone(DUTCH).date())] if number]
        came = list(TrailEntry.objects.filter(action="edition.came_into_force").values_list("subject", flat=True))
        assert len(came) == len(set(came))
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("moment", "number"),
    [
        (datetime(2026, 6, 30, 21, 59, tzinfo=UTC), "1.0"),
        (datetime(2026, 6, 30, 22, 0, tzinfo=UTC), "1.1"),
        (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), "1.1"),
        (datetime(2026, 7, 1, 23, 30, tzinfo=UTC), "1.1"),
    ],
)
def test_the_evening_before_in_utc_is_the_new_day_already(moment, number):
    with time_machine.travel(datetime(2026, 6, 1, 12, tzinfo=UTC), tick=False):
        code.in_force("1.0")
        code.adopt(code.draft("1.1"), in_force_from=datetime(2026, 7, 1, tzinfo=UTC).date())
    with time_machine.travel(moment, tick=False):
        editions.bring_into_force(timezone.localdate())
        assert in_force(timezone.localdate()).number == number
        assert Edition.objects.get(state=S.IN_FORCE).number == number


def test_two_ticks_at_once_are_one(committed):
    today = timezone.localdate()
    code.in_force("1.0")
    code.adopt(code.draft("1.1"), in_force_from=today + timedelta(days=1))
    came = at_once(*[lambda: [one.number for one in editions.bring_into_force(today + timedelta(days=1))]] * 4)
    assert sorted(came) == [[], [], [], ["1.1"]]
    assert TrailEntry.objects.filter(action="edition.came_into_force").count() == 2
    assert list(Edition.objects.filter(state=S.IN_FORCE).values_list("number", flat=True)) == ["1.1"]
