"""The verbs of a situation: nothing is lost, nothing is overwritten in silence, nobody else writes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.vault import CannotOpen
from portfolio.situations import actions as situations
from portfolio.situations.content import Content
from portfolio.situations.models import Situation, Version
from portfolio.situations.queries import content_at, content_of
from portfolio.situations.states import NEXT, State
from portfolio.writing import bin as bins
from portfolio.writing.exceptions import EditedElsewhere
from tests.factories.accounts import UserFactory
from tests.factories.situations import FULL, note, situation
from trail.exceptions import NotPossibleNow
from trail.models import TrailEntry


def test_every_state_is_in_the_table():
    assert set(NEXT) == set(State)
    assert all(to in State.values for targets in NEXT.values() for to in targets)


def test_a_note_keeps_the_words_and_takes_its_title_and_day_from_them():
    made = note("De hond mocht niet mee\nen toen sliep hij buiten.")
    content = content_of(made)
    assert (content.title, content.happened) == (
        "De hond mocht niet mee",
        "De hond mocht niet mee\nen toen sliep hij buiten.",
    )
    assert made.state == State.NOTE
    assert made.occurred_on == content.occurred_on == timezone.localdate()


@pytest.mark.parametrize("blank", ["", "   \n", "\u00a0\u200b\u2060", "\x00"])
def test_a_blank_note_is_not_made(blank):
    member = UserFactory(member=True)
    with pytest.raises(NotPossibleNow):
        situations.note(blank, by=member, key="k")
    assert not Situation.objects.exists()


def test_someone_without_a_registration_keeps_no_portfolio():
    with pytest.raises(PermissionDenied):
        situations.note("Een gedachte", by=UserFactory(secretary=True), key="k")


def test_the_same_form_twice_is_one_note():
    member = UserFactory(member=True)
    first = situations.note("Een gedachte", by=member, key="k")
    assert situations.note("Een gedachte", by=member, key="k") == first
    assert Situation.objects.count() == 1


def test_going_back_and_writing_something_else_is_another_note():
    member = UserFactory(member=True)
    situations.note("Een gedachte", by=member, key="k")
    situations.note("Een andere gedachte", by=member, key="k")
    assert Situation.objects.count() == 2


def test_a_note_ripens_by_writing_without_retyping():
    begun = note("De hond mocht niet mee")
    ripened = situations.write(
        begun, replace(content_of(begun), chafes="Ik had mijn hand op de muis."), base_revision=1, by=begun.member
    )
    assert ripened.state == State.SITUATION
    assert content_of(ripened).happened == "De hond mocht niet mee"


def test_a_situation_never_becomes_a_note_again():
    ripe = situation()
    bare = situations.write(ripe, Content(happened="Alleen dit nog."), base_revision=2, by=ripe.member)
    assert bare.state == State.SITUATION


def test_every_save_keeps_a_version():
    ripe = situation()
    situations.write(ripe, replace(FULL, choice="Toch anders."), base_revision=2, by=ripe.member)
    assert [version.revision for version in ripe.versions.all()] == [3, 2, 1]
    assert content_at(ripe, 2) == FULL


def test_saving_the_same_text_makes_no_version():
    ripe = situation()
    situations.write(ripe, FULL, base_revision=2, by=ripe.member)
    assert ripe.versions.count() == 2


def test_a_save_on_top_of_another_screens_text_is_refused_with_both_texts_safe():
    ripe = situation()
    situations.write(ripe, replace(FULL, choice="Van mijn telefoon."), base_revision=2, by=ripe.member)
    with pytest.raises(EditedElsewhere) as caught:
        situations.write(ripe, replace(FULL, choice="Van mijn laptop."), base_revision=2, by=ripe.member)
    assert (caught.value.theirs.choice, caught.value.revision) == ("Van mijn telefoon.", 3)
    assert content_of(Situation.objects.get()).choice == "Van mijn telefoon."


def test_a_second_send_of_a_stored_save_is_no_conflict():
    ripe = situation()
    mine = replace(FULL, choice="Van mijn laptop.")
    situations.write(ripe, mine, base_revision=2, by=ripe.member, key="k")
    situations.write(ripe, replace(mine, gave_up="Later erbij."), base_revision=3, by=ripe.member)
    again = situations.write(ripe, mine, base_revision=2, by=ripe.member, key="k")
    assert content_of(again).gave_up == "Later erbij."


def test_typing_in_one_page_is_one_version():
    ripe = situation()
    for n in range(5):
        typed = replace(FULL, choice=f"Ik koos {n}")
        situations.write(ripe, typed, base_revision=2 + n, by=ripe.member, page="p", kept=False)
    assert ripe.versions.count() == 3
    assert content_of(Situation.objects.get()).choice == "Ik koos 4"


def test_typing_on_after_ten_minutes_is_another_version():
    ripe = situation()
    situations.write(ripe, replace(FULL, choice="eerst"), base_revision=2, by=ripe.member, page="p", kept=False)
    Version.objects.filter(revision=3).update(began_at=timezone.now() - timedelta(minutes=11))
    situations.write(ripe, replace(FULL, choice="dan"), base_revision=3, by=ripe.member, page="p", kept=False)
    assert content_at(ripe, 3).choice == "eerst"


def test_what_another_page_saved_by_itself_is_not_replaced():
    ripe = situation()
    situations.write(ripe, replace(FULL, choice="telefoon"), base_revision=2, by=ripe.member, page="a", kept=False)
    situations.write(ripe, replace(FULL, choice="laptop"), base_revision=3, by=ripe.member, page="b", kept=False)
    assert content_at(ripe, 3).choice == "telefoon"


def test_the_button_keeps_what_was_saved_by_itself():
    ripe = situation()
    mine = replace(FULL, choice="laptop")
    situations.write(ripe, mine, base_revision=2, by=ripe.member, page="a", kept=False)
    situations.write(ripe, mine, base_revision=3, by=ripe.member, page="a")
    situations.write(ripe, replace(FULL, choice="verder"), base_revision=3, by=ripe.member, page="a", kept=False)
    assert content_at(ripe, 3).choice == "laptop"


def test_taking_the_other_text_keeps_mine_as_a_version():
    ripe = situation()
    situations.write(ripe, replace(FULL, choice="telefoon"), base_revision=2, by=ripe.member)
    situations.set_aside(ripe, replace(FULL, choice="laptop"), base_revision=3, by=ripe.member, key="k")
    now = Situation.objects.get()
    assert content_of(now).choice == "telefoon"
    assert content_at(now, 4).choice == "laptop"


def test_an_earlier_version_comes_back_as_a_new_one():
    ripe = situation()
    situations.write(ripe, replace(FULL, choice="Toch anders."), base_revision=2, by=ripe.member)
    back = situations.take_back(ripe, 2, by=ripe.member)
    assert content_of(back) == FULL
    assert content_at(back, 3).choice == "Toch anders."


def test_a_text_that_does_not_fit_is_refused_and_the_old_one_stays():
    ripe = situation()
    with pytest.raises(NotPossibleNow):
        situations.write(ripe, replace(FULL, choice="a" * 20_001), base_revision=2, by=ripe.member)
    assert content_of(Situation.objects.get()) == FULL


@pytest.mark.parametrize(
    "verb",
    [
        lambda it, by: situations.write(it, FULL, base_revision=2, by=by),
        lambda it, by: situations.take_back(it, 1, by=by),
        lambda it, by: situations.link_article(it, "W2.1", "rubs", by=by),
        lambda it, by: situations.unlink_article(it, "W2.1", by=by),
    ],
    ids=["write", "take_back", "link", "unlink"],
)
@pytest.mark.parametrize("role", ["member", "board", "superuser"])
def test_nobody_else_writes_in_it(role, verb):
    ripe = situation()
    with pytest.raises(PermissionDenied):
        verb(ripe, UserFactory(**{role: True}))
    assert content_of(Situation.objects.get()) == FULL


def test_writing_in_what_was_removed_elsewhere_says_so():
    ripe = situation()
    bins.throw_away(ripe, by=ripe.member)
    with pytest.raises(NotPossibleNow):
        situations.write(ripe, FULL, base_revision=2, by=ripe.member)


def test_a_version_put_in_another_place_does_not_open():
    ripe = situation()
    first, second = ripe.versions.get(revision=1), ripe.versions.get(revision=2)
    Version.objects.filter(pk=second.pk).update(sealed=bytes(first.sealed))
    with pytest.raises(CannotOpen):
        content_of(ripe)


def test_a_version_of_another_situation_does_not_open():
    mine = situation()
    other = situation(replace(FULL, title="Een andere"), by=mine.member)
    sealed = bytes(other.versions.get(revision=2).sealed)
    Version.objects.filter(situation=mine, revision=2).update(sealed=sealed)
    with pytest.raises(CannotOpen):
        content_of(mine)


def test_private_writing_is_not_traced():
    before = TrailEntry.objects.count()
    ripe = situation()
    bins.throw_away(ripe, by=ripe.member)
    assert TrailEntry.objects.count() == before
