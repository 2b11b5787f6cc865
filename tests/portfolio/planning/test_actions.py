"""Planning a session, changing that, cancelling it, and what time does; who hears of it, and how often."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from portfolio.confirmations import actions as confirmations
from portfolio.confirmations.queries import asked_of
from portfolio.groups.models import Group
from portfolio.intervision import actions
from portfolio.intervision.queries import sessions_of
from portfolio.planning import actions as planning
from portfolio.planning.models import PlanMail
from portfolio.planning.rules import what_is_off
from portfolio.sessions.models import Participation, Session
from portfolio.sessions.queries import facts_of
from portfolio.sessions.states import Answer, LineState, SessionState
from registry.leaving.erasing import erase
from tests.factories import groups
from tests.factories.accounts import UserFactory
from tests.factories.intervision import FactsFactory, a_colleague, a_plan, line_of, named, new_key
from trail.exceptions import NotPossibleNow
from trail.queries import history_of

NOW = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))


def traces(subject):
    return [entry.action for entry in history_of(subject)]


def changed(session, people=None, guests=(), **changes):
    session.refresh_from_db()
    invited = named(people, guests) if people is not None else invited_to(session)
    about = {"by": session.organiser, "base_revision": session.revision, "key": new_key()}
    return planning.change(session, replace(facts_of(session), **changes), invited, **about)


def invited_to(session):
    return named([line.person for line in session.participations.filter(state=LineState.INVITED)])


def test_a_plan_asks_nobody_anything_yet():
    session = a_plan(guests=["gast@elders.example"])
    assert session.state == SessionState.PLANNED
    assert {line.state for line in session.participations.all()} == {LineState.INVITED}
    assert asked_of(line_of(session).person) == []
    assert sessions_of(session.organiser) == sessions_of(line_of(session).person) == []
    assert traces(session) == ["session.planned"]
    with pytest.raises(NotPossibleNow):
        confirmations.answer(line_of(session), Answer.CONFIRMED, by=line_of(session).person, key=new_key())


def test_whoever_is_invited_sees_it_and_nobody_else_does():
    session = a_plan()
    for one in (session.organiser, line_of(session).person):
        assert Session.objects.visible_to(one).exists()
    for one in (a_colleague(), UserFactory(superuser=True)):
        assert not Session.objects.visible_to(one).exists()


def test_only_members_plan():
    with pytest.raises(PermissionDenied):
        a_plan(UserFactory())


def test_the_same_form_twice_is_one_session():
    organiser, people, key = a_colleague(), [a_colleague(), a_colleague()], new_key()
    assert a_plan(organiser, people, key=key) == a_plan(organiser, people, key=key)
    with pytest.raises(NotPossibleNow):
        a_plan(organiser, people, key=key, theme="anders")
    assert Session.objects.count() == 1


def test_a_day_two_times_and_a_place_are_enough():
    session = a_plan(method="", theme="", group="", facilitator="", lesson="")
    assert facts_of(session).theme == ""
    with pytest.raises(NotPossibleNow):
        a_plan(place=" ")


def off(**about):
    return set(what_is_off(FactsFactory(**{"held_on": date(2026, 12, 3)} | about), now=NOW))


@pytest.mark.parametrize(
    ("about", "where"),
    [
        ({}, set()),
        ({"held_on": date(2026, 11, 23), "begins": time(11), "ends": time(13)}, set()),
        ({"held_on": date(2026, 11, 23), "begins": time(9), "ends": time(12)}, {"held_on"}),
        ({"held_on": date(2026, 11, 22), "begins": time(23), "ends": time(1)}, {"held_on"}),
        ({"held_on": date(1996, 11, 23)}, {"held_on"}),
        ({"held_on": date(1, 1, 1), "begins": time(0)}, {"held_on"}),
        ({"held_on": date(2029, 1, 1)}, {"held_on"}),
        ({"held_on": date(9999, 12, 31), "begins": time(23), "ends": time(1)}, {"held_on"}),
        ({"begins": time(23), "ends": time(0, 30)}, set()),
        ({"begins": time(14), "ends": time(13)}, {"ends"}),
        ({"begins": time(14), "ends": time(14)}, {"ends"}),
        ({"held_on": date(2027, 3, 28), "begins": time(2, 30), "ends": time(4)}, {"begins"}),
        ({"held_on": date(2027, 3, 28), "begins": time(1, 30), "ends": time(2, 30)}, {"ends"}),
        ({"held_on": date(2027, 3, 27), "begins": time(22), "ends": time(2)}, {"ends"}),
        ({"held_on": date(2027, 10, 31), "begins": time(2, 30), "ends": time(4)}, set()),
        ({"theme": " ".join(["woord"] * 11)}, {"theme"}),
        ({"method": "tarot"}, {"method"}),
        ({"place": ""}, {"place"}),
    ],
)
def test_what_cannot_be_planned_is_said_at_its_field(about, where):
    assert off(**about) == where


def test_the_organiser_is_not_in_the_list_in_whatever_spelling():
    organiser = a_colleague(email="fatima@example.nl")
    for address in ("Fatima@example.nl", "fatima+werk@example.nl", "fаtima@example.nl"):
        with pytest.raises(NotPossibleNow):
            a_plan(organiser, guests=[address])


@pytest.mark.parametrize(
    ("change", "raises"),
    [
        ({"held_on": timezone.localdate() + timedelta(days=9)}, 1),
        ({"begins": time(12)}, 1),
        ({"ends": time(15)}, 1),
        ({"place": "online"}, 1),
        ({"theme": "anders"}, 0),
        ({"facilitator": "Joost"}, 0),
        ({}, 0),
    ],
)
def test_a_calendar_hears_of_another_time_or_place_and_of_nothing_else(change, raises):
    session = a_plan()
    assert changed(session, **change).sequence == raises


def test_a_save_without_a_change_changes_nothing():
    session = a_plan()
    again = changed(session, place="  Lindehove ")
    assert (again.revision, again.sequence, again.revised_at) == (1, 0, None)
    assert traces(session) == ["session.planned"]


def test_people_come_and_go_and_come_back():
    session = a_plan(guests=["gast@elders.example"])
    first, second = (line_of(session, n).person for n in (0, 1))
    third = a_colleague()
    changed(session, [first, third], ["GAST+intervisie@elders.example"])
    states = {line.person: line.state for line in session.participations.select_related("person")}
    assert states == {first: "invited", second: "uninvited", third: "invited", None: "invited"}
    assert not Session.objects.visible_to(second).exists()
    changed(session, [first, second, third])
    assert line_of(session, 1).state == LineState.INVITED
    assert Session.objects.visible_to(second).exists()


def test_somebodys_other_address_is_no_second_line():
    session = a_plan()
    person = line_of(session).person
    person.emailaddress_set.create(email="thuis@elders.example", verified=True)
    changed(session, [line_of(session, 1).person], ["thuis@elders.example"])
    assert Participation.objects.get(person=person).state == LineState.INVITED


def test_two_screens_do_not_overwrite_each_other():
    session = a_plan()
    changed(session, place="online")
    with pytest.raises(NotPossibleNow):
        planning.change(session, facts_of(session), named([]), by=session.organiser, base_revision=1, key=new_key())


def test_only_who_planned_it_changes_or_cancels_it():
    session = a_plan()
    peer = line_of(session).person
    with pytest.raises(PermissionDenied):
        planning.change(session, FactsFactory(), invited_to(session), by=peer, base_revision=1, key=new_key())
    with pytest.raises(PermissionDenied):
        planning.cancel(session, by=peer, key=new_key())
    with pytest.raises(PermissionDenied):
        actions.revise(session, FactsFactory(), by=session.organiser, base_revision=1, key=new_key())


def test_cancelling_twice_is_once_and_ends_it():
    session, key = a_plan(), new_key()
    for one in (key, key, new_key()):
        session = planning.cancel(session, by=session.organiser, key=one)
    assert (session.state, session.sequence) == (SessionState.CANCELLED, 1)
    with pytest.raises(NotPossibleNow):
        changed(session, place="online")


def after(session):
    return time_machine.travel(facts_of(session).ends_at + timedelta(minutes=1), tick=False)


def test_time_makes_it_held_once_and_not_a_minute_early():
    session = a_plan()
    ends = facts_of(session).ends_at
    assert planning.hold_due(ends - timedelta(minutes=1)) == 0
    assert [planning.hold_due(ends) for _ in range(2)] == [1, 0]
    session.refresh_from_db()
    assert session.state == SessionState.HELD
    with after(session), pytest.raises(NotPossibleNow):
        changed(session, place="online")


def test_a_session_over_midnight_is_held_the_day_after():
    session = a_plan(begins=time(23), ends=time(0, 30))
    assert planning.hold_due(facts_of(session).begins_at + timedelta(minutes=59)) == 0
    assert planning.hold_due(facts_of(session).begins_at + timedelta(minutes=91)) == 1


def test_what_nobody_writes_down_fades_without_a_word(mailoutbox, django_capture_on_commit_callbacks):
    session = a_plan()
    day = session.held_on
    assert planning.fade_due(day + timedelta(days=60)) == 0
    mailoutbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        assert [planning.fade_due(day + timedelta(days=61)) for _ in range(2)] == [1, 0]
    session.refresh_from_db()
    assert (session.state, session.sequence, mailoutbox) == (SessionState.CANCELLED, 0, [])


def test_a_group_plans_with_its_name_and_its_agreement():
    organiser, peer = a_colleague(), a_colleague()
    group = groups.a_group(organiser, peer, a_colleague())
    people = [one.person for one in group.memberships.all() if one.person and one.person != organiser]
    session = planning.plan(
        FactsFactory(held_on=timezone.localdate() + timedelta(days=7), group="iets anders"),
        named(people),
        by=organiser,
        key=new_key(),
        group=group,
    )
    facts = facts_of(session)
    assert (session.group, facts.agreement) == (group, "1")
    assert facts.group != "iets anders"
    assert facts_of(changed(session, group="nog iets", agreement="9")).group == facts.group
    with pytest.raises(PermissionDenied):
        planning.plan(facts, named(people), by=a_colleague(), key=new_key(), group=Group.objects.get())


def test_who_is_erased_leaves_the_others_their_plan():
    session = a_plan(guests=["gast@elders.example"])
    planner, heir, other = session.organiser, line_of(session).person, line_of(session, 1).person
    erase(planner, by=planner)
    session = Session.objects.get()
    assert session.organiser == heir
    assert facts_of(session).place == "Lindehove"
    erase(other, by=other)
    assert [line.person for line in session.participations.all()] == [None]
    erase(heir, by=heir)
    assert not Session.objects.exists()
    assert not PlanMail.objects.exists()
