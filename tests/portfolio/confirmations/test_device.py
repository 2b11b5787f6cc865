"""A colleague answers on the logger's own phone: with a code from elsewhere, and neither sees anything of the other."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from portfolio.confirmations.models import AnswerCode
from portfolio.intervision import actions
from portfolio.sessions.models import Participation
from portfolio.sessions.states import Answer
from tests.factories.intervision import SessionFactory, a_colleague, line_of, new_key, say

CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}")
HERE, CODES, ANSWER = "/intervisie/hier/", "/intervisie/hier/code/", "/intervisie/hier/antwoord/"


@pytest.fixture(autouse=True)
def _no_misses_yet():
    cache.clear()


@pytest.fixture
def session():
    return SessionFactory(organiser=a_colleague(name="Fatima Achternaam"))


@pytest.fixture
def phone(client, session):
    """The logger's phone, handed over."""
    client.force_login(session.organiser)
    assert client.post(reverse("intervision:hand_over", args=[session.pk]))["Location"] == HERE
    return client


@pytest.fixture
def code_for(phone, django_capture_on_commit_callbacks, mailoutbox):
    """Choose a line, ask for its code, and read that in the colleague's own mail."""

    def asked(line):
        phone.post(HERE, {"colleague": str(line.pk)})
        with django_capture_on_commit_callbacks(execute=True):
            phone.post(CODES, {"send": "1"})
        assert mailoutbox[-1].to == [line.person.email]
        return CODE.search(mailoutbox[-1].body)[0]

    return asked


def answer(phone, said="confirmed"):
    return phone.post(ANSWER, {"said": said, "revision": 1, "key": new_key()})


def test_a_colleague_answers_on_the_loggers_phone_with_their_own_code(phone, session, code_for):
    line = line_of(session)
    assert phone.post(CODES, {"code": code_for(line)})["Location"] == ANSWER
    page = phone.get(ANSWER).content.decode()
    assert page.count('type="radio"') == 4
    assert "checked" not in page
    assert "<textarea" not in page
    assert answer(phone)["Location"] == HERE
    line = Participation.objects.get(pk=line.pk)
    assert (line.state, line.level) == ("confirmed", "device")


def test_the_colleague_gets_the_mail_with_a_way_back(
    phone, session, code_for, mailoutbox, django_capture_on_commit_callbacks
):
    phone.post(CODES, {"code": code_for(line_of(session))})
    with django_capture_on_commit_callbacks(execute=True):
        answer(phone)
    assert mailoutbox[-1].to == [line_of(session).person.email]
    assert "/intrekken/" in mailoutbox[-1].body


def test_several_colleagues_answer_one_after_another(phone, session, code_for):
    for place in (0, 1):
        phone.post(CODES, {"code": code_for(line_of(session, place))})
        answer(phone)
    assert {line.level for line in session.participations.all()} == {"device"}


def test_the_colleague_sees_nothing_of_the_loggers(phone, session):
    for url in (HERE, reverse("home:portfolio"), reverse("intervision:session", args=[session.pk])):
        page = phone.get(url)
        assert "Achternaam" not in page.content.decode()
        assert page.status_code == (200 if url == HERE else 302)


def test_the_logger_sees_no_answer_on_the_phone(phone, session, code_for):
    phone.post(CODES, {"code": code_for(line_of(session))})
    answer(phone, "no_conversation")
    pages = "".join(phone.get(url, follow=True).content.decode() for url in (HERE, CODES, ANSWER))
    assert "no_conversation" not in pages
    assert answer(phone, "confirmed")["Location"] == HERE
    assert line_of(session).answer == "no_conversation"


def test_without_the_code_the_logger_answers_for_nobody(phone, session, code_for):
    line = line_of(session)
    code_for(line)
    assert answer(phone)["Location"] == HERE
    for guess in ("0000-0000", "", "AAAA-AAAA"):
        assert phone.post(CODES, {"code": guess}).status_code == 422
        assert answer(phone)["Location"] == HERE
    assert line_of(session).state == "asked"


def test_a_code_of_one_colleague_answers_for_no_other(phone, session, code_for):
    code = code_for(line_of(session, 0))
    phone.post(HERE, {"colleague": str(line_of(session, 1).pk)})
    assert phone.post(CODES, {"code": code}).status_code == 422
    phone.post(HERE, {"colleague": str(line_of(session, 0).pk)})
    assert phone.post(CODES, {"code": code}).status_code == 302
    phone.post(HERE, {"colleague": str(line_of(session, 1).pk)})
    assert answer(phone)["Location"] == HERE
    assert {line.state for line in session.participations.all()} == {"asked"}


def test_once_the_logger_signs_in_again_the_phone_is_theirs(phone, session, code_for):
    phone.post(CODES, {"code": code_for(line_of(session))})
    phone.force_login(session.organiser)
    assert phone.get(ANSWER).status_code == answer(phone).status_code == 404
    assert line_of(session).state == "asked"


def test_a_phone_is_handed_over_for_an_hour_and_an_open_session(phone, session):
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        assert phone.get(HERE).status_code == 404
    for line in session.participations.all():
        say(line, Answer.CONFIRMED)
    actions.close_due(session.closes_on + timedelta(days=1))
    assert phone.get(HERE).status_code == 404


def test_only_whoever_wrote_it_down_hands_over_and_only_an_open_session(client, session):
    url = reverse("intervision:hand_over", args=[session.pk])
    client.force_login(line_of(session).person)
    assert client.get(url).status_code == client.post(url).status_code == 403
    client.force_login(a_colleague())
    assert client.get(url).status_code == client.post(url).status_code == 404
    client.force_login(session.organiser)
    actions.close_due(session.closes_on + timedelta(days=1))
    assert client.post(url).status_code == 403


def test_a_mailbox_of_the_loggers_own_is_not_among_the_names(session, client):
    """A second account of the logger was named; afterwards the logger's own mailbox was added to it."""
    line = line_of(session)
    EmailAddress.objects.create(user=line.person, email=session.organiser.email.replace("@", "+tweede@"), verified=True)
    client.force_login(session.organiser)
    client.post(reverse("intervision:hand_over", args=[session.pk]))
    page = client.get(HERE).content.decode()
    assert str(line.pk) not in page
    assert str(line_of(session, 1).pk) in page
    assert client.post(HERE, {"colleague": str(line.pk)}).status_code == 422


@pytest.mark.parametrize("sent", [{}, {"colleague": ""}, {"colleague": "x"}, {"colleague": "0" * 36}])
def test_nobody_is_chosen_beforehand(phone, sent):
    assert "checked" not in phone.get(HERE).content.decode()
    assert phone.post(HERE, sent).status_code == 422
    assert not AnswerCode.objects.exists()


def test_a_phone_that_was_not_handed_over_shows_nothing(client):
    for url in (HERE, CODES, ANSWER):
        assert client.get(url).status_code == client.post(url).status_code == 404
