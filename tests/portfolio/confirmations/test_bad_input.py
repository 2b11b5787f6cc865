"""What people try, and what happens by accident: one's own session, links that went elsewhere, ten people at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from portfolio.confirmations import actions as confirmations
from portfolio.confirmations import invitations, silence
from portfolio.confirmations.models import Invitation
from portfolio.confirmations.queries import lines_of
from portfolio.confirmations.reminders import remind_due
from portfolio.confirmations.statements import verify_statements
from portfolio.intervision import actions
from portfolio.sessions.facts import Invited
from portfolio.sessions.models import Participation, Session
from portfolio.sessions.rules import refused
from portfolio.sessions.states import Answer, LineState
from tests.factories.intervision import (
    FactsFactory,
    SessionFactory,
    a_colleague,
    a_session_with_a_guest,
    a_token,
    line_of,
    new_key,
    say,
)
from trail.exceptions import NotPossibleNow

AUTHOR = "fatima.el.amrani@gmail.com"
SAME_MAILBOX = [
    "FATIMA.EL.AMRANI@GMAIL.COM",
    "fatimaelamrani@gmail.com",
    "fatima.el.amrani+werk@gmail.com",
    "fatima.el.amrani@googlemail.com",
    "f\u0430tima.el.amrani@gmail.com",  # a Cyrillic letter
    "ｆatima.el.amrani@gmail.com",  # a wide one
]


@pytest.fixture(autouse=True)
def _no_misses_yet():
    cache.clear()


@pytest.fixture
def author():
    return a_colleague(email=AUTHOR)


def add_address(person, address):
    EmailAddress.objects.create(user=person, email=address, verified=True)


@pytest.mark.parametrize("address", SAME_MAILBOX)
def test_the_author_is_not_named_in_another_spelling(author, address):
    assert set(refused([Invited("Ik", address)], author)) == {0}


@pytest.mark.parametrize("address", SAME_MAILBOX)
def test_a_second_account_with_the_authors_mailbox_is_not_named(author, address):
    second = a_colleague(email="tweede@elders.example")
    add_address(second, address)
    assert set(refused([Invited("Tweede", second.email)], author)) == {0}


@pytest.mark.parametrize("address", SAME_MAILBOX)
def test_a_second_account_that_gets_the_authors_mailbox_afterwards_confirms_nothing(client, author, address):
    second = a_colleague(email="tweede@elders.example")
    session = SessionFactory(organiser=author, people=[second, a_colleague()])
    line = line_of(session)
    token = a_token(line)
    add_address(second, address)
    with pytest.raises(PermissionDenied):
        confirmations.answer(line, Answer.CONFIRMED, by=second, key=new_key())
    with pytest.raises(PermissionDenied):
        confirmations.answer(line, Answer.CONFIRMED, token=token, key=new_key())
    sent = {"said": "confirmed", "revision": 1, "key": new_key()}
    client.force_login(second)
    assert client.post(reverse("intervision:answer", args=[session.pk]), sent).status_code == 403
    for name in ("guest", "guest_code"):
        url = reverse(f"intervision:{name}", args=[token])
        assert client.get(url).status_code == client.post(url, sent).status_code == 404
    assert line_of(session).state == LineState.ASKED


def test_the_author_gets_a_guests_mailbox_afterwards_and_confirms_nothing(client, author):
    session = SessionFactory(organiser=author, people=[a_colleague()], guests=["postbus@elders.example"])
    token = a_token(line_of(session, 1))
    add_address(author, "Postbus+x@elders.example")
    url = reverse("intervision:guest", args=[token])
    assert client.post(url, {"said": "confirmed", "revision": 1, "key": new_key()}).status_code == 404
    assert line_of(session, 1).state == LineState.ASKED


def test_what_was_confirmed_before_can_still_be_taken_back(author):
    second = a_colleague()
    session = SessionFactory(organiser=author, people=[second, a_colleague()], said=[Answer.CONFIRMED])
    add_address(second, SAME_MAILBOX[2])
    confirmations.withdraw(line_of(session), by=second, key=new_key())
    assert line_of(session).state == LineState.WITHDRAWN


def test_a_guest_in_two_browsers_has_one_line(client):
    from django.test import Client

    guest = a_session_with_a_guest()
    url = reverse("intervision:guest", args=[guest.token])
    for browser in (Client(), Client()):
        assert browser.post(url, {"said": "confirmed", "revision": 1, "key": new_key()}).status_code == 302
    assert guest.line.statements.count() == 1
    assert Client().post(url, {"said": "not_there", "revision": 1, "key": new_key()}).status_code == 302
    assert guest.line.statements.count() == 2


def queries_of(client, url, assert_num):
    with assert_num() as asked:
        assert client.get(url).status_code == 404
    return [query["sql"].split(" WHERE ")[0] for query in asked.captured_queries]


def test_a_link_that_does_not_work_costs_the_same_work_whatever_the_reason(client):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    guest = a_session_with_a_guest()
    expired, revoked = a_token(guest.line, "a"), a_token(guest.line, "b")
    Invitation.objects.filter(why="a").update(expires_at=timezone.now())
    Invitation.objects.filter(why="b").update(revoked_at=timezone.now())
    work = [
        queries_of(client, reverse("intervision:guest", args=[token]), lambda: CaptureQueriesContext(connection))
        for token in ("er-is-niets-dat-zo-heet", expired, revoked, guest.token[:-1])
    ]
    assert all(one == work[0] for one in work)


def test_the_way_back_in_the_mail_works_after_the_session_closed_and_until_the_mail_says(client):
    guest = a_session_with_a_guest()
    say(guest.line, Answer.CONFIRMED, token=guest.token)
    say(line_of(guest.session), Answer.CONFIRMED)
    url = reverse("intervision:guest_withdraw", args=[guest.token])
    Session.objects.update(opened_on=timezone.localdate() - timedelta(days=15))
    assert actions.close_due(timezone.localdate()) == 1
    for _look in range(2):
        assert client.get(url).status_code == 200
    assert line_of(guest.session, 1).state == LineState.CONFIRMED
    with time_machine.travel(timezone.now() + timedelta(days=14, minutes=1)):
        assert client.post(url, {"take": "back", "key": new_key()}).status_code == 404
    assert client.post(url, {"take": "back", "key": new_key()}).status_code == 302
    assert line_of(guest.session, 1).state == LineState.WITHDRAWN
    with time_machine.travel(timezone.now() + timedelta(days=30)):
        late = a_token(guest.line)
        assert client.get(reverse("intervision:guest_withdraw", args=[late])).status_code == 200


@pytest.mark.parametrize("withdrawn_by", ["a scanner", "a person"])
def test_only_the_button_takes_an_answer_back(client, withdrawn_by):
    guest = a_session_with_a_guest()
    say(guest.line, Answer.CONFIRMED, token=guest.token)
    pressed = {"take": "back"} if withdrawn_by == "a person" else {}
    client.post(reverse("intervision:guest_withdraw", args=[guest.token]), {"key": new_key(), **pressed})
    assert (line_of(guest.session, 1).state == LineState.WITHDRAWN) == (withdrawn_by == "a person")


def test_somebody_named_by_mistake_is_taken_out_and_sees_nothing_any_more(client):
    session = SessionFactory(people=[a_colleague(), a_colleague()], guests=["fout@elders.example"])
    line, member = line_of(session, 2), line_of(session, 1)
    token = a_token(line)
    client.force_login(session.organiser)
    for one in (line, member):
        url = reverse("intervision:remove", args=[session.pk, one.pk])
        assert client.get(url).status_code == 200
        assert Participation.objects.get(pk=one.pk).state == LineState.ASKED
        assert client.post(url).status_code == 302
        assert client.post(url).status_code == 404
    assert len(lines_of(session, FactsFactory())) == 1
    assert invitations.behind(token) is None
    assert client.get(reverse("intervision:guest", args=[token])).status_code == 404
    client.force_login(member.person)
    for name in ("session", "answer"):
        assert client.get(reverse(f"intervision:{name}", args=[session.pk])).status_code == 404
    with time_machine.travel(timezone.now() + timedelta(days=5)):
        assert remind_due(timezone.localdate()) == 1
    with pytest.raises(NotPossibleNow):
        confirmations.answer(member, Answer.CONFIRMED, by=member.person, key=new_key())


def test_whoever_confirmed_stays_and_what_they_signed_still_holds():
    session = SessionFactory(people=[a_colleague() for _n in range(3)], said=[Answer.CONFIRMED, Answer.PARTLY])
    with pytest.raises(NotPossibleNow):
        actions.remove(line_of(session), by=session.organiser)
    actions.remove(line_of(session, 2), by=session.organiser)
    assert verify_statements() == []
    assert Session.objects.shared().get() == session
    with pytest.raises(PermissionDenied):
        actions.remove(line_of(session, 1), by=line_of(session).person)


def test_a_mailbox_without_reminders_is_still_asked_once(mailoutbox, django_capture_on_commit_callbacks):
    first = SessionFactory(people=[], guests=["rust@elders.example", "b@elders.example"])
    silence.stop(silence.marked_by(silence.token_for(line_of(first))))
    with django_capture_on_commit_callbacks(execute=True):
        SessionFactory(people=[], guests=["rust@elders.example", "c@elders.example"])
    assert ["rust@elders.example"] in [mail.to for mail in mailoutbox]


@pytest.mark.usefixtures("committed")
def test_ten_people_confirm_in_the_same_second():
    """The largest group: whoever wrote it down, and nine others who all tap at once."""
    from threading import Barrier

    from django.db import connections

    session = SessionFactory(people=[a_colleague() for _n in range(9)])
    lines = list(Participation.objects.filter(session=session).select_related("person"))
    start = Barrier(len(lines))

    def confirm(line):
        start.wait(30)
        try:
            return confirmations.answer(line, Answer.CONFIRMED, by=line.person, shown=1, key=new_key())
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(lines)) as pool:
        list(pool.map(confirm, lines))
    assert {line.state for line in session.participations.all()} == {LineState.CONFIRMED}
    assert [line.statements.count() for line in lines] == [1] * 9
    assert Session.objects.shared().get() == session
    assert verify_statements() == []
