"""A note becomes something else: what was laid beside it stays beside its words."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portfolio.items.ripen import Ripe, ripen
from portfolio.lookback import actions as lookback
from portfolio.lookback import pair_actions as pairs
from portfolio.lookback.models import FollowUp, ThenAndNow
from portfolio.lookback.pairs import invitations_for, pairs_of, sides_of, third_at
from portfolio.situations.models import Situation
from tests.factories.accounts import UserFactory
from tests.factories.situations import FULL, note, situation
from trail.exceptions import NotPossibleNow


@pytest.fixture
def member():
    return UserFactory(member=True)


@pytest.fixture
def thought(member):
    return note(FULL.happened, by=member)


@pytest.fixture
def then(member):
    return situation(replace(FULL, occurred_on=date(2020, 5, 1)), by=member)


@pytest.mark.parametrize("into", Ripe.values)
def test_a_kept_pair_stays_a_pair_with_every_version_of_its_third(client, member, thought, then, into):
    kept = pairs.keep(then, thought, "Eerst.", by=member)
    pairs.write(kept, "Daarna.", base_revision=1, by=member)
    grown = ripen(thought, into, by=member, key="k")
    (pair,) = pairs_of(member)
    assert {pair.earlier.item, pair.later.item} == {then, grown}
    assert pair.third.text == "Daarna."
    kept = ThenAndNow.objects.get()
    assert third_at(kept, 1).text == "Eerst."
    assert kept.versions.count() == 2
    client.force_login(member)
    page = client.get(reverse("lookback:pair", args=[then.pk, grown.pk]))
    assert "Daarna." in page.text
    assert pairs.keep(grown, then, by=member) == kept


def test_a_dismissed_pair_does_not_come_back(member, thought, then):
    later = replace(FULL, occurred_on=date(2023, 5, 1))
    assert invitations_for(member, sides_of(member))
    pairs.dismiss(then, thought, by=member)
    other = situation(replace(later, happened="Iets heel anders.", chafes="", title="Ander"), by=member)
    pairs.dismiss(other, then, by=member)
    grown = ripen(thought, Ripe.IMAGE, by=member, key="k")
    offered = [{one.earlier.item, one.later.item} for one in invitations_for(member, sides_of(member))]
    assert {then, grown} not in offered
    assert {then, other} not in offered


def test_pairs_of_others_and_without_the_note_stay_as_they_were(member, thought, then):
    other = situation(by=member)
    kept = pairs.keep(then, other, "Blijft.", by=member)
    ripen(thought, Ripe.STEP, by=member, key="k")
    assert ThenAndNow.objects.get().mark == kept.mark
    assert pairs_of(member)[0].third.text == "Blijft."


@pytest.mark.parametrize("looks", [lookback.look_now, lambda it, by: lookback.plan(it, [soon()], by=by)])
def test_a_note_one_looks_back_at_is_a_situation_and_its_look_is_never_left_behind(thought, looks):
    looks(thought, by=thought.member)
    assert Situation.objects.get().state == "situation"
    with pytest.raises(NotPossibleNow):
        ripen(thought, Ripe.STEP, by=thought.member, key="k")
    Situation.objects.update(state="note")
    with pytest.raises(NotPossibleNow):
        ripen(thought, Ripe.STEP, by=thought.member, key="k")
    assert Situation.objects.get().binned_at is None
    assert FollowUp.objects.count() == 1


def soon():
    return timezone.localdate() + timedelta(days=30)
