"""The mail with a code while the mail server is down: it comes late, or not at all, and never are two codes good."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portfolio.confirmations.code_mail import mail_code, mail_owed
from portfolio.confirmations.models import AnswerCode
from portfolio.confirmations.tasks import try_again
from portfolio.intervision import actions
from tests.factories.intervision import a_session_with_a_guest

CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}")


class Server(EmailBackend):
    """A mail server that does not answer while ``down``, or that takes a mail and then breaks off (``hangs_up``)."""

    down = hangs_up = False

    def send_messages(self, messages):
        if self.down:
            raise ConnectionRefusedError("the mail server is down")
        sent = super().send_messages(messages)
        if self.hangs_up:
            raise TimeoutError("the mail server said nothing more")
        return sent


@pytest.fixture
def server(settings):
    cache.clear()
    settings.EMAIL_BACKEND = f"{__name__}.Server"
    yield Server
    Server.down = Server.hangs_up = False


@pytest.fixture
def guest():
    return a_session_with_a_guest()


@pytest.fixture
def ask(django_capture_on_commit_callbacks):
    def asked(client, guest):
        with django_capture_on_commit_callbacks(execute=True):
            assert client.post(page(guest), {"send": "1"}).status_code == 302

    return asked


def page(guest):
    return reverse("intervision:guest_code", args=[guest.token])


def in_minutes(minutes):
    return time_machine.travel(timezone.now() + timedelta(minutes=minutes))


def codes_in(mailoutbox):
    return [found[0] for mail in mailoutbox if (found := CODE.search(mail.body))]


def fits(client, guest, code):
    return client.post(page(guest), {"code": code}).status_code == 302


def test_a_code_that_the_mail_server_refused_comes_when_it_is_up_again(client, server, guest, ask, mailoutbox):
    server.down = True
    ask(client, guest)
    with in_minutes(10):
        assert mail_owed(timezone.now()) == 1
    assert codes_in(mailoutbox) == []
    server.down = False
    with in_minutes(20):
        mail_owed(timezone.now())
        assert mail_owed(timezone.now()) == 0
    (code,) = codes_in(mailoutbox)
    with in_minutes(29):
        assert fits(client, guest, code)


def test_the_tick_brings_a_code_that_did_not_leave(client, server, guest, ask, mailoutbox):
    server.down = True
    ask(client, guest)
    server.down = False
    with in_minutes(10):
        try_again(timezone.now())
    assert len(codes_in(mailoutbox)) == 1


def test_a_code_that_came_late_works_for_ten_minutes_from_then(client, server, guest, ask, mailoutbox):
    server.down = True
    ask(client, guest)
    server.down = False
    with in_minutes(20):
        mail_owed(timezone.now())
    with in_minutes(31):
        assert not fits(client, guest, codes_in(mailoutbox)[0])


def test_a_mail_that_did_leave_although_the_server_broke_off_is_followed_by_one_whose_code_alone_is_good(
    client, server, guest, ask, mailoutbox
):
    server.hangs_up = True
    ask(client, guest)
    server.hangs_up = False
    with in_minutes(10):
        mail_owed(timezone.now())
        first, second = codes_in(mailoutbox)
        assert not fits(client, guest, first)
        assert fits(client, guest, second)


def test_the_code_of_a_mail_that_left_although_the_server_broke_off_is_good_and_no_other_follows(
    client, server, guest, ask, mailoutbox
):
    server.hangs_up = True
    ask(client, guest)
    server.hangs_up = False
    assert fits(client, guest, codes_in(mailoutbox)[0])
    with in_minutes(10):
        assert mail_owed(timezone.now()) == 0


def test_whoever_asks_once_more_meanwhile_gets_one_mail(client, server, guest, ask, mailoutbox):
    server.down = True
    ask(client, guest)
    ask(client, guest)
    server.down = False
    with in_minutes(10):
        assert mail_owed(timezone.now()) == 1
    assert len(codes_in(mailoutbox)) == 1


def closes(guest):
    guest.session.opened_on -= timedelta(days=60)
    guest.session.closes_on -= timedelta(days=60)
    guest.session.save()
    actions.close_due(timezone.localdate())


def is_taken_out(guest):
    actions.remove(guest.line, by=guest.session.organiser)


@pytest.mark.parametrize(("meanwhile", "minutes"), [(closes, 5), (is_taken_out, 5), (lambda guest: None, 31)])
def test_a_code_that_is_of_no_use_any_more_is_not_mailed(client, server, guest, ask, mailoutbox, meanwhile, minutes):
    server.down = True
    ask(client, guest)
    server.down = False
    meanwhile(guest)
    with in_minutes(minutes):
        mail_owed(timezone.now())
        assert codes_in(mailoutbox) == []
        assert not AnswerCode.objects.to_mail(timezone.now() + timedelta(minutes=5)).exists()


def test_workers_that_can_wait_come_back_within_minutes_without_the_tick(client, server, guest, ask, settings):
    server.down = True
    ask(client, guest)
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["mail"]}}
    with in_minutes(3), pytest.raises(ConnectionRefusedError):
        mail_code.call(AnswerCode.objects.get().pk)
    from django_tasks_db.models import DBTaskResult

    waits = DBTaskResult.objects.get()
    assert timedelta(minutes=4) < waits.run_after - timezone.now() < timedelta(minutes=6)


def test_the_page_says_what_to_do_when_nothing_comes(client, server, guest, ask):
    server.down = True
    ask(client, guest)
    asks_for_it = "vraag een nieuwe code"
    assert asks_for_it in client.get(page(guest)).text
    assert asks_for_it not in Client().get(page(guest)).text
