"""Two at once: the same form from two taps, an answer while the facts change. Real transactions, real threads."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from django.db import connections

from portfolio.intervision import actions
from portfolio.intervision.facts import Invited
from portfolio.intervision.models import Participation, Session, Statement
from portfolio.intervision.queries import facts_of
from portfolio.intervision.statements import verify_statements
from portfolio.intervision.states import Answer
from tests.factories.intervision import FactsFactory, SessionFactory, a_colleague, line_of, new_key
from trail.models import TrailEntry

pytestmark = pytest.mark.usefixtures("committed")


def at_once(*acts):
    """Do all of it at the same moment, each in a thread with a connection of its own."""
    start = Barrier(len(acts))

    def run(act):
        start.wait(10)
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [done.result(60) for done in [pool.submit(run, act) for act in acts]]


def test_a_form_sent_six_times_at_once_is_one_answer():
    line, key = line_of(SessionFactory()), new_key()
    at_once(*[lambda: actions.answer(line, Answer.CONFIRMED, by=line.person, key=key)] * 6)
    assert Statement.objects.count() == 1
    assert TrailEntry.objects.filter(action="session.confirmed").count() == 1


def test_a_session_sent_four_times_at_once_is_one_session():
    organiser, key = a_colleague(), new_key()
    invited = [Invited("A", "a@elders.example"), Invited("B", "b@elders.example")]
    made = at_once(*[lambda: actions.log(FactsFactory(), invited, by=organiser, key=key)] * 4)
    assert len({session.pk for session in made}) == Session.objects.count() == 1


def test_an_answer_and_a_change_at_once_leave_a_line_that_says_what_was_confirmed():
    session = SessionFactory()
    line, facts = line_of(session), replace(facts_of(session), place="online")
    at_once(
        lambda: actions.answer(line, Answer.CONFIRMED, by=line.person, key=new_key()),
        lambda: actions.revise(session, facts, by=session.organiser, base_revision=1, key=new_key()),
    )
    revision = Statement.objects.get().revision
    assert Participation.objects.get(pk=line.pk).state == {1: "stale", 2: "confirmed"}[revision]
    assert verify_statements() == []


def test_two_colleagues_who_name_each_other_at_once_both_keep_their_session():
    one, other = a_colleague(), a_colleague()

    def log(by, colleague):
        invited = [Invited("Een collega", colleague.email), Invited("Een gast", "gast@elders.example")]
        return lambda: actions.log(FactsFactory(), invited, by=by, key=new_key(), different=True)

    for _ in range(5):
        at_once(log(one, other), log(other, one))
    assert Session.objects.count() == 10
