"""What is worth a question, and above all what is not."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.signals.patterns import Confirmed, Kind, Shared, Signal, signals_in
from tests.registry.signals import groups_at_work as groups

GUEST = groups.GUEST
POPULATION = 2_000
FALSE_ALARMS = 0.02
"""Security design, 4.6: of ordinary groups, fewer than this raise anything."""


@pytest.mark.parametrize("size", [4, 5, 6, 7, 8, 10])
def test_ordinary_groups_hardly_ever_raise_a_question(size):
    rng = Random(size)
    raised = [bool(signals_in(groups.an_ordinary_group(rng, size))) for _ in range(POPULATION)]
    assert sum(raised) < FALSE_ALARMS * POPULATION


@pytest.mark.parametrize(
    ("ring", "signal"),
    [
        (groups.a_pair_with_a_filler, Signal(Kind.PAIR, frozenset({0, 1}))),
        (groups.a_closed_three, Signal(Kind.THREE, frozenset({0, 1, 2}))),
        (groups.a_hand_that_answers_for_others, Signal(Kind.SECONDS, frozenset({0, 1}))),
        (groups.a_hand_that_answers_for_others, Signal(Kind.SECONDS, frozenset({0, 2}))),
        (groups.a_hand_that_answers_for_others, Signal(Kind.SECONDS, frozenset({0}))),
    ],
)
def test_a_ring_raises_its_question(ring, signal):
    rng = Random(3)
    assert all(signal in signals_in(ring(rng)) for _ in range(200))


def test_an_ordinary_group_beside_a_ring_stays_out_of_it():
    rng = Random(5)
    ring = [
        Shared(one.logger + 100, tuple(Confirmed(line.by + 100, line.seconds) for line in one.confirmed))
        for one in groups.a_closed_three(rng)
    ]
    found = signals_in(groups.an_ordinary_group(rng, 6) + ring)
    assert {person for signal in found for person in signal.people} == {100, 101, 102}


@given(
    st.lists(
        st.builds(
            Shared,
            st.integers(0, 5),
            st.lists(st.builds(Confirmed, st.sampled_from([GUEST, 6, 7, 8]), st.floats(0, 1e6)), max_size=5).map(tuple),
        ),
        max_size=5,
    )
)
def test_a_handful_of_sessions_is_no_pattern_of_a_circle(sessions):
    assert not [signal for signal in signals_in(sessions) if signal.kind != Kind.SECONDS]


@given(st.randoms(use_true_random=False), st.integers(0, 10_000))
def test_the_order_of_sessions_tells_nothing(rng, seed):
    sessions = groups.an_ordinary_group(Random(seed), 5) + groups.a_closed_three(Random(seed))
    shuffled = rng.sample(sessions, k=len(sessions))
    assert signals_in(shuffled) == signals_in(sessions)


def logged(logger, *by, times=1, seconds=4000.0):
    """The same session so many times: who wrote it down, and who confirmed it."""
    return [Shared(logger, tuple(Confirmed(one, seconds) for one in by))] * times


def kinds_in(sessions):
    return [signal.kind for signal in signals_in(sessions)]


@pytest.mark.parametrize(("times", "kinds"), [(5, []), (6, [Kind.PAIR])])
def test_a_pair_is_a_question_from_the_sixth_session_on(times, kinds):
    assert kinds_in(logged(0, 1, GUEST, times=times)) == kinds


@pytest.mark.parametrize(("others", "kinds"), [(3, [Kind.PAIR]), (4, [])])
def test_a_pair_is_a_question_when_more_than_six_in_ten_rest_on_it(others, kinds):
    assert (
        kinds_in(logged(0, 1, GUEST, times=3) + logged(1, 0, GUEST, times=3) + logged(1, 2, 3, times=others)) == kinds
    )


@pytest.mark.parametrize("by", [(1, GUEST, GUEST), (GUEST, GUEST), (1, 2, GUEST)])
def test_no_pair_where_somebody_else_looks_along(by):
    assert Kind.PAIR not in kinds_in(logged(0, *by, times=8))


@pytest.mark.parametrize(("times", "kinds"), [(5, []), (6, [Kind.THREE])])
def test_a_circle_is_a_question_from_the_sixth_session_on(times, kinds):
    assert kinds_in(logged(0, 1, 2, times=times)) == kinds


@pytest.mark.parametrize(("others", "kinds"), [(1, [Kind.THREE]), (2, [])])
def test_a_circle_is_no_question_when_one_in_ten_looks_in_from_outside(others, kinds):
    assert kinds_in(logged(0, 1, 2, times=9 - others) + logged(0, 1, 2, 3, times=others)) == kinds


@pytest.mark.parametrize(
    ("times", "seconds", "kinds"), [(5, 19.9, [Kind.SECONDS]), (5, 0.0, [Kind.SECONDS]), (4, 1.0, []), (5, 20.0, [])]
)
def test_five_answers_sooner_than_one_can_read_are_a_question(times, seconds, kinds):
    assert kinds_in(logged(0, 1, times=times, seconds=seconds)) == kinds


@pytest.mark.parametrize(("quick", "kinds"), [(2, []), (3, [Kind.SECONDS])])
def test_most_answers_count_not_the_quickest_and_not_the_slowest(quick, kinds):
    assert kinds_in(logged(0, 1, times=quick, seconds=3.0) + logged(0, 1, times=5 - quick)) == kinds


def test_an_answer_of_which_nothing_is_known_says_nothing():
    unknown = logged(0, 1, times=9, seconds=None)
    assert Kind.SECONDS not in kinds_in(logged(0, 1, times=4, seconds=3.0) + unknown)
