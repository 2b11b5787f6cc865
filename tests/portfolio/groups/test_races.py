"""Two at once in a group: nobody gets two places, no eleventh person, no yes to a text that was not read."""

from contextlib import suppress
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied

from portfolio.groups import actions, agreeing, convening
from portfolio.groups.models import MOST, Acceptance, Group, Membership
from portfolio.groups.sealing import Named
from portfolio.groups.states import THERE, State
from tests.factories.groups import AGREEMENT, a_group, asked, place_of
from tests.factories.intervision import a_colleague, new_key
from tests.portfolio.intervision.test_races import at_once
from trail.exceptions import NotPossibleNow

pytestmark = pytest.mark.usefixtures("committed")


def tried(verb, *args, **about):
    """The verb, when it is still possible."""

    def act():
        with suppress(NotPossibleNow, PermissionDenied):
            return verb(*args, **about)

    return act


def test_ten_people_fit_however_many_are_invited_at_once():
    group = a_group()
    people = [[Named("A", f"a{n}{m}@elders.example") for m in range(4)] for n in range(4)]
    at_once(*[tried(actions.invite, group, four, by=group.convener, key=new_key()) for four in people])
    assert 3 < group.memberships.filter(state__in=THERE).count() <= MOST


def test_one_form_sent_four_times_at_once_makes_one_group():
    petra, key = a_colleague(), new_key()
    at_once(*[partial(actions.found, "Groep", AGREEMENT, by=petra, key=key)] * 4)
    assert Group.objects.count() == Membership.objects.count() == 1


def test_a_yes_and_a_change_of_the_agreement_at_once_leave_a_yes_to_what_was_read():
    group, noor = a_group(), a_colleague()
    place = asked(group, noor)
    terms = {"base_version": 1, "by": group.convener, "key": new_key()}
    at_once(
        tried(actions.join, place, version=1, by=noor),
        tried(agreeing.change, group, "X", "Een andere tekst.", **terms),
    )
    accepted = Acceptance.objects.filter(membership=place).values_list("version", flat=True)
    assert set(accepted) <= {1}
    assert Group.objects.get().version == 2


def test_a_yes_and_being_taken_off_at_once_are_one_of_the_two():
    group, noor = a_group(), a_colleague()
    place = asked(group, noor)
    at_once(tried(actions.join, place, version=1, by=noor), tried(actions.take_off, place, by=group.convener))
    place.refresh_from_db()
    assert (place.state == State.JOINED) == Acceptance.objects.filter(membership=place).exists()


def test_the_last_two_leave_at_once_and_the_group_is_gone():
    group = a_group(None, hakan := a_colleague())
    petra = group.convener
    convening.offer(group, place_of(group, hakan), by=petra)
    convening.rather_not(group, by=hakan)
    at_once(*[tried(actions.leave, place_of(group, person), by=person) for person in (petra, hakan)])
    assert not Group.objects.exists()
