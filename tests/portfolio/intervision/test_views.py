"""The pages for people who sign in: what they see, what a form says back, and who sees nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portfolio.intervision import actions, insights
from portfolio.intervision.queries import insight_of
from portfolio.sessions.models import Participation, Session
from portfolio.sessions.queries import facts_of
from portfolio.sessions.states import Answer, LineState
from tests.factories.accounts import UserFactory
from tests.factories.intervision import FactsFactory, SessionFactory, a_colleague, line_of, new_key, say

CANARY = "kanarievogel"
LOG = "/intervisie/nieuw/"


@pytest.fixture
def organiser(client):
    person = a_colleague(name="Fatima El Amrani", email="fatima@example.nl")
    client.force_login(person)
    return person


def filled(**changes):
    day = timezone.localdate() - timedelta(days=3)
    sent = {
        "held_on": day.isoformat(),
        "begins": "13:00",
        "ends": "14:30",
        "place": "Lindehove",
        "method": "incident",
        "theme": "vertrouwen en controle",
        "colleagues-0-name": "Samira",
        "colleagues-0-email": "samira@example.nl",
        "colleagues-1-name": "Joost",
        "colleagues-1-email": "joost@example.nl",
        "key": new_key(),
    }
    return sent | changes


def of(session, name):
    return reverse(f"intervision:{name}", args=[session.pk])


def test_a_session_is_written_down_and_found_again(client, organiser):
    answered = client.post(LOG, filled(lesson="vraag het na"))
    session = Session.objects.get()
    assert answered["Location"] == of(session, "session")
    assert facts_of(session).lesson == "vraag het na"
    assert "vertrouwen en controle" in client.get("/intervisie/").content.decode()
    page = client.get(of(session, "session")).content.decode()
    assert "vraag het na" in page
    assert "Samira" in page
    assert "samira@example.nl" not in page


def test_the_same_form_sent_twice_is_one_session(client, organiser):
    sent = filled()
    assert {client.post(LOG, sent)["Location"] for _ in range(2)} == {of(Session.objects.get(), "session")}


@pytest.mark.parametrize("typed", ["3-5-2026", "03/05/2026", "2026-05-03"])
def test_a_day_can_be_typed_as_people_write_it(client, organiser, typed):
    client.post(LOG, filled(held_on=typed, begins="13.00"))
    assert Session.objects.get().held_on.isoformat() == "2026-05-03"


TOMORROW = (timezone.localdate() + timedelta(days=1)).isoformat()
ROWS = {f"colleagues-{n}-{part}": f"n{n}@example.nl" for n in range(12) for part in ("name", "email")}
BAD = [
    ({"theme": ""}, "theme"),
    ({"theme": " \u00a0\u200b "}, "theme"),
    ({"theme": " ".join(f"w{n}" for n in range(11))}, "theme"),
    ({"theme": "x" * 1_000_000}, "theme"),
    ({"theme": "a\x00b"}, "theme"),
    ({"place": ""}, "place"),
    ({"method": ""}, "method"),
    ({"method": "tarot"}, "method"),
    ({"held_on": ""}, "held_on"),
    ({"held_on": TOMORROW}, "held_on"),
    ({"held_on": "31-02-2026"}, "held_on"),
    ({"held_on": "0000-00-00"}, "held_on"),
    ({"held_on": "1900-01-01"}, "held_on"),
    ({"held_on": "9999-12-31"}, "held_on"),
    ({"begins": "25:00"}, "begins"),
    ({"ends": "12:00"}, "ends"),
    ({"ends": "13:00"}, "ends"),
    ({"lesson": "x" * 401}, "lesson"),
    ({"colleagues-1-email": "a@b"}, "colleagues-1-email"),
    ({"colleagues-1-email": "joost@example.nl\r\nBcc: x@example.nl"}, "colleagues-1-email"),
    ({"colleagues-1-email": "SAMIRA+2@example.nl"}, "colleagues-1-email"),
    ({"colleagues-1-email": "Fatima+werk@example.nl"}, "colleagues-1-email"),
    ({"colleagues-1-email": ""}, "colleagues-1-email"),
    ({"colleagues-1-name": ""}, "colleagues-1-name"),
    ({"colleagues-1-name": "", "colleagues-1-email": ""}, "colleagues-1-name"),
    (ROWS, "colleagues-9-name"),
    ({"held_on": "29-3-2026", "begins": "02:30", "ends": "04:00"}, "begins"),
    ({"held_on": "28-3-2026", "begins": "23:00", "ends": "02:30"}, "ends"),
    ({"held_on": "26-11-1996"}, "held_on"),
    ({"colleagues-1-email": "f\u0430tima@example.nl"}, "colleagues-1-email"),
]


@pytest.mark.parametrize(("changes", "where"), BAD, ids=[f"{where}-{n}" for n, (_c, where) in enumerate(BAD)])
def test_what_is_wrong_stands_beside_its_field_and_the_text_stays(client, organiser, changes, where):
    answered = client.post(LOG, filled(lesson=changes.get("lesson", "blijft staan")) | changes)
    page = answered.content.decode()
    assert answered.status_code == 422
    assert list(answered.context["form"].errors) == [where]
    assert f'id="id_{where}_error"' in page
    assert "blijft staan" in page or "lesson" in changes
    assert not Session.objects.exists()


def test_too_many_people_is_one_sentence(client, organiser):
    page = client.post(LOG, filled() | ROWS).context["form"]
    assert len(page.errors["colleagues-9-name"]) == 1


@pytest.mark.parametrize("address", ["f\u0430tima@example.nl", "fatima@ex\u0430mple.nl", "\uff46atima@example.nl"])
def test_ones_own_address_in_letters_that_look_alike_is_called_ones_own(client, organiser, address):
    answered = client.post(LOG, filled(**{"colleagues-1-email": address}))
    assert "Dit is je eigen adres." in answered.text
    assert address in answered.text


def test_the_text_that_is_too_long_is_shown_again_whole(client, organiser):
    theme = "lang " * 2000
    assert theme.strip() in client.post(LOG, filled(theme=theme)).content.decode()


def test_html_stays_text(client, organiser):
    client.post(LOG, filled(theme="<script>alert(1)</script>", place="{{ 7|add:7 }}"))
    page = client.get(of(Session.objects.get(), "session")).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "{{ 7|add:7 }}" in page


def test_signs_that_cannot_be_seen_are_taken_out(client, organiser):
    client.post(LOG, filled(theme="rust\x07 en\x1b ruimte"))
    assert facts_of(Session.objects.get()).theme == "rust en ruimte"


def test_one_more_colleague_without_a_script_keeps_everything(client, organiser):
    page = client.post(LOG, filled(more="1", theme="w " * 20)).content.decode()
    assert 'name="colleagues-2-name"' in page
    assert 'name="colleagues-3-name"' not in page
    assert 'value="samira@example.nl"' in page
    assert "w w w" in page
    assert not Session.objects.exists()


def test_there_is_no_room_for_a_tenth_colleague(client, organiser):
    rows = {name: value for name, value in ROWS.items() if int(name.split("-")[1]) < 9}
    page = client.post(LOG, filled(more="1") | rows).content.decode()
    assert 'name="colleagues-8-name"' in page
    assert 'name="colleagues-9-name"' not in page


def test_a_form_without_its_key_is_carried_out(client, organiser):
    for key in ("", "x" * 500, "a\x00b", "spatie en \U0001f600"):
        client.post(LOG, filled(key=key, different="1"))
    assert Session.objects.count() == 4


@pytest.mark.parametrize("about", [{}, {"secretary": True}, {"superuser": True}])
def test_only_members_write_sessions_down(client, settings, about):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(**about))
    assert client.get(LOG).status_code == 403
    assert client.post(LOG, filled()).status_code == 403


def test_a_member_answers_and_keeps_what_they_take_from_it(client):
    session = SessionFactory()
    line = line_of(session)
    client.force_login(line.person)
    assert of(session, "answer") in client.get("/intervisie/").content.decode()
    sent = {"said": "partly", "revision": 1, "insight": "Stilte is ook een antwoord.", "key": new_key()}
    assert client.post(of(session, "answer"), sent)["Location"] == of(session, "session")
    assert state_of(line) == LineState.PARTLY
    assert "Stilte is ook een antwoord." in client.get(of(session, "session")).content.decode()
    assert of(session, "answer") not in client.get("/intervisie/").content.decode()


def state_of(line):
    return Participation.objects.get(pk=line.pk).state


def test_an_answer_must_be_chosen_and_what_was_written_stays(client):
    session = SessionFactory()
    client.force_login(line_of(session).person)
    answered = client.post(of(session, "answer"), {"insight": "dit blijft", "key": new_key()})
    assert answered.status_code == 422
    assert "dit blijft" in answered.content.decode()


def test_taking_back_asks_first(client):
    session = SessionFactory(said=[Answer.CONFIRMED])
    client.force_login(line_of(session).person)
    client.get(of(session, "withdraw"))
    assert state_of(line_of(session)) == LineState.CONFIRMED
    client.post(of(session, "withdraw"), {"key": new_key()})
    assert state_of(line_of(session)) == LineState.WITHDRAWN
    assert f'href="{of(session, "answer")}">Antwoord opnieuw' in client.get(of(session, "session")).content.decode()


def test_an_answer_to_a_closed_session_is_a_plain_sentence(client):
    session = SessionFactory(closed=True)
    client.force_login(line_of(session).person)
    answered = client.post(of(session, "answer"), {"said": "confirmed", "revision": 1, "key": new_key()})
    assert answered.status_code == 422
    assert state_of(line_of(session)) == LineState.EXPIRED


def test_the_organiser_changes_the_facts_and_everyone_sees_what_changed(client, organiser):
    session = SessionFactory(organiser=organiser, said=[Answer.CONFIRMED])
    form = client.get(of(session, "revise")).context["form"]
    sent = {name: form[name].value() for name in form.fields} | {"theme": "iets anders", "key": new_key()}
    assert client.post(of(session, "revise"), sent).status_code == 302
    client.force_login(line_of(session).person)
    for name in ("session", "answer"):
        page = client.get(of(session, name)).content.decode()
        assert "vertrouwen en controle" in page
        assert "iets anders" in page


def test_two_screens_that_change_the_same_session_lose_no_text(client, organiser):
    session = SessionFactory(organiser=organiser)
    form = client.get(of(session, "revise")).context["form"]
    facts = replace(facts_of(session), place="online")
    actions.revise(session, facts, by=organiser, base_revision=1, key=new_key())
    sent = {name: form[name].value() for name in form.fields} | {"theme": "mijn tekst", "key": new_key()}
    answered = client.post(of(session, "revise"), sent)
    assert answered.status_code == 422
    assert "mijn tekst" in answered.content.decode()


def a_session_full_of_canaries():
    words = dict.fromkeys(("place", "theme", "group", "facilitator", "lesson"), CANARY)
    session = SessionFactory(facts=FactsFactory(**words), said=[Answer.CONFIRMED])
    insights.keep(session, CANARY, by=session.organiser, key=new_key())
    return session


ROLES = ["member", "reader", "board", "secretary", "code_editor", "superuser"]


@pytest.mark.parametrize("role", ROLES)
def test_for_everyone_else_the_session_does_not_exist(client, settings, role):
    settings.SECOND_FACTOR_REQUIRED = False
    session = a_session_full_of_canaries()
    client.force_login(UserFactory(**{role: True}))
    answers = [client.get(of(session, name)) for name in ("session", "answer", "withdraw", "revise")]
    for name in ("answer", "withdraw", "revise", "insight"):
        answers.append(client.post(of(session, name), filled(said="confirmed", text="x", revision="1")))
    assert {answer.status_code for answer in answers} == {404}
    assert CANARY not in client.get("/intervisie/").content.decode()
    assert Session.objects.get().revision == 1


def test_without_signing_in_there_is_only_the_way_in(client):
    session = a_session_full_of_canaries()
    for url in ("/intervisie/", LOG, *(of(session, name) for name in ("session", "answer", "withdraw", "revise"))):
        assert client.get(url).status_code == 302


def test_a_participant_reads_the_facts_and_no_ones_insight(client):
    session = SessionFactory(said=[Answer.CONFIRMED])
    insights.keep(session, CANARY, by=session.organiser, key=new_key())
    client.force_login(line_of(session).person)
    assert CANARY not in client.get(of(session, "session")).content.decode()
    client.post(of(session, "insight"), {"text": "van mij", "key": new_key()})
    assert insight_of(session, session.organiser) == CANARY
    assert insight_of(session, line_of(session).person) == "van mij"


def test_participants_see_a_no_and_a_participant_cannot_revise(client):
    session = SessionFactory(said=[Answer.NO_CONVERSATION])
    client.force_login(line_of(session, 1).person)
    page = client.get(of(session, "session"))
    assert page.context["lines"][0].line.get_state_display() in page.content.decode()
    assert client.get(of(session, "revise")).status_code == 403


def test_an_unanswered_session_that_closed_is_the_loggers_own_note(client):
    session = SessionFactory(said=[Answer.NOT_THERE], closed=True)
    for person, seen in (
        (session.organiser, True),
        (line_of(session).person, False),
        (line_of(session, 1).person, False),
    ):
        client.force_login(person)
        assert (of(session, "session") in client.get("/intervisie/").content.decode()) is seen


@pytest.fixture
def settled(settings):
    """Without the questions that the second factor asks the database on every page."""
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.mark.parametrize("count", [1, 20])
def test_the_overview_asks_the_database_the_same_for_one_and_for_twenty(
    client, organiser, settled, django_assert_num_queries, count
):
    for _ in range(count):
        session = SessionFactory(organiser=organiser, shared=True)
        SessionFactory(people=[organiser, a_colleague()])
        SessionFactory(people=[organiser, a_colleague()], said=[Answer.CONFIRMED])
    client.get("/intervisie/")
    with django_assert_num_queries(10):
        page = client.get("/intervisie/").content.decode()
    assert of(session, "session") in page


@pytest.mark.parametrize("others", [2, 9])
def test_a_session_asks_the_database_the_same_for_two_and_for_nine(
    client, organiser, settled, django_assert_num_queries, others
):
    session = SessionFactory(organiser=organiser, people=[a_colleague() for _ in range(others)], shared=True)
    facts = replace(facts_of(session), place="online")
    actions.revise(session, facts, by=organiser, base_revision=1, key=new_key())
    with django_assert_num_queries(7):
        client.get(of(session, "session"))


def test_a_confirmation_shows_how_sure_the_register_is(client, organiser):
    session = SessionFactory(organiser=organiser, people=[a_colleague()], guests=["gast@elders.example"])
    for place in (0, 1):
        say(line_of(session, place), Answer.CONFIRMED)
    page = client.get(of(session, "session"))
    shown = [one.line.get_level_display() for one in page.context["lines"]]
    assert len(set(shown)) == 2
    assert all(level in page.content.decode() for level in shown)
