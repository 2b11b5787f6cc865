"""Writing a session down, changing and closing it: who can, who cannot, and what each verb leaves in the trail."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from portfolio.confirmations import actions as confirmations
from portfolio.confirmations.queries import asked_of, confirmations_of, lines_of
from portfolio.intervision import actions
from portfolio.sessions import rules
from portfolio.sessions.facts import Invited
from portfolio.sessions.models import Session
from portfolio.sessions.queries import facts_of, name_in
from portfolio.sessions.states import Answer, LineState, SessionState
from tests.factories.accounts import UserFactory
from tests.factories.intervision import (
    FactsFactory,
    SessionFactory,
    a_colleague,
    line_of,
    new_key,
    say,
)
from trail.exceptions import NotPossibleNow
from trail.models import TrailEntry
from trail.queries import history_of


def traces(subject):
    return [entry.action for entry in history_of(subject)]


def two():
    return [Invited(person.name, person.email) for person in (a_colleague(), a_colleague())]


def test_logging_opens_the_question_and_leaves_one_trace():
    session = SessionFactory(guests=["gast@elders.example"])
    assert session.state == SessionState.OPEN
    assert session.closes_on == timezone.localdate() + timedelta(days=30)
    assert [line.person is not None for line in session.participations.all()] == [True, True, False]
    assert traces(session) == ["session.logged"]


def test_only_members_log():
    with pytest.raises(PermissionDenied):
        actions.log(FactsFactory(), two(), by=UserFactory(), key=new_key())


def test_the_same_form_twice_is_one_session():
    organiser, invited, key = a_colleague(), two(), new_key()
    made = [actions.log(FactsFactory(), invited, by=organiser, key=key) for _ in range(2)]
    assert made[0] == made[1]
    assert Session.objects.count() == 1


def test_the_same_form_with_other_words_is_no_second_session_and_says_so():
    organiser, invited, key = a_colleague(), two(), new_key()
    actions.log(FactsFactory(), invited, by=organiser, key=key)
    for facts, people in ((FactsFactory(theme="anders"), invited), (FactsFactory(), two())):
        with pytest.raises(NotPossibleNow):
            actions.log(facts, people, by=organiser, key=key)
    assert Session.objects.count() == 1


@pytest.mark.parametrize("count", [0, 1, 10, 12])
def test_a_group_is_three_to_ten(count):
    invited = [Invited(f"N{n}", f"n{n}@example.nl") for n in range(count)]
    with pytest.raises(NotPossibleNow):
        actions.log(FactsFactory(), invited, by=a_colleague(), key=new_key())
    assert not Session.objects.exists()


def test_the_organiser_is_nobodys_colleague_and_has_no_line():
    organiser = a_colleague()
    with pytest.raises(NotPossibleNow, match=r"own address|eigen adres"):
        actions.log(FactsFactory(), [*two(), Invited("Ik", organiser.email)], by=organiser, key=new_key())
    session = SessionFactory(organiser=organiser)
    with pytest.raises(PermissionDenied):
        confirmations.answer(line_of(session), Answer.CONFIRMED, by=organiser, key=new_key())


def test_nobody_sends_mail_to_many_people_through_us(monkeypatch):
    monkeypatch.setattr(rules, "MOST_A_DAY", 2)
    organiser = a_colleague()
    for _ in range(2):
        SessionFactory(organiser=organiser)
    with pytest.raises(NotPossibleNow):
        SessionFactory(organiser=organiser)
    Session.objects.update(recorded_at=timezone.now() - timedelta(days=1, minutes=1))
    assert SessionFactory(organiser=organiser)


def test_facts_that_cannot_be_true_are_refused_by_the_verb_too():
    facts = FactsFactory(held_on=timezone.localdate() + timedelta(days=1), theme=" ".join("abcdefghijk"))
    with pytest.raises(NotPossibleNow) as refusal:
        actions.log(facts, two(), by=a_colleague(), key=new_key())
    assert len(refusal.value.reasons) == 2


def revised(session, **changes):
    facts = replace(facts_of(session), **changes)
    return actions.revise(session, facts, by=session.organiser, base_revision=session.revision, key=new_key())


def test_an_edit_makes_confirmations_stale_and_one_tap_restores_them():
    session = SessionFactory(said=[Answer.PARTLY])
    session = revised(session, theme="iets anders", lesson="vraag het na")
    line = line_of(session)
    assert line.state == LineState.STALE
    assert [one.stale for one in confirmations_of(session)] == [True]
    shown = lines_of(session, facts_of(session))[0].changed
    assert [(change.name, change.then, change.now) for change in shown] == [
        ("theme", "vertrouwen en controle", "iets anders"),
        ("lesson", "", "vraag het na"),
    ]
    assert say(line, Answer.PARTLY).state == LineState.RECONFIRMED
    assert [(one.answer, one.stale) for one in confirmations_of(session)] == [("partly", False)]


def test_saving_without_a_change_changes_nothing():
    session = SessionFactory(shared=True)
    session = revised(session, theme="  vertrouwen en controle ")
    assert session.revision == 1
    assert line_of(session).state == LineState.CONFIRMED
    assert traces(session) == ["session.logged"]


def test_a_no_and_a_silence_stay_what_they_are_after_an_edit():
    people = [a_colleague() for _ in range(3)]
    session = revised(SessionFactory(people=people, said=[Answer.NOT_THERE, Answer.NO_CONVERSATION]), place="online")
    assert [line.state for line in session.participations.all()] == ["not_there", "no_conversation", "asked"]


def test_two_screens_do_not_overwrite_each_other():
    session = SessionFactory()
    revised(session, place="online")
    with pytest.raises(NotPossibleNow):
        actions.revise(session, FactsFactory(place="elders"), by=session.organiser, base_revision=1, key=new_key())
    assert facts_of(Session.objects.get()).place == "online"


def test_only_the_organiser_revises():
    session = SessionFactory()
    with pytest.raises(PermissionDenied):
        actions.revise(session, FactsFactory(), by=line_of(session).person, base_revision=1, key=new_key())


def test_an_edit_after_closing_opens_the_question_again():
    session = SessionFactory(said=[Answer.CONFIRMED], closed=True)
    assert line_of(session, 1).state == LineState.EXPIRED
    session = revised(session, place="online")
    assert session.state == SessionState.OPEN
    assert [line.state for line in session.participations.all()] == [LineState.STALE, LineState.ASKED]


def test_time_closes_a_session_once():
    session = SessionFactory(said=[Answer.CONFIRMED])
    session = revised(session, place="online")
    assert actions.close_due(session.closes_on) == 0
    assert [actions.close_due(session.closes_on + timedelta(days=1)) for _ in range(2)] == [1, 0]
    assert [line.state for line in session.participations.all()] == [LineState.LAPSED, LineState.EXPIRED]
    assert TrailEntry.objects.filter(action="session.closed").count() == 3


def test_a_session_that_everyone_answered_closes_after_two_weeks():
    session = SessionFactory(shared=True)
    assert actions.close_due(session.opened_on + timedelta(days=14)) == 0
    assert actions.close_due(session.opened_on + timedelta(days=15)) == 1


def test_what_someone_is_asked_and_when_it_stops():
    session = SessionFactory()
    person = line_of(session).person
    assert [one.session for one in asked_of(person)] == [session]
    say(line_of(session), Answer.CONFIRMED)
    assert asked_of(person) == []
    revised(session, place="online")
    assert [one.line.state for one in asked_of(person)] == [LineState.STALE]
    assert asked_of(session.organiser) == []


def test_a_typed_address_tells_nothing_about_an_account_until_its_owner_answers():
    person = a_colleague(name="Joost Veldkamp")
    invited = [Invited("Joostje", person.email), Invited("Ander", "ander@elders.example")]
    session = actions.log(FactsFactory(), invited, by=a_colleague(), key=new_key())
    assert name_in(line_of(session)) == "Joostje"
    say(line_of(session), Answer.CONFIRMED)
    assert name_in(line_of(session)) == "Joost Veldkamp"


def test_an_erased_person_leaves_a_log_that_still_makes_sense():
    session = SessionFactory(shared=True)
    line = line_of(session)
    line.person, line.sealed_person = None, b""
    line.save()
    assert confirmations_of(session)[0].name in ("Former participant", "Voormalig deelnemer")


def test_changed_facts_sent_from_an_old_page_are_not_silently_dropped():
    session, key = SessionFactory(), new_key()
    for _ in range(2):
        actions.revise(session, FactsFactory(theme="een"), by=session.organiser, base_revision=1, key=key)
    with pytest.raises(NotPossibleNow):
        actions.revise(session, FactsFactory(theme="twee"), by=session.organiser, base_revision=1, key=key)
    session = actions.revise(session, FactsFactory(theme="twee"), by=session.organiser, base_revision=2, key=key)
    assert (facts_of(session).theme, session.revision) == ("twee", 3)
