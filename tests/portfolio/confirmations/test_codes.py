"""A mailed code answers for one line, once, in one browser; everything else is the same calm sentence."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from portfolio.confirmations import actions as confirmations
from portfolio.confirmations import code_signs, codes
from portfolio.confirmations.models import AnswerCode
from portfolio.sessions.models import Participation
from portfolio.sessions.states import Answer, Level
from tests.factories.intervision import FactsFactory, a_session_with_a_guest, line_of, new_key, say
from trail.exceptions import NotPossibleNow

CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}")
CANARY = "kanarievogel"
SENTENCE = "Deze code past niet. Kijk nog eens, of vraag een nieuwe."


@pytest.fixture(autouse=True)
def _no_misses_yet():
    cache.clear()


@pytest.fixture
def guest():
    return a_session_with_a_guest()


@pytest.fixture
def ask(django_capture_on_commit_callbacks, mailoutbox):
    """Ask for a code by the page of a link, and read it in the mail."""

    def asked(client, guest):
        with django_capture_on_commit_callbacks(execute=True):
            assert client.post(page(guest), {"send": "1"}).status_code == 302
        return CODE.search(mailoutbox[-1].body)[0]

    return asked


def page(guest, name="guest_code"):
    return reverse(f"intervision:{name}", args=[guest.token])


def typed(client, guest, code):
    return client.post(page(guest), {"code": code})


def answered(client, guest, said="confirmed"):
    return client.post(page(guest, "guest"), {"said": said, "revision": 1, "key": new_key()})


def line_now(guest):
    return Participation.objects.get(pk=guest.line.pk)


def says_no(answer):
    return answer.status_code == 422 and answer.content.decode().count(SENTENCE) == 1


def test_with_the_code_from_the_mail_the_answer_counts_as_given_with_a_code(client, guest, ask):
    code = ask(client, guest)
    assert typed(client, guest, code)["Location"] == page(guest, "guest")
    assert line_now(guest).state == "asked"
    answered(client, guest)
    assert (line_now(guest).state, line_now(guest).level) == ("confirmed", "code")


@pytest.mark.parametrize("how", [str.lower, lambda c: c.replace("-", ""), lambda c: f" {c.replace('-', ' – ')} "])
def test_a_code_is_typed_as_people_type(client, guest, ask, how):
    assert typed(client, guest, how(ask(client, guest))).status_code == 302


@given(st.text(code_signs.SIGNS, min_size=8, max_size=8))
def test_every_way_to_write_a_code_is_that_code(code):
    lookalike = code.replace("0", "o").replace("1", "l").lower()
    assert code_signs.tidy(code_signs.in_groups(lookalike)) == code


def test_a_code_is_forty_bits_of_signs_that_do_not_look_alike():
    assert len(set(code_signs.SIGNS)) ** code_signs.LENGTH >= 2**40
    assert not set("IOLU") & set(code_signs.SIGNS)
    assert len({code_signs.fresh() for _n in range(200)}) == 200


def test_the_mail_with_the_code_holds_nothing_of_the_session(client, ask, mailoutbox):
    facts = FactsFactory(**dict.fromkeys(("place", "theme", "group", "facilitator", "lesson"), CANARY))
    guest = a_session_with_a_guest(facts=facts)
    ask(client, guest)
    (mail,) = [mail for mail in mailoutbox if CODE.search(mail.body)]
    whole = "\n".join([mail.subject, mail.from_email, mail.body, mail.alternatives[0][0]])
    assert mail.to == ["gast@elders.example"]
    assert CANARY not in whole
    assert "meekijken" not in whole
    assert not CODE.search(mail.subject)
    assert guest.session.organiser.get_short_name() not in whole


def test_the_code_and_the_browser_are_kept_nowhere_in_clear(client, guest, ask):
    code = ask(client, guest)
    kept = str(list(AnswerCode.objects.values_list()))
    assert code not in kept
    assert code.replace("-", "") not in kept
    assert client.session["answers_in"] not in kept
    assert "elders" not in kept


def used(client, guest, code):
    typed(client, guest, code)
    answered(client, guest)
    return typed(client, guest, code)


def typed_already(client, guest, code):
    typed(client, guest, code)
    return typed(client, guest, code)


def in_another_browser(client, guest, code):
    return typed(Client(), guest, code)


def in_another_browser_that_asked_too(client, guest, code):
    other = Client()
    other.post(page(guest), {"send": "1"})
    return typed(other, guest, code)


def for_another_line(client, guest, code):
    other = a_session_with_a_guest()
    client.post(page(other), {"send": "1"})
    return typed(client, other, code)


def too_late(client, guest, code):
    with time_machine.travel(timezone.now() + timedelta(minutes=10, seconds=1)):
        return typed(client, guest, code)


def after_another_was_asked(client, guest, code):
    client.post(page(guest), {"send": "1"})
    return typed(client, guest, code)


def guessed(client, guest, code):
    return typed(client, guest, "0000-0000")


def empty(client, guest, code):
    return typed(client, guest, "")


def after_five_tries(client, guest, code):
    for n in range(5):
        typed(client, guest, f"0000-000{n}")
    return typed(client, guest, code)


def strange(client, guest, code):
    return typed(client, guest, "\x00é' OR 1=1--" * 500)


NO_USE = [used, typed_already, in_another_browser, in_another_browser_that_asked_too, for_another_line, too_late]
NO_USE += [after_another_was_asked, guessed, empty, after_five_tries, strange]


@pytest.mark.parametrize("misuse", NO_USE)
def test_whatever_is_wrong_with_a_code_the_sentence_is_the_same(client, guest, ask, misuse):
    assert says_no(misuse(client, guest, ask(client, guest)))


def test_a_code_that_was_typed_is_good_for_one_answer_and_ten_minutes(client, guest, ask):
    typed(client, guest, ask(client, guest))
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        answered(client, guest)
        assert line_now(guest).level == "link"
    guest = a_session_with_a_guest()
    typed(client, guest, ask(client, guest))
    answered(client, guest, "partly")
    assert line_now(guest).level == "code"
    answered(client, guest, "not_there")
    assert line_now(guest).level == "link"


def test_a_line_and_a_mailbox_get_a_handful_of_codes_an_hour(guest):
    for _n in range(5):
        codes.ask(guest.line, browser=codes.new_browser(), level=Level.CODE)
    with pytest.raises(NotPossibleNow):
        codes.ask(guest.line, browser=codes.new_browser(), level=Level.CODE)
    for n in range(2):
        other = a_session_with_a_guest().line
        for _n in range(5 if n == 0 else 0):
            codes.ask(other, browser="b", level=Level.CODE)
    with pytest.raises(NotPossibleNow):
        codes.ask(other, browser="b", level=Level.CODE)
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        codes.ask(guest.line, browser="b", level=Level.CODE)


def test_guessing_on_a_line_ends_for_the_day_in_all_browsers(guest, ask):
    for hour in range(5):
        with time_machine.travel(timezone.now() + timedelta(hours=hour * 1.1)):
            browser = Client()
            ask(browser, guest)
            for n in range(5):
                typed(browser, guest, f"0000-000{n}")
    with time_machine.travel(timezone.now() + timedelta(hours=6)):
        browser = Client()
        assert says_no(typed(browser, guest, ask(browser, guest)))


def test_guessing_from_one_address_is_slowed_down(guest):
    statuses = [typed(Client(), guest, "0000-0000").status_code for _n in range(35)]
    assert statuses[:30] == [422] * 30
    assert statuses[-1] == 429


def test_looking_asks_for_no_code(client, guest, mailoutbox):
    assert client.get(page(guest)).status_code == client.head(page(guest)).status_code == 200
    assert not AnswerCode.objects.exists()


def test_old_codes_are_forgotten(guest):
    codes.ask(guest.line, browser="b", level=Level.CODE)
    assert codes.forget_old(timezone.now()) == 0
    assert codes.forget_old(timezone.now() + timedelta(days=2)) == 1


def test_a_link_that_is_gone_asks_for_no_code(client, guest):
    confirmations.withdraw(say(guest.line, Answer.CONFIRMED, token=guest.token), token=guest.token, key=new_key())
    from portfolio.confirmations import invitations

    invitations.revoke(line_of(guest.session, 1))
    assert client.post(page(guest), {"send": "1"}).status_code == 404
    assert not AnswerCode.objects.exists()
