"""A planned session is written down once, by anyone who was there; who comes second is led to it and loses nothing."""

from datetime import time, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from portfolio.confirmations import actions as confirmations
from portfolio.confirmations.queries import asked_of, confirmations_of
from portfolio.confirmations.statements import verify_statements
from portfolio.intervision import actions
from portfolio.planning import actions as planning
from portfolio.planning.writing_down import PLANNER, write_down
from portfolio.sessions.exceptions import AlreadyThere
from portfolio.sessions.facts import Invited
from portfolio.sessions.models import Participation, Session
from portfolio.sessions.queries import facts_of
from portfolio.sessions.states import Answer, LineState, SessionState
from tests.factories import groups
from tests.factories.intervision import FactsFactory, SessionFactory, a_colleague, a_plan, line_of, named, new_key, say
from tests.portfolio.intervision.test_races import at_once
from tests.portfolio.planning.test_actions import after, traces
from trail.exceptions import NotPossibleNow


@pytest.fixture
def over():
    """A session that was planned for last week, by somebody else than who writes it down."""
    return has_been(a_plan(guests=["gast@elders.example"]))


def has_been(session):
    """As if it was planned for a week ago; its facts are told anew when it is written down."""
    Session.objects.filter(pk=session.pk).update(held_on=timezone.localdate() - timedelta(days=7))
    return Session.objects.get(pk=session.pk)


def everyone(session):
    return [PLANNER, *(str(pk) for pk in session.participations.values_list("pk", flat=True))]


def written(session, by, there=None, added=(), key="", **about):
    there = everyone(session) if there is None else there
    return write_down(session, FactsFactory(**about), there, added, by=by, key=key or new_key())


def test_whoever_was_there_writes_it_down_for_all(over):
    planner, logger = over.organiser, line_of(over).person
    session = written(over, logger)
    assert (session.pk, session.state, session.organiser) == (over.pk, SessionState.OPEN, logger)
    people = [line.person for line in session.participations.select_related("person")]
    assert people == [line_of(over, 1).person, None, planner]
    assert {line.state for line in session.participations.all()} == {LineState.ASKED}
    assert [one.session for one in asked_of(planner)] == [session]
    assert asked_of(logger) == []
    assert traces(session) == ["session.planned", "session.held", "session.logged"]


def test_the_logger_confirms_nothing_and_the_planner_does(over):
    planner, logger = over.organiser, line_of(over).person
    session = written(over, logger)
    for line in session.participations.all():
        with pytest.raises(PermissionDenied):
            confirmations.answer(line, Answer.CONFIRMED, by=logger, key=new_key())
    say(Participation.objects.get(session=session, person=planner), Answer.CONFIRMED)
    assert [one.name for one in confirmations_of(session)] == [planner.name]
    assert verify_statements() == []


def test_everyone_who_was_there_gets_one_question_and_nobody_else(over, mailoutbox, django_capture_on_commit_callbacks):
    planner, logger, absent = over.organiser, line_of(over).person, line_of(over, 1)
    there = [pk for pk in everyone(over) if pk != str(absent.pk)]
    with django_capture_on_commit_callbacks(execute=True):
        written(over, logger, there, [Invited("Nieuw", "nieuw@elders.example")])
    assert sorted(mail.to[0] for mail in mailoutbox) == sorted(
        ["gast@elders.example", planner.email, "nieuw@elders.example"]
    )
    assert not Session.objects.visible_to(absent.person).exists()


def test_the_planner_can_write_it_down_too(over):
    session = written(over, over.organiser, [pk for pk in everyone(over) if pk != PLANNER])
    assert session.participations.count() == 3


def test_who_is_not_invited_does_not(over):
    with pytest.raises(PermissionDenied):
        written(over, a_colleague())
    assert Session.objects.get().state == SessionState.PLANNED


def test_whoever_writes_it_down_stands_in_it_under_no_other_address(over):
    logger = line_of(over).person
    name, domain = logger.email.split("@")
    for address in (logger.email.upper(), f"{name}+x@{domain}", logger.email.replace("e", "е")):
        with pytest.raises(NotPossibleNow):
            written(over, logger, added=[Invited("Ik", address)])


def test_an_invitation_of_an_own_other_address_is_refused_until_it_is_ticked_off():
    logger = a_colleague(email="fatima@example.nl")
    session = has_been(a_plan(people=[logger, a_colleague(), a_colleague()], guests=["f.elamrani@thuis.example"]))
    logger.emailaddress_set.create(email="f.elamrani+x@thuis.example", verified=False)
    with pytest.raises(NotPossibleNow):
        written(session, logger)
    own = str(line_of(session, 3).pk)
    assert written(session, logger, [pk for pk in everyone(session) if pk != own]).participations.count() == 3


def test_too_few_came_to_be_a_group(over):
    with pytest.raises(NotPossibleNow):
        written(over, line_of(over).person, [PLANNER])
    assert Session.objects.get().participations.count() == 3


def test_it_is_written_down_once_and_the_second_is_led_to_it(over):
    first, second = line_of(over).person, line_of(over, 1).person
    key, there = new_key(), everyone(over)
    session = written(over, first, there, key=key)
    assert written(over, first, there, key=key) == session
    with pytest.raises(AlreadyThere) as refusal:
        written(over, second, lesson="vraag het na")
    assert refusal.value.session == session
    assert first.get_short_name() in str(refusal.value)
    assert facts_of(Session.objects.get()).lesson == ""


@pytest.mark.usefixtures("committed")
def test_two_at_the_same_moment_are_one_log():
    session = has_been(a_plan())
    first, second = (line_of(session, n).person for n in (0, 1))
    there = everyone(session)

    def log(by, place):
        def act():
            try:
                return written(session, by, there, place=place).pk
            except AlreadyThere as reason:
                return reason.session.pk

        return act

    assert at_once(log(first, "een"), log(second, "twee")) == [session.pk] * 2
    session = Session.objects.get()
    assert facts_of(session).place == {first.pk: "een", second.pk: "twee"}[session.organiser_id]
    assert session.participations.filter(state=LineState.ASKED).count() == 2
    assert traces(session).count("session.logged") == 1


def test_what_is_cancelled_is_written_down_as_unplanned():
    session = a_plan()
    planning.cancel(session, by=session.organiser, key=new_key())
    with pytest.raises(NotPossibleNow):
        written(session, line_of(session).person)


def test_what_is_yet_to_come_is_not_written_down():
    session = a_plan()
    with pytest.raises(NotPossibleNow):
        written(session, line_of(session).person, held_on=timezone.localdate() + timedelta(days=7))
    assert Session.objects.get().state == SessionState.PLANNED


def test_a_guest_who_has_an_account_by_now_answers_with_it(over):
    guest = a_colleague(email="gast@elders.example")
    session = written(over, line_of(over).person)
    assert [one.session for one in asked_of(guest)] == [session]


def test_a_session_of_a_group_carries_the_agreement_that_held_and_the_group_knows_that_it_met():
    convener, logger = a_colleague(), a_colleague()
    group = groups.a_group(convener, logger, a_colleague())
    people = [one.person for one in group.memberships.select_related("person") if one.person != convener]
    session = planning.plan(
        FactsFactory(held_on=timezone.localdate() + timedelta(days=1)),
        named(people),
        by=convener,
        key=new_key(),
        group=group,
    )
    with after(session):
        session = written(session, logger, held_on=facts_of(session).held_on)
        group.refresh_from_db()
        assert facts_of(session).agreement == "1"
        assert group.last_met_on == session.held_on


def log(by, *people, key="", different=False, **about):
    return actions.log(FactsFactory(**about), named(people), by=by, key=key or new_key(), different=different)


def test_who_writes_down_what_a_colleague_wrote_already_is_asked():
    one, other, third = a_colleague(name="Fatima El Amrani"), a_colleague(), a_colleague()
    session = log(one, other, third)
    with pytest.raises(AlreadyThere, match="Fatima") as refusal:
        log(other, one, third)
    assert refusal.value.session == session
    assert log(other, one, third, different=True) != session


@pytest.mark.parametrize(
    ("about", "same"),
    [
        ({"begins": time(14), "ends": time(16)}, True),
        (
            {"begins": time(14, 30), "ends": time(16)},
            False,
        ),
        ({"held_on": timezone.localdate() - timedelta(days=8)}, False),
    ],
)
def test_another_time_is_another_session(about, same):
    one, other, third = a_colleague(), a_colleague(), a_colleague()
    log(one, other, third)
    if same:
        with pytest.raises(AlreadyThere):
            log(other, one, third, **about)
    else:
        assert log(other, one, third, **about)


def test_it_is_the_same_over_midnight():
    one, other, third = a_colleague(), a_colleague(), a_colleague()
    day = timezone.localdate() - timedelta(days=7)
    log(one, other, third, held_on=day, begins=time(23), ends=time(1))
    with pytest.raises(AlreadyThere):
        log(other, one, third, held_on=day + timedelta(days=1), begins=time(0, 30), ends=time(2))


def test_others_sessions_tell_nothing():
    one, other, third = a_colleague(), a_colleague(), a_colleague()
    log(one, a_colleague(), third)
    assert log(other, one, third)
    SessionFactory(people=[a_colleague(), a_colleague()])
    assert log(third, a_colleague(), a_colleague())


def test_who_said_they_were_not_there_is_not_asked_again():
    one, other, third = a_colleague(), a_colleague(), a_colleague()
    session = log(one, other, third)
    say(line_of(session), Answer.NOT_THERE)
    assert log(other, one, third)


def test_what_is_planned_is_pointed_to_when_somebody_writes_it_down_beside_it(over):
    logger, other = line_of(over).person, line_of(over, 1).person
    with pytest.raises(AlreadyThere) as refusal:
        log(logger, over.organiser, other)
    assert refusal.value.session == over
