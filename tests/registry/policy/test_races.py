"""Two of the board at once. Real transactions, real threads."""

from datetime import timedelta

import pytest
from django.utils import timezone

from registry.policy import actions as policy
from registry.policy.exceptions import DayTaken
from registry.policy.models import Policy
from tests.factories.accounts import UserFactory
from tests.factories.policy import WHY, rules, rules_set
from tests.portfolio.intervision.test_races import at_once
from trail.models import TrailEntry

pytestmark = pytest.mark.usefixtures("committed")


def test_two_who_set_rules_for_one_day_make_one_set_and_the_other_hears_of_it():
    day, wanted = timezone.localdate() + timedelta(days=60), rules(readers=3)

    def set_by(board):
        def act():
            try:
                return policy.set_rules(wanted, day, WHY, by=board, key=f"form-{board.pk}").pk
            except DayTaken:
                return "taken"

        return act

    told = at_once(*[set_by(UserFactory(board=True)) for _ in range(4)])
    assert told.count("taken") == 3
    assert Policy.objects.filter(starts_on=day).count() == 1
    assert TrailEntry.objects.filter(action="policy.set").count() == 1


def test_one_form_sent_four_times_at_once_is_one_set():
    board, day, wanted = UserFactory(board=True), timezone.localdate() + timedelta(days=60), rules(readers=3)
    made = at_once(*[lambda: policy.set_rules(wanted, day, WHY, by=board, key="k").pk] * 4)
    assert len(set(made)) == 1


def test_taken_back_four_times_at_once_is_once():
    made, board = rules_set(readers=3), UserFactory(board=True)
    at_once(*[lambda: policy.withdraw(made, by=board)] * 4)
    assert TrailEntry.objects.filter(action="policy.withdrawn").count() == 1
