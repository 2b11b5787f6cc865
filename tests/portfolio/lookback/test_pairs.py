"""Two own texts side by side: found or chosen, kept or dismissed, and a third that stays its writer's."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.vault import Vault
from portfolio.images.content import Content as ImageContent
from portfolio.lookback import pair_actions as pairs
from portfolio.lookback.marks import Marker
from portfolio.lookback.models import Dismissed, ThenAndNow
from portfolio.lookback.pairs import all_pairs_of, invitations_for, pairs_of, sides_of, third_of
from portfolio.lookback.queries import invitation_for
from portfolio.situations import actions as situations
from portfolio.writing.exceptions import EditedElsewhere
from tests.factories.accounts import UserFactory
from tests.factories.situations import FULL, gone_for_good, image, note, situation
from trail.exceptions import NotPossibleNow

LATER = replace(FULL, title="De naaimachine, weer", occurred_on=date(2025, 6, 1))


@pytest.fixture
def member():
    return UserFactory(member=True)


@pytest.fixture
def two(member):
    return situation(by=member), situation(LATER, by=member)


def proposed_to(member):
    return [(one.earlier.id, one.later.id) for one in invitations_for(member, sides_of(member))]


def ids(*items):
    return tuple(str(item.pk) for item in items)


def test_two_texts_that_touch_are_proposed(member, two):
    assert proposed_to(member) == [ids(*two)]
    invitation = invitation_for(member)
    assert (invitation.earlier.title, invitation.later.title) == (FULL.title, LATER.title)
    assert invitation.words


def test_an_image_of_good_work_is_proposed_too(member):
    then = situation(replace(FULL, expected=""), by=member)
    now = image(ImageContent(title="Nu", picture=f"{FULL.happened} {FULL.chafes}"), by=member)
    assert proposed_to(member) == [ids(then, now)]
    assert ids(invitation_for(member).earlier.item, invitation_for(member).later.item) == ids(then, now)


def test_a_portfolio_of_this_year_is_proposed_nothing(member):
    for _time in range(2):
        note("De naaimachine stond bij de kapper, naast de gordijnen.", by=member)
    assert proposed_to(member) == []
    assert invitation_for(member) is None


def test_what_was_dismissed_does_not_come_back(member, two):
    for _time in range(2):
        pairs.dismiss(*reversed(two), by=member)
    assert proposed_to(member) == []
    assert invitation_for(member) is None
    [row] = Dismissed.objects.all()
    assert not any(one in row.mark for one in ids(*two))


def test_what_is_kept_is_not_proposed_any_more(member, two):
    pairs.keep(*two, by=member)
    assert proposed_to(member) == []


def test_what_is_proposed_is_stored_nowhere(member, two):
    assert invitation_for(member)
    assert not ThenAndNow.objects.exists()
    assert not Dismissed.objects.exists()


def test_somebody_elses_texts_are_never_among_them(member, two):
    stranger = UserFactory(member=True)
    situation(replace(LATER, occurred_on=date(2020, 1, 1)), by=stranger)
    assert {one for pair in proposed_to(member) for one in pair} == set(ids(*two))
    assert proposed_to(stranger) == []
    with pytest.raises(PermissionDenied):
        pairs.keep(*two, by=stranger)
    with pytest.raises(PermissionDenied):
        pairs.dismiss(*two, by=stranger)


def test_a_pair_is_one_whichever_is_named_first(member, two):
    kept = pairs.keep(two[1], two[0], by=member)
    assert pairs.keep(*two, by=member) == kept
    assert (third_of(kept).earlier, third_of(kept).later) == ids(*two)
    [pair] = pairs_of(member)
    assert (pair.earlier.item, pair.later.item) == two


def test_the_database_keeps_a_pair_once(member, two):
    kept = pairs.keep(*two, by=member)
    with pytest.raises(IntegrityError), transaction.atomic():
        ThenAndNow.objects.create(member=member, mark=kept.mark)


def test_a_mark_tells_nothing_without_the_members_key(member, two):
    other = Marker(Vault.of(UserFactory(member=True))).of(*ids(*two))
    mine = Marker(Vault.of(member)).of(*ids(*two))
    assert mine == Marker(Vault.of(member)).of(*reversed(ids(*two)))
    assert mine != other


def test_a_text_beside_itself_is_no_pair(member, two):
    with pytest.raises(NotPossibleNow):
        pairs.keep(two[0], two[0], by=member)


def test_the_third_text_is_sealed_and_versioned(member, two):
    kept = pairs.keep(*two, "Ik keek toen naar de regels.", by=member)
    assert not any(b"regels" in bytes(version.sealed) for version in kept.versions.all())
    kept = pairs.write(kept, "Ik kijk nu naar haar.", base_revision=1, by=member)
    kept = pairs.take_back(kept, 1, by=member)
    assert third_of(kept).text == "Ik keek toen naar de regels."
    assert kept.revision == 3
    kept = pairs.write(kept, "", base_revision=3, by=member)
    assert third_of(kept).text == ""


def test_two_screens_never_overwrite_each_other(member, two):
    kept = pairs.keep(*two, "Aan mijn bureau.", by=member)
    with pytest.raises(EditedElsewhere) as elsewhere:
        pairs.keep(*two, "Op mijn telefoon.", by=member)
    assert elsewhere.value.theirs.text == "Aan mijn bureau."
    with pytest.raises(EditedElsewhere):
        pairs.write(kept, "Op mijn telefoon.", base_revision=0, by=member)
    kept = pairs.set_aside(kept, "Op mijn telefoon.", base_revision=1, by=member)
    assert third_of(kept).text == "Aan mijn bureau."


def test_the_same_form_twice_is_one(member, two):
    for _time in range(2):
        kept = pairs.keep(*two, "Ik kijk nu naar haar.", by=member, key="k")
    assert kept.revision == 1


def test_too_long_a_third_is_refused(member, two):
    with pytest.raises(NotPossibleNow):
        pairs.keep(*two, "x" * 20_001, by=member)
    assert not ThenAndNow.objects.exists()


@pytest.mark.parametrize("how", ["bin", "forget"])
def test_when_a_side_goes_its_title_goes_and_the_third_stays(member, two, how):
    pairs.keep(*two, "Ik kijk nu naar haar.", by=member)
    if how == "bin":
        type(two[0]).objects.filter(pk=two[0].pk).update(binned_at=timezone.now())
    else:
        gone_for_good(two[0])
    assert pairs_of(member) == [], "no arc leads to nowhere"
    [pair] = all_pairs_of(member, sides_of(member))
    assert (pair.earlier, pair.later.item, pair.third.text) == (None, two[1], "Ik kijk nu naar haar.")


def test_a_pair_that_was_let_go_is_not_proposed_again(member, two):
    kept = pairs.keep(*two, "Ik kijk nu naar haar.", by=member)
    with pytest.raises(PermissionDenied):
        pairs.let_go(kept, by=UserFactory(superuser=True))
    pairs.let_go(kept, by=member)
    assert not ThenAndNow.objects.exists()
    assert proposed_to(member) == []
    with pytest.raises(NotPossibleNow):
        pairs.write(kept, "Te laat.", base_revision=1, by=member)


def test_a_day_that_was_moved_moves_its_text(member, two):
    pairs.keep(*two, by=member)
    moved = replace(FULL, occurred_on=date(2026, 1, 1))
    situations.write(two[0], moved, base_revision=two[0].revision, by=member)
    [pair] = pairs_of(member)
    assert (pair.earlier.item, pair.later.item) == (two[1], two[0])


@pytest.mark.parametrize("many", [2, 12])
def test_reading_costs_the_same_however_much_there_is(member, many, django_assert_max_num_queries):
    texts = [situation(replace(FULL, title=str(n), occurred_on=date(2000 + n, 1, 1)), by=member) for n in range(many)]
    for one, other in zip(texts[1:], texts, strict=False):
        pairs.keep(one, other, by=member)
    with django_assert_max_num_queries(7):
        assert len(pairs_of(member)) == many - 1
    with django_assert_max_num_queries(7):
        invitation_for(member)
    opened = [(side.item, side.content) for side in sides_of(member).values()]
    with django_assert_max_num_queries(2):
        pairs_of(member, opened)
