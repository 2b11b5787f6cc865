"""The pages of what is yet to come: nothing typed is lost, nothing wrong is a crash, and strangers see nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portfolio.planning import actions as planning
from portfolio.planning.writing_down import PLANNER
from portfolio.sessions.models import Session
from portfolio.sessions.queries import facts_of
from portfolio.sessions.states import LineState, SessionState
from tests.factories import groups
from tests.factories.accounts import UserFactory
from tests.factories.intervision import SessionFactory, a_colleague, a_plan, line_of, new_key
from tests.portfolio.planning.test_actions import after

PLAN, LOG, OVERVIEW = "/intervisie/plannen/", "/intervisie/nieuw/", "/intervisie/"
PEOPLE = {
    "colleagues-0-name": "Samira",
    "colleagues-0-email": "samira@example.nl",
    "colleagues-1-name": "Joost",
    "colleagues-1-email": "joost@example.nl",
}


def filled(days=7, **changes):
    day = timezone.localdate() + timedelta(days=days)
    sent = {"held_on": day.isoformat(), "begins": "13:00", "ends": "14:30", "place": "Lindehove", "key": new_key()}
    return sent | PEOPLE | changes


def of(session, name):
    return reverse(f"intervision:{name}", args=[session.pk])


@pytest.fixture
def organiser(client):
    person = a_colleague(name="Fatima El Amrani", email="fatima@example.nl")
    client.force_login(person)
    return person


def test_a_session_is_planned_and_stands_on_its_page_and_in_the_list(client, organiser):
    answered = client.post(PLAN, filled(theme="vertrouwen"))
    session = Session.objects.get()
    assert answered["Location"] == of(session, "session")
    page = client.get(of(session, "session")).text
    assert all(one in page for one in ("Lindehove", "Samira", "vertrouwen", "agenda.ics"))
    assert "samira@example.nl" not in page
    assert of(session, "session") in client.get(OVERVIEW).text


def test_ten_people_fit_and_eleven_are_too_many(client, organiser):
    rows = {f"colleagues-{n}-{part}": f"n{n}@example.nl" for n in range(9) for part in ("name", "email")}
    assert client.post(PLAN, filled() | rows).status_code == 302
    rows |= {f"colleagues-9-{part}": "n9@example.nl" for part in ("name", "email")}
    assert client.post(PLAN, filled() | rows).status_code == 422


BAD = [
    ({"held_on": ""}, "held_on"),
    ({"held_on": "31-02-2027"}, "held_on"),
    ({"held_on": "0000-00-00"}, "held_on"),
    ({"held_on": "0001-01-01"}, "held_on"),
    ({"held_on": "1996-11-26"}, "held_on"),
    ({"held_on": "9999-12-31"}, "held_on"),
    ({"held_on": (timezone.localdate() - timedelta(days=1)).isoformat()}, "held_on"),
    ({"held_on": "2027-03-28", "begins": "02:30", "ends": "04:00"}, "begins"),
    ({"held_on": "2027-03-28", "begins": "00:30", "ends": "02:59"}, "ends"),
    ({"begins": "25:00"}, "begins"),
    ({"begins": "٢٥:٠٠"}, "begins"),
    ({"ends": "12:00"}, "ends"),
    ({"ends": "13:00"}, "ends"),
    ({"place": ""}, "place"),
    ({"place": "\u200b"}, "place"),
    ({"place": "a\x00b"}, "place"),
    ({"place": "x" * 200}, "place"),
    ({"theme": "w " * 11}, "theme"),
    ({"method": "tarot"}, "method"),
    ({"there": "999"}, "there"),
    ({"colleagues-1-email": "fatima+werk@example.nl"}, "colleagues-1-email"),
    ({"colleagues-1-email": "SAMIRA@example.nl"}, "colleagues-1-email"),
    ({"colleagues-1-email": "a\r\nBcc: x@example.nl"}, "colleagues-1-email"),
    ({"colleagues-1-name": "", "colleagues-1-email": ""}, "colleagues-1-name"),
]


@pytest.mark.parametrize(("changes", "where"), BAD, ids=[f"{where}-{n}" for n, (_c, where) in enumerate(BAD)])
def test_what_is_wrong_stands_beside_its_field_and_the_text_stays(client, organiser, changes, where):
    answered = client.post(PLAN, filled(facilitator="blijft staan") | changes)
    assert answered.status_code == 422
    assert list(answered.context["form"].errors) == [where]
    assert "blijft staan" in answered.text
    assert not Session.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"held_on": "2027-10-31", "begins": "02:30", "ends": "04:00"},
        {"begins": "23:00", "ends": "00:30"},
        {"place": "<script>alert(1)</script> {{ 7|add:7 }} 🙂 \u202e"},
        {"theme": "", "method": ""},
        {"held_on": "2028-02-29"},
    ],
    ids=["the hour that comes twice", "over midnight", "odd signs", "nothing more", "a leap day"],
)
def test_what_can_be_is_planned_and_shown(client, organiser, changes):
    assert client.post(PLAN, filled() | changes).status_code == 302
    session = Session.objects.get()
    assert "<script>alert" not in client.get(of(session, "session")).text
    assert client.get(of(session, "calendar")).status_code == 200
    assert client.get(OVERVIEW).status_code == 200


def test_a_group_ticks_its_people_by_name_and_shows_no_address(client, organiser):
    peer = a_colleague(name="Joost Veldkamp")
    group = groups.a_group(organiser, peer, guests=["gast@elders.example"], name="Tussen de Regels")
    page = client.get(PLAN, {"groep": str(group.pk)}).text
    assert "Joost Veldkamp" in page
    assert peer.email not in page
    places = [str(one.pk) for one in group.memberships.exclude(person=organiser)]
    sent = {name: text for name, text in filled().items() if not name.startswith("colleagues")}
    assert client.post(PLAN, sent | {"there": places, "group_of": str(group.pk)}).status_code == 302
    session = Session.objects.get()
    assert session.group == group
    assert {line.person for line in session.participations.all()} == {peer, None}
    assert facts_of(session).group == "Tussen de Regels"
    page = client.get(reverse("groups:group", args=[group.pk])).text
    assert of(session, "session") in page
    assert f"{PLAN}?groep={group.pk}" in page


def test_a_group_that_is_too_small_to_meet_is_not_offered_a_plan(client, organiser):
    group = groups.a_group(organiser, a_colleague())
    page = client.get(reverse("groups:group", args=[group.pk])).text
    assert "Met drie mensen of meer" in page
    assert "Wanneer jullie elkaar zien" not in page
    assert f"{PLAN}?groep={group.pk}" not in page


def test_the_page_of_the_day_leads_to_the_steps(client, organiser):
    session, steps = a_plan(organiser, days=2), reverse("methods:about", args=["incident"])
    assert "De stappen, om met je groep te doen" not in client.get(of(session, "session")).text
    with after(session):
        client.force_login(organiser)
        page = client.get(of(session, "session")).text
    assert f'href="{steps}">De stappen, om met je groep te doen' in page


@pytest.mark.parametrize("group", ["nonsense", "00000000-0000-0000-0000-000000000000", "1' or 1=1"])
def test_a_strange_group_is_not_there(client, organiser, group):
    groups.a_group()
    assert client.get(PLAN, {"groep": group}).status_code == 404
    answered = client.post(PLAN, filled(group_of=group, theme="blijft staan"))
    assert answered.status_code == 404
    assert "blijft staan" in answered.text


def test_one_more_row_without_a_script_keeps_ticks_and_texts(client, organiser):
    session = a_plan(organiser)
    ticked = [str(line_of(session).pk)]
    page = client.post(of(session, "change"), filled(more="1", there=ticked, theme="w " * 20)).text
    assert 'name="colleagues-2-name"' in page
    assert f'value="{ticked[0]}" id="id_there_0" checked' in page
    assert f'value="{line_of(session, 1).pk}" id="id_there_1" checked' not in page
    assert "w w w" in page


def test_a_plan_is_changed_on_its_page(client, organiser):
    session = a_plan(organiser)
    page = client.get(of(session, "change")).text
    assert line_of(session).person.email not in page
    ticked = [str(line_of(session).pk)]
    sent = filled(there=ticked, revision="1", begins="12:00", place="online")
    assert client.post(of(session, "change"), sent)["Location"] == of(session, "session")
    session.refresh_from_db()
    assert (facts_of(session).place, session.sequence) == ("online", 1)
    assert "Het plan is gewijzigd." in client.get(of(session, "session")).text
    states = list(session.participations.values_list("state", flat=True))
    assert states == [LineState.INVITED, LineState.UNINVITED, LineState.INVITED, LineState.INVITED]
    late = client.post(of(session, "change"), sent | {"key": new_key(), "place": "elders"})
    assert late.status_code == 422
    assert "elders" in late.text


def test_strangers_and_peers(client):
    session = a_plan()
    for person, read, change in ((line_of(session).person, 200, 403), (a_colleague(), 404, 404)):
        client.force_login(person)
        assert client.get(of(session, "session")).status_code == read
        assert client.get(of(session, "calendar")).status_code == read
        assert client.get(of(session, "change")).status_code == change
        answered = client.post(of(session, "change"), filled(theme="blijft staan"))
        assert answered.status_code == change
        assert "blijft staan" in answered.text
        assert client.post(of(session, "cancel"), {"key": new_key()}).status_code == change
    client.force_login(UserFactory())
    assert client.get(PLAN).status_code == 403


def test_it_is_cancelled_from_its_page(client, organiser):
    session = a_plan(organiser)
    assert client.get(of(session, "cancel")).status_code == 200
    for _ in range(2):
        assert client.post(of(session, "cancel"), {"key": new_key()})["Location"] == of(session, "session")
    session.refresh_from_db()
    assert session.state == SessionState.CANCELLED
    assert "STATUS:CANCELLED" in client.get(of(session, "calendar")).text
    assert "Wie het nog verwachtte, krijgt een mail." in client.get(of(session, "session")).text
    assert of(session, "session") not in client.get(OVERVIEW).text
    assert client.get(of(session, "change")).status_code == 404


def written(session, **changes):
    lines = [str(pk) for pk in session.participations.values_list("pk", flat=True)]
    facts = facts_of(session)
    sent = {
        "held_on": facts.held_on.isoformat(),
        "begins": "13:00",
        "ends": "14:30",
        "place": "Lindehove",
        "method": "incident",
        "theme": "vertrouwen",
        "there": [PLANNER, *lines],
        "key": new_key(),
    }
    return sent | changes


def test_anyone_invited_writes_it_down_with_the_facts_filled_in(client):
    session = a_plan(people=[a_colleague(), a_colleague(), a_colleague()])
    logger = line_of(session).person
    with after(session):
        client.force_login(logger)
        assert of(session, "write_down") in client.get(of(session, "session")).text
        page = client.get(of(session, "write_down")).text
        assert 'value="vertrouwen en controle"' in page
        assert session.organiser.name in page
        assert str(line_of(session).pk) not in page
        others = written(session)["there"]
        others.remove(str(line_of(session).pk))
        sent = written(session, there=others)
        for _ in range(2):
            assert client.post(of(session, "write_down"), sent)["Location"] == of(session, "session")
        session.refresh_from_db()
        assert (session.state, session.organiser) == (SessionState.OPEN, logger)
        assert client.get(of(session, "write_down"))["Location"] == of(session, "session")


def test_who_comes_second_sees_what_they_typed(client):
    session = a_plan(people=[a_colleague(), a_colleague(), a_colleague()])
    first, second = (line_of(session, n).person for n in (0, 1))
    with after(session):
        client.force_login(first)
        own = str(line_of(session).pk)
        sent = written(session)
        client.post(of(session, "write_down"), sent | {"there": [pk for pk in sent["there"] if pk != own]})
        client.force_login(second)
        answered = client.post(of(session, "write_down"), written(session, lesson="vraag het na bij het team"))
    assert answered.status_code == 409
    assert "vraag het na bij het team" in answered.text
    assert of(session, "session") in answered.text
    assert first.get_short_name() in answered.text
    assert facts_of(Session.objects.get()).lesson == ""


def test_nobody_ticked_says_so_and_keeps_the_text(client):
    session = a_plan()
    with after(session):
        client.force_login(session.organiser)
        answered = client.post(of(session, "write_down"), written(session, there=[], lesson="blijft staan"))
    assert answered.status_code == 422
    assert "blijft staan" in answered.text


def test_an_unplanned_log_of_the_same_session_asks_first(client):
    session = SessionFactory()
    other, third = (line_of(session, n).person for n in (0, 1))
    client.force_login(other)
    people = {"colleagues-0-name": "F", "colleagues-0-email": session.organiser.email}
    people |= {"colleagues-1-name": "T", "colleagues-1-email": third.email}
    sent = filled(-7, theme="een ander woord", method="incident", lesson="blijft staan") | people
    answered = client.post(LOG, sent)
    assert answered.status_code == 409
    assert all(one in answered.text for one in ("blijft staan", of(session, "session"), 'name="different"'))
    assert Session.objects.count() == 1
    assert client.post(LOG, sent | {"different": "1"}).status_code == 302


def test_the_list_asks_no_more_of_the_database_for_many(client, organiser, django_assert_max_num_queries):
    def filled_with(count):
        for n in range(count):
            a_plan(organiser, days=2 + n)
            a_plan(a_colleague(), [organiser, a_colleague()], days=3 + n)
            SessionFactory(people=[organiser, a_colleague()])
            gone = a_plan(organiser, days=4 + n)
            planning.cancel(gone, by=organiser, key=new_key())

    filled_with(1)
    client.get(OVERVIEW)
    with django_assert_max_num_queries(24) as few:
        client.get(OVERVIEW)
    filled_with(4)
    with django_assert_max_num_queries(len(few)):
        client.get(OVERVIEW)


def test_a_plan_page_asks_no_more_for_ten_people(client, organiser, django_assert_max_num_queries):
    small, large = a_plan(organiser), a_plan(organiser, [a_colleague() for _ in range(9)])
    client.get(of(small, "session"))
    with django_assert_max_num_queries(20) as few:
        client.get(of(small, "session"))
    with django_assert_max_num_queries(len(few)):
        client.get(of(large, "session"))


def test_what_is_next_stands_first_and_what_has_been_asks_who_writes(client, organiser):
    later, sooner = a_plan(organiser, days=9), a_plan(organiser, days=3)
    page = client.get(OVERVIEW).text
    assert page.index(of(sooner, "session")) < page.index(of(later, "session"))
    with after(sooner):
        client.force_login(organiser)
        assert "Wie schrijft het op?" in client.get(OVERVIEW).text
