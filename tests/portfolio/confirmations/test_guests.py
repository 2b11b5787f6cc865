"""The personal link: it shows, it answers for one line, and it tells a stranger nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from portfolio.confirmations import invitations
from portfolio.confirmations.models import Invitation, Statement
from portfolio.intervision import actions, insights
from portfolio.sessions.models import Participation
from portfolio.sessions.queries import facts_of
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
from trail.models import TrailEntry

CANARY = "kanarievogel"


@pytest.fixture(autouse=True)
def _no_misses_yet():
    cache.clear()


@pytest.fixture
def guest():
    return a_session_with_a_guest()


def address(token, name="guest"):
    return reverse(f"intervision:{name}", args=[token])


def state_of(line):
    return Participation.objects.get(pk=line.pk).state


def test_opening_the_link_changes_nothing_however_often(client, guest):
    before = TrailEntry.objects.count()
    for _ in range(3):
        assert client.get(address(guest.token)).status_code == 200
        assert client.head(address(guest.token)).status_code == 200
        assert client.get(address(guest.token, "guest_withdraw")).status_code == 200
    assert state_of(guest.line) == LineState.ASKED
    assert TrailEntry.objects.count() == before


def test_a_guest_confirms_by_a_chosen_answer_and_the_button(client, guest):
    answered = client.post(address(guest.token), {"said": "confirmed", "revision": 1, "key": new_key()})
    assert answered.status_code == 302
    line = Participation.objects.get(pk=guest.line.pk)
    assert (line.state, line.level) == ("confirmed", "link")
    assert Statement.objects.get().participation == line
    assert TrailEntry.objects.last().actor == f"guest:{line.pk}"


def test_after_an_answer_the_page_asks_nothing_but_another_answer_stays_one_tap_away(client, guest):
    folded = '<details class="more">'
    assert folded not in client.get(address(guest.token)).content.decode()
    client.post(address(guest.token), {"said": "confirmed", "revision": 1, "key": new_key()})
    page = client.get(address(guest.token)).content.decode()
    assert page.index("Dank je.") < page.index(folded) < page.index('name="said"')
    assert folded not in client.post(address(guest.token), {}).content.decode()


@pytest.mark.parametrize("sent", [{}, {"said": ""}, {"said": "yes"}, {"insight": "x"}, {"said": "stale"}])
def test_a_scanner_that_sends_the_form_without_an_answer_does_nothing(client, guest, sent):
    answered = client.post(address(guest.token), sent)
    assert answered.status_code == 422
    assert state_of(guest.line) == LineState.ASKED


def test_nothing_is_chosen_beforehand_not_even_after_an_answer(client, guest):
    say(guest.line, Answer.CONFIRMED, token=guest.token)
    page = client.get(address(guest.token)).content.decode()
    assert page.count('type="radio"') == 4
    assert "checked" not in page
    assert "<textarea" not in page


def test_the_page_shows_when_where_how_and_first_names_only(client):
    guest = a_session_with_a_guest(
        organiser=a_colleague(name="Fatima Achternaam"),
        facts=FactsFactory(theme="rust", facilitator=f"{CANARY} een", lesson=f"{CANARY} twee"),
    )
    insights.keep(guest.session, f"{CANARY} drie", by=guest.session.organiser, key=new_key())
    say(line_of(guest.session), Answer.NO_CONVERSATION)
    for name in ("guest", "guest_withdraw"):
        page = client.get(address(guest.token, name)).content.decode()
        assert "rust" in page
        assert "Fatima" in page
        for hidden in (CANARY, "Achternaam", "@elders.example", "no_conversation_said", str(guest.session.pk)):
            assert hidden not in page


def test_no_robot_cache_or_other_site_hears_of_the_link(client, guest):
    for url in (address(guest.token), address(guest.token, "guest_withdraw"), address("nope")):
        answer = client.get(url)
        assert "noindex" in answer["X-Robots-Tag"]
        assert 'content="noindex' in answer.content.decode()
        assert answer["Referrer-Policy"] == "same-origin"
        assert answer["Cache-Control"] == "no-store"
        assert "http" not in "".join(part for part in answer.content.decode().split('"') if part.startswith("//"))


def gone(client, token):
    return [client.get(address(token, name)) for name in ("guest", "guest_withdraw")] + [
        client.post(address(token, name), {"said": "confirmed", "take": "back", "revision": 1, "key": new_key()})
        for name in ("guest", "guest_withdraw")
    ]


def unknown(guest):
    return "er-is-geen-link-die-zo-heet"


def expired(guest):
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    return guest.token


def revoked(guest):
    invitations.revoke(guest.line)
    return guest.token


def cut_off(guest):
    return guest.token[:-1]


def its_hash(guest):
    return Invitation.objects.latest("pk").token_sha256


@pytest.mark.parametrize("misuse", [unknown, expired, revoked, cut_off, its_hash])
def test_a_link_that_does_not_work_says_the_same_whatever_the_reason(client, guest, misuse):
    plain = client.get(address("x")).content
    token = misuse(guest)
    for answer in gone(client, token):
        assert answer.status_code == 404
        assert answer.content.replace(token.encode(), b"x").split(b"</header>")[1] == plain.split(b"</header>")[1]
    assert state_of(guest.line) == LineState.ASKED


@pytest.mark.parametrize("token", ["%00", "..%2f..%2fetc", "é", "\U0001f600", "a" * 4000, "' OR 1=1--"])
def test_a_strange_token_is_just_not_a_link(client, token):
    assert client.get(f"/meekijken/{token}/").status_code == 404


def test_a_link_lasts_fourteen_days(guest):
    until = Invitation.objects.latest("pk").expires_at - timezone.now()
    assert timedelta(days=13, hours=23) < until <= timedelta(days=14)


def test_a_link_is_for_its_own_line_in_its_own_session(guest):
    other = a_session_with_a_guest()
    for line in (other.line, line_of(guest.session)):
        with pytest.raises(Exception, match=r"link"):
            say(line, Answer.CONFIRMED, token=guest.token)
    assert state_of(other.line) == LineState.ASKED


def test_a_guest_who_confirms_twice_confirmed_once(client, guest):
    for _ in range(2):
        client.post(address(guest.token), {"said": "confirmed", "revision": 1, "key": new_key()})
    assert Statement.objects.count() == 1


def test_a_double_tap_is_one_answer_and_another_choice_another(client, guest):
    key = new_key()
    for said, signed in (("confirmed", 1), ("confirmed", 1), ("not_there", 2)):
        assert client.post(address(guest.token), {"said": said, "revision": 1, "key": key}).status_code == 302
        assert guest.line.statements.count() == signed
    assert state_of(guest.line) == LineState.NOT_THERE


def test_a_guest_changes_their_mind_and_takes_it_back(client, guest):
    client.post(address(guest.token), {"said": "confirmed", "revision": 1, "key": new_key()})
    client.post(address(guest.token), {"said": "partly", "revision": 1, "key": new_key()})
    assert state_of(guest.line) == LineState.PARTLY
    assert f'href="{address(guest.token)}"' in client.get(address(guest.token, "guest_withdraw")).content.decode()
    client.post(address(guest.token, "guest_withdraw"), {"take": "back", "key": new_key()})
    assert state_of(guest.line) == LineState.WITHDRAWN


def test_a_closed_session_closes_the_question_but_not_the_way_back(client, guest):
    say(guest.line, Answer.CONFIRMED, token=guest.token)
    say(line_of(guest.session), Answer.CONFIRMED)
    Invitation.objects.update(expires_at=timezone.now() + timedelta(days=60))
    actions.close_due(guest.session.closes_on + timedelta(days=1))
    assert client.get(address(guest.token)).status_code == 404
    assert client.post(address(guest.token), {"said": "partly", "revision": 1, "key": new_key()}).status_code == 404
    assert client.post(address(guest.token, "guest_withdraw"), {"take": "back", "key": new_key()}).status_code == 302
    assert state_of(guest.line) == LineState.WITHDRAWN


def test_a_guest_sees_what_changed_and_confirms_again_in_one_tap(client, guest):
    say(guest.line, Answer.PARTLY, token=guest.token)
    facts = replace(facts_of(guest.session), theme="iets anders", facilitator=CANARY)
    actions.revise(guest.session, facts, by=guest.session.organiser, base_revision=1, key=new_key())
    page = client.get(address(guest.token)).content.decode()
    assert "vertrouwen en controle" in page
    assert "iets anders" in page
    assert CANARY not in page
    client.post(address(guest.token), {"said": "partly", "revision": 2, "key": new_key()})
    assert state_of(guest.line) == LineState.RECONFIRMED


def test_the_organiser_cannot_use_a_colleagues_link(client, guest):
    client.force_login(guest.session.organiser)
    assert {answer.status_code for answer in gone(client, guest.token)} == {404}
    assert state_of(guest.line) == LineState.ASKED


def test_who_is_signed_in_uses_nobody_elses_link(client):
    """A forwarded link: of another member, in the hands of who is in the session too, or of a second account."""
    organiser, colleague = a_colleague(email="zij@example.nl"), a_colleague()
    session = SessionFactory(organiser=organiser, people=[colleague], guests=["gast@elders.example"])
    members, guests = a_token(line_of(session)), a_token(line_of(session, 1))
    second = a_colleague(email="zij+twee@example.nl")
    for person, token in [(a_colleague(), members), (colleague, guests), (second, guests), (second, members)]:
        client.force_login(person)
        for page in ("guest", "guest_code", "guest_withdraw"):
            assert client.get(address(token, page)).status_code == 404
        assert client.post(address(token), {"said": "confirmed", "revision": 1, "key": new_key()}).status_code == 404
    assert not Statement.objects.exists()
    client.force_login(a_colleague())
    assert client.get(address(guests)).status_code == 200, "a member may have been asked at an address we do not know"


def test_a_member_who_is_signed_in_answers_as_themselves(client):
    session = SessionFactory()
    line = line_of(session)
    client.force_login(line.person)
    answer = client.get(address(a_token(line)))
    assert answer["Location"] == reverse("intervision:answer", args=[session.pk])


def test_trying_many_links_is_slowed_down_and_harms_nobody_else(client, guest):
    answers = [client.get(address(f"poging-{n}")).status_code for n in range(40)]
    assert answers[:30] == [404] * 30
    assert answers[-1] == 429
    assert client.get(address(guest.token)).status_code == 200


def test_the_form_is_protected_against_other_sites(guest):
    from django.test import Client

    assert Client(enforce_csrf_checks=True).post(address(guest.token), {"said": "confirmed"}).status_code == 403
    assert state_of(guest.line) == LineState.ASKED


def test_other_methods_are_refused(client, guest):
    assert client.put(address(guest.token)).status_code == 405
    assert client.delete(address(guest.token)).status_code == 405
