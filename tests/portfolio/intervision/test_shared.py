"""When a session is shared: two others confirm what it says now, and nobody says it was no conversation."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portfolio.confirmations import actions as confirmations
from portfolio.confirmations.queries import confirmations_of
from portfolio.intervision import actions
from portfolio.intervision.queries import shared_sessions
from portfolio.sessions.models import Session
from portfolio.sessions.queries import facts_of, is_shared
from portfolio.sessions.states import CONFIRMING, Answer
from tests.factories.intervision import SessionFactory, a_colleague, line_of, new_key, say

ANSWERS = st.lists(st.sampled_from([None, *Answer]), min_size=2, max_size=5)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=ANSWERS)
def test_shared_is_two_confirmations_and_no_denial(db, answers):
    session = SessionFactory(people=[a_colleague() for _ in answers])
    for place, answer in enumerate(answers):
        if answer:
            say(line_of(session, place), answer)
    expected = sum(answer in CONFIRMING for answer in answers) >= 2 and Answer.NO_CONVERSATION not in answers
    assert Session.objects.shared().filter(pk=session.pk).exists() is expected
    assert is_shared(session.participations.all()) is expected
    assert len(confirmations_of(session)) == sum(answer in CONFIRMING for answer in answers)


def test_not_there_denies_nobody_elses_conversation():
    people = [a_colleague() for _ in range(3)]
    session = SessionFactory(people=people, said=[Answer.CONFIRMED, Answer.PARTLY, Answer.NOT_THERE])
    assert Session.objects.shared().get() == session


def test_a_guest_counts_as_much_as_a_member():
    session = SessionFactory(people=[a_colleague()], guests=["gast@elders.example"], said=[Answer.CONFIRMED] * 2)
    assert Session.objects.shared().get() == session
    assert [one.level for one in confirmations_of(session)] == ["account", "link"]


def test_an_edit_unshares_until_two_confirm_again():
    session = SessionFactory(shared=True)
    facts = replace(facts_of(session), place="online")
    session = actions.revise(session, facts, by=session.organiser, base_revision=1, key=new_key())
    assert not Session.objects.shared().exists()
    for place in (0, 1):
        say(line_of(session, place), Answer.CONFIRMED)
    assert Session.objects.shared().get() == session


def test_a_member_finds_the_shared_sessions_of_a_period_in_which_they_were():
    session = SessionFactory(shared=True)
    person, day = line_of(session).person, session.held_on
    found = [shared_sessions(one, day, day).get() for one in (person, session.organiser)]
    assert found == [session, session]
    assert not shared_sessions(person, day + timedelta(days=1), day + timedelta(days=9)).exists()
    assert not shared_sessions(a_colleague(), date(2000, 1, 1), day).exists()


def test_who_was_not_there_has_no_session_to_show():
    people = [a_colleague() for _ in range(3)]
    session = SessionFactory(people=people, said=[Answer.CONFIRMED, Answer.CONFIRMED, Answer.NOT_THERE])
    assert not shared_sessions(people[2], session.held_on, session.held_on).exists()


@pytest.mark.parametrize("no", [Answer.NOT_THERE, Answer.NO_CONVERSATION])
def test_a_no_is_in_nothing_that_leaves_the_session(no):
    people = [a_colleague(name=f"Naam{n}") for n in range(3)]
    session = SessionFactory(people=people, said=[Answer.CONFIRMED, Answer.PARTLY, no])
    assert [(one.name, one.answer) for one in confirmations_of(session)] == [
        ("Naam0", "confirmed"),
        ("Naam1", "partly"),
    ]


def test_a_withdrawal_takes_it_out_again():
    session = SessionFactory(shared=True)
    line = line_of(session)
    confirmations.withdraw(line, by=line.person, key=new_key())
    assert not Session.objects.shared().exists()
    assert len(confirmations_of(session)) == 1
