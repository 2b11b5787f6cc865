"""First you write, then it unfolds: the rule itself, for every kind, state and seat there is."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from portfolio.together.afterwards import MONTHS, due, months_after, reached
from portfolio.together.states import (
    NEXT,
    NEXT_SEAT,
    STILL_TO_WRITE,
    Kind,
    SeatState,
    State,
    is_complete,
    lies_open,
    see_each_other,
)
from tests.factories.together import exchange, seat_of
from trail.exceptions import NotPossibleNow
from trail.moves import move

TABLES = [(NEXT, State), (NEXT_SEAT, SeatState)]
kinds, states, seats = st.sampled_from(list(Kind)), st.sampled_from(list(State)), st.sampled_from(list(SeatState))


@pytest.mark.parametrize(("table", "states"), TABLES)
def test_every_state_says_what_can_follow(table, states):
    assert set(table) == set(states)
    assert set().union(*table.values()) <= set(states)


@pytest.mark.parametrize(("table", "states"), TABLES)
def test_moves_follow_the_table_both_ways(db, table, states):
    asking = exchange()
    subject = asking if states is State else seat_of(asking)
    for came_from in states:
        for to in states:
            with transaction.atomic():
                subject.state = came_from
                if to in table[came_from]:
                    move(subject, to, table=table, by=None, action="seat.written")
                    assert subject.state == to
                else:
                    with pytest.raises(NotPossibleNow):
                        move(subject, to, table=table, by=None, action="seat.written")


def test_whoever_can_still_write_comes_to_writing():
    assert {state for state in SeatState if SeatState.WROTE in NEXT_SEAT[state]} == STILL_TO_WRITE


@given(kinds, states, seats)
def test_who_did_not_write_sees_nothing_and_shows_nothing(kind, state, seat):
    if seat != SeatState.WROTE or state == State.WITHDRAWN:
        assert not lies_open(kind, state, seat)


@given(kinds, states, seats, seats)
def test_two_seats_see_each_other_or_neither_does(kind, state, one, other):
    assert see_each_other(kind, state, one, other) == see_each_other(kind, state, other, one)
    if see_each_other(kind, state, one, other):
        assert (kind, state, one, other) == (Kind.WEIGHING, State.UNFOLDED, SeatState.WROTE, SeatState.WROTE)


@given(st.lists(seats, max_size=5))
def test_a_table_is_complete_when_nobody_is_waited_for(found):
    assert is_complete(found) == (found.count(SeatState.ASKED) == 0 and found.count(SeatState.WROTE) > 0)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from(MONTHS))
def test_a_day_some_months_on_is_the_same_day_or_the_last_of_its_month(day, months):
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 400), st.sampled_from((0, *MONTHS)))
def test_one_is_asked_back_once_for_each_time(day, passed, asked_back):
    today = day + timedelta(days=passed)
    months = due(day, asked_back, today)
    assert months == 0 or (months > asked_back and months in reached(day, today))
    assert due(day, max(months, asked_back), today) == 0
    assert due(None, asked_back, today) == 0
