"""An image of good work: the same promises as a situation."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.images import actions as images
from portfolio.images.content import Content
from portfolio.images.merging import both
from portfolio.images.models import ImageOfGoodWork
from portfolio.images.queries import content_at, content_of
from portfolio.writing.exceptions import EditedElsewhere
from tests.factories.accounts import UserFactory
from tests.factories.situations import image
from trail.exceptions import NotPossibleNow

anything = st.text(st.characters(exclude_categories=()))
PICTURE = Content(title="Vertragen is ook helpen", picture="Ik hielp het overleg door het te vertragen.")


@given(st.builds(Content, anything, anything, anything, anything, anything, st.lists(st.uuids().map(str), max_size=3)))
@settings(deadline=None)
def test_what_is_written_comes_back_the_same(content):
    assert Content.from_json(content.to_json()) == content


def test_the_same_form_twice_is_one_image():
    member = UserFactory(member=True)
    assert images.begin(PICTURE, by=member, key="k") == images.begin(PICTURE, by=member, key="k")
    assert ImageOfGoodWork.objects.count() == 1


def test_without_a_title_the_first_words_become_it():
    made = images.begin(Content(picture="Een afwijzing vertel ik zittend."), by=UserFactory(member=True), key="k")
    assert content_of(made).title == "Een afwijzing vertel ik zittend."


@pytest.mark.parametrize("content", [Content(), Content(picture="\u200b"), Content(picture="a" * 20_001)])
def test_nothing_and_too_much_are_not_made(content):
    with pytest.raises(NotPossibleNow):
        images.begin(content, by=UserFactory(member=True), key="k")
    assert not ImageOfGoodWork.objects.exists()


def test_someone_without_a_registration_begins_none():
    with pytest.raises(PermissionDenied):
        images.begin(PICTURE, by=UserFactory(secretary=True), key="k")


def test_every_save_keeps_a_version_and_another_screen_is_not_overwritten():
    mine = image(PICTURE)
    images.write(mine, replace(PICTURE, ethical="Het gezin."), base_revision=1, by=mine.member)
    with pytest.raises(EditedElsewhere):
        images.write(mine, replace(PICTURE, ethical="De school."), base_revision=1, by=mine.member)
    assert content_at(mine, 1) == PICTURE
    assert content_of(ImageOfGoodWork.objects.get()).ethical == "Het gezin."


def test_taking_the_other_text_keeps_mine_as_a_version():
    mine = image(PICTURE)
    images.write(mine, replace(PICTURE, ethical="Het gezin."), base_revision=1, by=mine.member)
    images.set_aside(mine, replace(PICTURE, ethical="De school."), base_revision=2, by=mine.member)
    now = ImageOfGoodWork.objects.get()
    assert (content_of(now).ethical, content_at(now, 3).ethical) == ("Het gezin.", "De school.")


def test_an_earlier_version_comes_back_as_a_new_one():
    mine = image(PICTURE)
    images.write(mine, replace(PICTURE, ethical="Het gezin."), base_revision=1, by=mine.member)
    assert content_of(images.take_back(mine, 1, by=mine.member)) == PICTURE


def test_keeping_both_links_the_situations_of_both_once():
    theirs, mine = replace(PICTURE, situations=("a", "b")), replace(PICTURE, situations=("b", "c"))
    assert both(theirs, mine).situations == ("a", "b", "c")


@pytest.mark.parametrize("role", ["member", "board", "superuser"])
def test_nobody_else_writes_in_it(role):
    mine, other = image(PICTURE), UserFactory(**{role: True})
    for verb in (
        lambda: images.write(mine, Content(picture="weg"), base_revision=1, by=other),
        lambda: images.take_back(mine, 1, by=other),
    ):
        with pytest.raises(PermissionDenied):
            verb()
    assert content_of(ImageOfGoodWork.objects.get()) == PICTURE
