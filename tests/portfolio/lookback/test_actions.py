"""Looking back at a situation: days that come by themselves or are chosen, and words that are never lost."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone

from accounts.vault import CannotOpen
from portfolio.home.queries import Portfolio
from portfolio.lookback import actions as lookback
from portfolio.lookback.content import CameOf
from portfolio.lookback.days import default_days, months_after
from portfolio.lookback.models import FollowUp, FollowUpVersion
from portfolio.lookback.queries import came_of, content_at, content_of, looks_at, waiting
from portfolio.lookback.states import State
from portfolio.situations import actions as situations
from portfolio.situations.models import Situation
from portfolio.writing.exceptions import EditedElsewhere
from tests.factories.accounts import UserFactory
from tests.factories.situations import FULL, gone_for_good, note, situation
from trail.exceptions import NotPossibleNow
from trail.models import TrailEntry

SAID = CameOf("Zij kreeg het, en de kapper ook.", "De buurman ging naar een geldschieter.")


def days_of(one):
    return [look.due_on for look in waiting(one)]


def front(member):
    return Portfolio(member).looking_back()


def described(one=None, content=SAID):
    one = one or situation()
    look = lookback.look_now(one, by=one.member)
    return lookback.describe(look, content, base_revision=0, by=one.member)


def test_an_expectation_is_asked_after_in_three_and_nine_months():
    assert days_of(situation()) == default_days(timezone.localdate())


def test_without_an_expectation_nobody_is_asked():
    assert days_of(note()) == []
    assert days_of(situation(replace(FULL, expected=""))) == []


def test_writing_on_does_not_move_the_days():
    one = situation()
    with time_machine.travel(timezone.now() + timedelta(days=20)):
        situations.write(one, replace(FULL, expected="Iets anders."), base_revision=one.revision, by=one.member)
        assert days_of(one) == default_days(timezone.localdate() - timedelta(days=20))


def test_none_is_as_good_a_choice_and_stays():
    one = situation()
    assert lookback.plan(one, [], by=one.member) == []
    situations.write(one, replace(FULL, expected="Iets anders."), base_revision=one.revision, by=one.member)
    assert days_of(one) == []


def test_one_chooses_other_days_and_twice_is_once():
    one, today = situation(), timezone.localdate()
    days = [months_after(today, 24), today]
    for _time in range(2):
        lookback.plan(one, days, by=one.member)
    assert days_of(one) == sorted(days)


@pytest.mark.parametrize(
    "days",
    [
        [timezone.localdate() - timedelta(days=1)],
        [date(9999, 12, 31)],
        [timezone.localdate() + timedelta(days=ahead) for ahead in range(7)],
    ],
)
def test_days_that_cannot_be_are_refused(days):
    one = situation()
    with pytest.raises(NotPossibleNow):
        lookback.plan(one, days, by=one.member)
    assert days_of(one) == default_days(timezone.localdate())


def test_who_does_not_want_to_be_asked_is_not():
    member = UserFactory(member=True)
    lookback.ask_me(False, by=member)
    lookback.ask_me(False, by=member)
    one = situation(by=member)
    assert days_of(one) == []
    lookback.plan(one, [timezone.localdate()], by=member)
    lookback.remind_due(timezone.localdate())
    assert front(member).follow_up is None
    lookback.ask_me(True, by=member)
    assert front(member).follow_up.situation == one
    assert days_of(situation(by=member)) == default_days(timezone.localdate())


def test_the_tick_asks_on_the_day_and_not_before():
    one = situation()
    day = days_of(one)[0]
    with time_machine.travel(f"{day - timedelta(days=1)} 12:00+00:00"):
        call_command("tick", verbosity=0)
        assert front(one.member).follow_up is None
    with time_machine.travel(f"{day} 12:00+00:00"):
        for _time in range(2):
            call_command("tick", verbosity=0)
        said = front(one.member)
        assert (said.follow_up.due_on, said.title) == (day, FULL.title)
        assert waiting(one).filter(state=State.REMINDED).count() == 1


def test_to_let_it_rest_moves_the_day_a_month_on():
    one = situation()
    look = waiting(one)[0]
    with time_machine.travel(f"{look.due_on + timedelta(days=40)} 12:00+00:00"):
        lookback.remind_due(timezone.localdate())
        rested = lookback.let_rest(look, by=one.member)
        assert rested.due_on == months_after(timezone.localdate(), 1)
        assert front(one.member).follow_up is None
    later = lookback.let_rest(waiting(one).last(), by=one.member)
    assert later.due_on == months_after(default_days(timezone.localdate())[1], 1)


def test_not_to_know_is_an_answer():
    look = waiting(situation())[0]
    for _time in range(2):
        look = lookback.leave_unknown(look, by=look.member)
    assert look.state == State.NOT_TO_KNOW
    assert look not in waiting(look.situation)


def test_looking_back_now_takes_the_one_that_waits():
    one = situation()
    look = lookback.look_now(one, by=one.member)
    assert lookback.look_now(one, by=one.member) == look
    assert look.due_on == timezone.localdate()
    lookback.describe(look, SAID, base_revision=0, by=one.member)
    assert lookback.look_now(one, by=one.member) != look, "one may look more than once"


def test_what_came_of_it_is_sealed_and_versioned():
    look = described()
    assert content_of(look) == SAID
    assert b"kapper" not in bytes(look.versions.get().sealed)
    look = lookback.describe(look, CameOf("Het liep anders."), base_revision=1, by=look.member)
    assert content_at(look, 1) == SAID
    look = lookback.take_back(look, 1, by=look.member)
    assert (look.revision, content_of(look)) == (3, SAID)


def test_a_text_of_another_look_does_not_open_here():
    one, other = described(), described()
    FollowUpVersion.objects.filter(follow_up=one).update(sealed=other.versions.get().sealed)
    with pytest.raises(CannotOpen):
        content_of(one)


def test_two_screens_never_overwrite_each_other():
    look = described()
    with pytest.raises(EditedElsewhere) as elsewhere:
        lookback.describe(look, CameOf("Van mijn telefoon."), base_revision=0, by=look.member)
    assert elsewhere.value.theirs == SAID
    look = lookback.set_aside(look, CameOf("Van mijn telefoon."), base_revision=1, by=look.member)
    assert content_of(look) == SAID
    assert content_at(look, 2).actual == "Van mijn telefoon."


def test_the_same_form_twice_is_one():
    one = situation()
    look = lookback.look_now(one, by=one.member)
    for _time in range(2):
        look = lookback.describe(look, SAID, base_revision=0, by=one.member, key="k")
    assert look.revision == 1


def test_autosaves_of_one_sitting_are_one_version():
    one = situation()
    look = lookback.look_now(one, by=one.member)
    for revision, text in enumerate(("Het", "Het ging", "Het ging goed")):
        sent = {"base_revision": revision, "page": "p", "kept": False}
        look = lookback.describe(look, CameOf(text), by=one.member, **sent)
    assert look.versions.count() == 1
    assert content_of(look).actual == "Het ging goed"


@pytest.mark.parametrize("content", [CameOf(), CameOf(" \u200b\n"), CameOf("x" * 20_001), CameOf("", "x" * 20_001)])
def test_nothing_or_too_much_is_refused(content):
    look = waiting(situation())[0]
    with pytest.raises(NotPossibleNow):
        lookback.describe(look, content, base_revision=0, by=look.member)
    assert FollowUp.objects.get(pk=look.pk).state == State.EXPECTED


def test_nobody_else_may():
    one, stranger = situation(), UserFactory(superuser=True)
    look = waiting(one)[0]
    for attempt in (
        lambda: lookback.plan(one, [], by=stranger),
        lambda: lookback.look_now(one, by=stranger),
        lambda: lookback.describe(look, SAID, base_revision=0, by=stranger),
        lambda: lookback.set_aside(look, SAID, base_revision=0, by=stranger),
        lambda: lookback.let_rest(look, by=stranger),
        lambda: lookback.leave_unknown(look, by=stranger),
        lambda: lookback.take_back(described(one), 1, by=stranger),
    ):
        with pytest.raises(PermissionDenied):
            attempt()


def test_who_is_no_member_any_more_still_writes_what_came_of_it():
    one = situation()
    one.member.groups.clear()
    assert described(one).state == State.DESCRIBED


def test_it_goes_with_its_situation_and_waits_in_the_bin():
    look = described()
    situation_of_it, member = look.situation, look.member
    Situation.objects.filter(pk=situation_of_it.pk).update(binned_at=timezone.now())
    lookback.plan(situation_of_it, [timezone.localdate()], by=member)
    assert lookback.remind_due(timezone.localdate()) == 0
    assert came_of(member) == {}
    assert front(member).follow_up is None
    Situation.objects.filter(pk=situation_of_it.pk).update(binned_at=None)
    assert list(came_of(member)) == [str(situation_of_it.pk)]
    gone_for_good(situation_of_it)
    assert not FollowUp.objects.exists()
    with pytest.raises(NotPossibleNow):
        lookback.describe(look, SAID, base_revision=1, by=member)


def test_it_leaves_no_trail():
    before = TrailEntry.objects.count()
    look = described()
    lookback.ask_me(False, by=look.member)
    lookback.plan(look.situation, [], by=look.member)
    assert TrailEntry.objects.count() == before


@pytest.mark.parametrize("many", [1, 6])
def test_reading_costs_the_same_however_many_looks_there_are(many, django_assert_num_queries):
    one = situation()
    for number in range(many):
        described(one, CameOf(f"Keer {number}"))
    with django_assert_num_queries(3):
        looks = looks_at(one)
    assert [look.content.actual for look in looks if look.content.actual] == [f"Keer {n}" for n in range(many)]
    with django_assert_num_queries(3):
        assert len(came_of(one.member)[str(one.pk)]) == many
