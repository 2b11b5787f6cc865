"""Somebody answers while the facts are edited: nothing is signed that the person did not see."""

from dataclasses import replace

import pytest
from django.core.cache import cache
from django.urls import reverse

from portfolio.confirmations import actions as confirmations
from portfolio.confirmations.exceptions import FactsChanged
from portfolio.confirmations.models import Statement
from portfolio.intervision import actions
from portfolio.sessions.models import Participation
from portfolio.sessions.queries import facts_of
from portfolio.sessions.states import Answer, LineState
from tests.factories.intervision import (
    FactsFactory,
    SessionFactory,
    a_session_with_a_guest,
    a_token,
    line_of,
    new_key,
    say,
)

LONG = "We vragen de raad om een half uur per week waarin niemand ons belt"
HIDDEN = "kanarievogel"


@pytest.fixture(autouse=True)
def _no_misses_yet():
    cache.clear()


def edit(session, **facts):
    session.refresh_from_db()
    changed = replace(facts_of(session), **facts)
    return actions.revise(session, changed, by=session.organiser, base_revision=session.revision, key=new_key())


def state_of(line):
    return Participation.objects.get(pk=line.pk).state


def test_an_answer_about_other_facts_is_not_signed():
    session = SessionFactory()
    line = line_of(session)
    edit(session, place="online")
    with pytest.raises(FactsChanged):
        confirmations.answer(line, Answer.CONFIRMED, by=line.person, shown=1, key=new_key())
    assert state_of(line) == LineState.ASKED
    assert not Statement.objects.exists()
    confirmations.answer(line, Answer.CONFIRMED, by=line.person, shown=2, key=new_key())
    assert Statement.objects.get().revision == 2


def test_a_member_sees_the_difference_and_keeps_choice_and_text(client):
    session = SessionFactory()
    line = line_of(session)
    client.force_login(line.person)
    url = reverse("intervision:answer", args=[session.pk])
    edit(session, place="online")
    sent = {"said": "partly", "insight": "Stilte is ook een antwoord.", "revision": 1, "key": new_key()}
    asked_again = client.post(url, sent)
    page = asked_again.content.decode()
    assert asked_again.status_code == 422
    assert "Lindehove" in page
    assert "online" in page
    assert "Stilte is ook een antwoord." in page
    assert page.count("checked") == 1
    assert 'name="revision" value="2"' in page
    assert client.post(url, sent | {"revision": 2}).status_code == 302
    assert Statement.objects.get().revision == 2


def test_a_guest_sees_the_difference_but_nothing_a_guest_does_not_see(client):
    guest = a_session_with_a_guest()
    url = reverse("intervision:guest", args=[guest.token])
    edit(guest.session, theme="iets anders", lesson=HIDDEN)
    asked_again = client.post(url, {"said": "confirmed", "revision": 1, "key": new_key()})
    page = asked_again.content.decode()
    assert asked_again.status_code == 422
    assert "vertrouwen en controle" in page
    assert "iets anders" in page
    assert HIDDEN not in page
    assert state_of(guest.line) == LineState.ASKED


@pytest.mark.parametrize("told", ["", "0", "-1", "2", "99999999999", "x", "१"])
def test_a_form_that_does_not_tell_what_it_showed_answers_nothing(client, told):
    guest = a_session_with_a_guest()
    url = reverse("intervision:guest", args=[guest.token])
    assert client.post(url, {"said": "confirmed", "revision": told, "key": new_key()}).status_code == 422
    assert state_of(guest.line) == LineState.ASKED


def test_a_longer_text_is_compared_word_by_word(client):
    session = SessionFactory(facts=FactsFactory(lesson=LONG), said=[Answer.CONFIRMED])
    line = line_of(session)
    edit(session, lesson=LONG.replace("half", "heel"))
    client.force_login(line.person)
    page = client.get(reverse("intervision:answer", args=[session.pk])).content.decode()
    assert "half<span" in page.split("<del>")[1].split("</del>")[0]
    assert "heel<span" in page.split("<ins>")[1].split("</ins>")[0]
    assert f"was: <bdi>{LONG}" not in page


def test_a_stale_line_is_confirmed_again_in_one_tap_over_what_the_page_shows(client):
    session = SessionFactory(said=[Answer.PARTLY])
    line = line_of(session)
    client.force_login(line.person)
    url = reverse("intervision:answer", args=[session.pk])
    edit(session, place="online")
    one_tap = {"said": "partly", "revision": 2, "key": new_key()}
    assert 'type="submit" name="said" value="partly"' in client.get(url).content.decode()
    edit(session, place="buiten")
    assert client.post(url, one_tap).status_code == 422
    assert state_of(line) == LineState.STALE
    assert client.post(url, one_tap | {"revision": 3}).status_code == 302
    assert state_of(line) == LineState.RECONFIRMED


def test_a_save_without_a_change_asks_nobody_again():
    session = SessionFactory(said=[Answer.CONFIRMED])
    edit(session, theme=" vertrouwen en controle ")
    assert state_of(line_of(session)) == LineState.CONFIRMED
    assert type(session).objects.get(pk=session.pk).revision == 1


def test_the_same_answer_given_more_surely_counts_as_the_surer_one():
    session = SessionFactory()
    line = line_of(session)
    say(line, Answer.CONFIRMED, token=a_token(line))
    assert line_of(session).level == "link"
    confirmations.answer(line, Answer.CONFIRMED, by=line.person, key=new_key())
    assert line_of(session).level == "account"
    say(line, Answer.CONFIRMED, token=a_token(line))
    assert line_of(session).level == "account"
    assert [statement.said for statement in line.statements.all()] == [1, 2]
