"""The board sets the next rules: ahead, within bounds, once, and never over what has started."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from portfolio.sessions.states import Level
from registry.policy import actions as policy
from registry.policy.bounds import AHEAD, BOUNDS, NOTICE, WHY_LIMIT
from registry.policy.exceptions import DayTaken
from registry.policy.models import Policy
from registry.policy.queries import in_force
from tests.factories.accounts import UserFactory
from tests.factories.policy import WHY, PolicyFactory, rules, rules_set
from trail.exceptions import NotPossibleNow
from trail.models import TrailEntry
from trail.queries import history_of

OTHERS = ["member", "reader", "secretary", "code_editor", "superuser"]


def traced():
    return [(one.action, one.codes) for one in TrailEntry.objects.filter(action__startswith="policy.")]


def test_the_next_rules_hold_from_their_day_on_and_not_a_day_before():
    made = rules_set(days=40, pieces_max=4)
    assert in_force(made.starts_on - timedelta(days=1)).pieces_max == 6
    assert in_force(made.starts_on).pieces_max == 4
    assert (made.why, made.announced_on) == (WHY, timezone.localdate())


def test_the_trail_says_what_is_different_in_codes():
    made = rules_set(readers=3, without=["link"])
    day = made.starts_on.isoformat()
    assert traced() == [("policy.set", {"starts": day, "readers": 3, "levels_that_count": "account.code.device"})]


@pytest.mark.parametrize("role", OTHERS)
def test_only_the_board(role):
    person, made = UserFactory(**{role: True}), rules_set(pieces_max=4)
    with pytest.raises(PermissionDenied):
        rules_set(days=90, pieces_max=5, by=person)
    with pytest.raises(PermissionDenied):
        policy.withdraw(made, by=person)
    assert Policy.objects.standing().count() == 2


@pytest.mark.parametrize("days", [-400, -1, 0, 1, NOTICE.days - 1, AHEAD.days + 1])
def test_never_for_a_day_that_was_nor_tomorrow_nor_far_away(days):
    with pytest.raises(NotPossibleNow):
        rules_set(days=days, pieces_max=4)
    assert not traced()


@pytest.mark.parametrize("days", [NOTICE.days, AHEAD.days])
def test_a_month_ahead_is_enough(days):
    assert rules_set(days=days, pieces_max=4).pieces_max == 4


ROOM = {"term_years": 9, "window_months": 2}
"""Other numbers than those of today, so that something is always different, and every window fits in the term."""


@pytest.mark.parametrize("rule", sorted(BOUNDS))
@pytest.mark.parametrize("end", [0, 1])
def test_every_number_has_a_least_and_a_most(rule, end):
    edge = BOUNDS[rule][end]
    with pytest.raises(NotPossibleNow, match=str(edge)):
        rules_set(**ROOM | {rule: edge + (1 if end else -1)})
    assert getattr(rules_set(**ROOM | {rule: edge}), rule) == edge


def test_the_window_fits_in_the_term():
    with pytest.raises(NotPossibleNow, match=r"longer|langer"):
        rules_set(term_years=1, window_months=13)
    assert rules_set(term_years=1, window_months=12)


@pytest.mark.parametrize("levels", [(), ("account", "guess"), ("",)])
def test_a_level_that_counts_is_known_and_there_is_one(levels):
    with pytest.raises(NotPossibleNow):
        rules_set(levels_that_count=levels)


@pytest.mark.parametrize("why", ["", "  \n ", "x" * (WHY_LIMIT + 1)])
def test_it_is_explained(why):
    with pytest.raises(NotPossibleNow):
        rules_set(pieces_max=4, why=why)


def test_rules_that_change_nothing_are_no_rules():
    with pytest.raises(NotPossibleNow):
        rules_set()
    rules_set(days=60, pieces_max=4)
    with pytest.raises(NotPossibleNow):
        rules_set(days=90, pieces_max=4)


def test_the_same_form_twice_is_once():
    board = UserFactory(board=True)
    first = rules_set(pieces_max=4, by=board, key="k")
    again = rules(pieces_max=4)
    assert policy.set_rules(again, first.starts_on, WHY, by=board, key="k") == first
    assert len(traced()) == 1


def test_the_second_for_the_same_day_hears_of_the_first():
    rules_set(days=50, pieces_max=4)
    with pytest.raises(DayTaken):
        rules_set(days=50, pieces_max=5)
    assert len(traced()) == 1


def test_a_day_is_free_again_when_its_rules_were_taken_back():
    first = rules_set(days=50, pieces_max=4)
    policy.withdraw(first, by=UserFactory(board=True))
    assert rules_set(days=50, pieces_max=5, key="second").starts_on == first.starts_on


def test_taken_back_until_the_day_before():
    made, board = rules_set(days=40, pieces_max=4), UserFactory(board=True)
    with time_machine.travel(timezone.now() + timedelta(days=39)):
        back = policy.withdraw(made, by=board)
        assert policy.withdraw(made, by=board) == back
    assert in_force(made.starts_on).pieces_max == 6
    assert [one.action for one in history_of(made)] == ["policy.set", "policy.withdrawn"]


def test_rules_that_started_stay():
    made, board = rules_set(days=40, pieces_max=4), UserFactory(board=True)
    with time_machine.travel(timezone.now() + timedelta(days=40)), pytest.raises(NotPossibleNow):
        policy.withdraw(made, by=board)
    assert in_force(made.starts_on) == made


CHANGES = dict.fromkeys(BOUNDS, 7) | {
    "readers": 3,
    "starts_on": date(2040, 1, 1),
    "levels_that_count": ["code"],
    "why": "anders",
    "announced_on": date(2020, 1, 1),
}


@pytest.mark.parametrize("name", sorted(field.name for field in Policy._meta.fields if field.name != "id"))
@pytest.mark.parametrize("started", [True, False])
def test_the_database_refuses_to_change_rules(name, started):
    row = PolicyFactory(starts_on=timezone.localdate()) if started else PolicyFactory(to_come=True)
    to = timezone.localdate() - timedelta(days=1) if name == "withdrawn_on" else CHANGES[name]
    changed = Policy.objects.filter(pk=row.pk)
    if name == "withdrawn_on" and not started:
        assert changed.update(withdrawn_on=to) == 1
        to = None
    with pytest.raises(DatabaseError, match="rules do not change"), transaction.atomic():
        changed.update(**{name: to})


@pytest.mark.parametrize("started", [True, False])
def test_the_database_keeps_every_rule(started):
    row = PolicyFactory() if started else PolicyFactory(to_come=True)
    with pytest.raises(DatabaseError, match="rules do not change"), connection.cursor() as cursor, transaction.atomic():
        cursor.execute("DELETE FROM registry_policy WHERE id = %s", [row.pk])


@pytest.mark.parametrize(
    "about",
    [
        {"announced_on": date(2050, 1, 1)},
        {"readers": 1},
        {"term_years": 11},
        {"withdrawn_on": date(2050, 1, 1)},
        {"starts_on": date(2021, 1, 1)},
    ],
)
def test_the_database_refuses_rules_that_cannot_be(about):
    with pytest.raises(DatabaseError), transaction.atomic():
        PolicyFactory(**about)


@pytest.mark.parametrize("level", Level.values)
def test_every_level_can_be_the_only_one(level):
    assert rules_set(levels_that_count=(level,)).levels_that_count == [level]
