"""At most two reminders, then silence; and a mail server that is down for an hour."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.utils import timezone

from portfolio.confirmations import actions as confirmations
from portfolio.confirmations import reminders, silence
from portfolio.confirmations.models import Invitation, NoReminders
from portfolio.confirmations.tasks import try_again
from portfolio.intervision import actions
from portfolio.sessions.states import Answer
from tests.factories.intervision import FactsFactory, SessionFactory, a_colleague, line_of, new_key, say

STOP = re.compile(r"/meekijken/[^/\s]+/geen-herinneringen/")


class SometimesDown(EmailBackend):
    """A mail server that does not answer while ``down``."""

    down = False

    def send_messages(self, messages):
        if self.down:
            raise ConnectionRefusedError("the mail server is down")
        return super().send_messages(messages)


@pytest.fixture
def server(settings):
    settings.EMAIL_BACKEND = f"{__name__}.SometimesDown"
    yield SometimesDown
    SometimesDown.down = False


@pytest.fixture
def run(django_capture_on_commit_callbacks):
    """Do something with what follows on its commit."""

    def doing(act, *args, **more):
        with django_capture_on_commit_callbacks(execute=True):
            return act(*args, **more)

    return doing


@pytest.fixture
def days(run):
    """Run the reminders of a session's first days: by day, how many left."""

    def counted(session, last):
        return {day: sent for day in range(last + 1) if (sent := on_day(session, day, run))}

    return counted


def on_day(session, day, run):
    with time_machine.travel(timezone.now() + timedelta(days=day)):
        return run(reminders.remind_due, session.opened_on + timedelta(days=day))


def occasions(line):
    return sorted(Invitation.objects.filter(participation=line).values_list("why", flat=True))


def test_a_question_is_asked_once_and_recalled_twice_and_then_never_again(days, mailoutbox, run):
    session = run(SessionFactory)
    assert days(session, 30) == {4: 2, 10: 2}
    assert occasions(line_of(session)) == ["asked:1", "reminder:1", "reminder:2"]
    assert len(mailoutbox) == 6
    actions.close_due(session.closes_on + timedelta(days=1))
    assert len(mailoutbox) == 6


@pytest.mark.parametrize("said", Answer)
def test_whoever_answered_hears_nothing_more(days, said, run):
    session = SessionFactory()
    say(line_of(session), said)
    assert days(session, 30) == {4: 1, 10: 1}
    assert not any(why.startswith("reminder") for why in occasions(line_of(session)))


def test_whoever_took_their_answer_back_hears_nothing_more(days):
    session = SessionFactory(said=[Answer.CONFIRMED, Answer.CONFIRMED])
    line = line_of(session)
    confirmations.withdraw(line, by=line.person, key=new_key())
    assert days(session, 30) == {}


def test_after_a_standstill_one_mail_makes_up_for_two(days, run):
    session = SessionFactory()
    assert on_day(session, 11, run) == 2
    assert {on_day(session, day, run) for day in (11, 12, 20)} == {0}
    assert occasions(line_of(session)) == ["asked:1", "reminder:2"]


def test_a_late_first_reminder_is_not_followed_by_another_the_next_day(run):
    session = SessionFactory()
    assert [on_day(session, day, run) for day in (9, 10, 12, 13)] == [2, 0, 0, 2]


def test_a_question_that_opens_again_is_not_asked_more_often(days, run):
    session = run(SessionFactory, said=[Answer.CONFIRMED])
    days(session, 30)
    actions.close_due(session.closes_on + timedelta(days=1))
    session.refresh_from_db()
    facts = FactsFactory(theme="iets anders")
    run(actions.revise, session, facts, by=session.organiser, base_revision=1, key=new_key())
    session.refresh_from_db()
    days(session, 30)
    silent = line_of(session, 1)
    assert silent.state == "asked"
    assert occasions(silent) == ["asked:1", "reminder:1", "reminder:2"]


def test_a_mail_server_that_is_down_for_an_hour_costs_nobody_a_mail(server, mailoutbox, run):
    server.down = True
    session = run(SessionFactory)
    now = timezone.now()
    for minutes in range(10, 70, 10):
        with time_machine.travel(now + timedelta(minutes=minutes, seconds=5)):
            assert run(try_again, timezone.now()) == 2
    assert not mailoutbox
    server.down = False
    for minutes in (70, 80, 90):
        with time_machine.travel(now + timedelta(minutes=minutes, seconds=5)):
            run(try_again, timezone.now())
    colleagues = [line.person.email for line in session.participations.all()]
    assert sorted(mail.to[0] for mail in mailoutbox) == sorted(colleagues)


def test_a_mail_nobody_needs_any_more_is_not_sent_late(server, mailoutbox, run):
    server.down = True
    session = run(SessionFactory)
    say(line_of(session), Answer.CONFIRMED)
    server.down = False
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        run(try_again, timezone.now())
    mine = [mail for mail in mailoutbox if mail.to == [line_of(session).person.email]]
    assert ["intrekken" in mail.body for mail in mine] == [True]
    with time_machine.travel(timezone.now() + timedelta(minutes=30)):
        assert run(try_again, timezone.now()) == 0


def test_an_address_that_never_works_is_left_in_peace_after_three_days(server, run):
    server.down = True
    run(SessionFactory)
    tried = 0
    for hour in range(1, 24 * 6):
        with time_machine.travel(timezone.now() + timedelta(hours=hour)):
            tried += run(try_again, timezone.now())
    assert tried <= 2 * 24 * 3


def the_link_to_stop(mail):
    return STOP.search(mail.body)[0]


def test_one_tap_in_the_mail_program_ends_the_reminders(days, mailoutbox, run):
    colleague = a_colleague()
    session = run(SessionFactory, people=[colleague, a_colleague()])
    mail = next(mail for mail in mailoutbox if mail.to == [colleague.email])
    assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    url = the_link_to_stop(mail)
    assert url in mail.extra_headers["List-Unsubscribe"]
    assert colleague.email not in url
    button = Client(enforce_csrf_checks=True)
    assert button.post(url, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert button.post(url, {"List-Unsubscribe": "One-Click"}).status_code == 200
    mailoutbox.clear()
    days(session, 30)
    assert {mail.to[0] for mail in mailoutbox} == {line_of(session, 1).person.email}


def test_looking_at_the_page_ends_nothing_and_there_is_a_way_back(client):
    line = line_of(SessionFactory())
    url = f"/meekijken/{silence.token_for(line)}/geen-herinneringen/"
    assert client.get(url).status_code == client.head(url).status_code == 200
    assert silence.wants_reminders(line)
    client.post(url)
    assert silence.wants_reminders(line)
    client.post(url, {"then": "off"})
    assert not silence.wants_reminders(line)
    client.post(url, {"then": "on"})
    assert silence.wants_reminders(line)


def test_no_reminders_holds_for_every_spelling_of_the_mailbox_and_for_no_other():
    session = SessionFactory(people=[], guests=["Ann.De.Wit+werk@gmail.com", "anders@elders.example"])
    again = SessionFactory(people=[], guests=["anndewit@googlemail.com", "derde@elders.example"])
    silence.stop(silence.marked_by(silence.token_for(line_of(session))))
    assert not silence.wants_reminders(line_of(again))
    assert silence.wants_reminders(line_of(session, 1))
    assert "wit" not in str(list(NoReminders.objects.values_list()))


@pytest.mark.parametrize("token", ["x", "a" * 64, "a" * 64 + ":" + "b" * 43, "%00", "é:é"])
def test_nobody_can_make_such_a_link(client, token):
    cache.clear()
    assert client.post(f"/meekijken/{token}/geen-herinneringen/").status_code == 404
    assert not NoReminders.objects.exists()
