"""Two at once: the same form from two taps, an answer while the facts change. Real transactions, real threads."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from portfolio.confirmations import actions as confirmations
from portfolio.confirmations.models import Statement
from portfolio.confirmations.statements import verify_statements
from portfolio.intervision import actions
from portfolio.sessions.exceptions import AlreadyThere
from portfolio.sessions.facts import Invited
from portfolio.sessions.models import Participation, Session
from portfolio.sessions.queries import facts_of
from portfolio.sessions.states import Answer
from tests.factories.intervision import FactsFactory, SessionFactory, a_colleague, line_of, named, new_key
from tests.portfolio.intervision.test_views import filled
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
    at_once(*[lambda: confirmations.answer(line, Answer.CONFIRMED, by=line.person, key=key)] * 6)
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
        lambda: confirmations.answer(line, Answer.CONFIRMED, by=line.person, key=new_key()),
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


def test_ten_who_were_in_one_conversation_and_all_write_it_down_at_once_are_one_session():
    everyone = [a_colleague() for _ in range(10)]

    def log(by):
        def act():
            try:
                return actions.log(FactsFactory(), named([one for one in everyone if one != by]), by=by, key=new_key())
            except AlreadyThere as reason:
                return reason.session

        return act

    assert len({session.pk for session in at_once(*map(log, everyone))}) == Session.objects.count() == 1


def test_whoever_of_two_comes_second_is_led_to_the_session_that_stands_and_keeps_their_text():
    pair, browsers = [a_colleague(), a_colleague()], [Client(), Client()]
    for browser, person in zip(browsers, pair, strict=True):
        browser.force_login(person)

    def log(browser, colleague):
        sent = filled(theme="kanarievogel", **{"colleagues-0-email": colleague.email})
        return lambda: browser.post(reverse("intervision:log"), sent)

    answers = at_once(log(browsers[0], pair[1]), log(browsers[1], pair[0]))
    there = reverse("intervision:session", args=[Session.objects.get().pk])
    first, second = sorted(answers, key=lambda answer: answer.status_code)
    assert (first.status_code, first["Location"]) == (302, there)
    assert second.status_code == 409
    assert all(one in second.text for one in (f'href="{there}"', 'value="kanarievogel"', 'value="joost@example.nl"'))
