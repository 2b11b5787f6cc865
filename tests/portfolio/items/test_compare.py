"""Any two versions side by side, word for word, for their writer alone."""

from dataclasses import replace

import pytest
from django.urls import reverse

from portfolio.images import actions as images
from portfolio.images.content import Content as ImageContent
from portfolio.items.compare import differences
from portfolio.situations import actions as situations
from portfolio.situations.questions import LABELS
from tests.factories.accounts import UserFactory
from tests.factories.situations import FULL, image, situation


@pytest.fixture
def ripe():
    """Three versions: a note, all of it, and one sentence otherwise."""
    own = situation()
    other = replace(FULL, choice="Samen morgen opschrijven en een proefplan maken.", perspectives=())
    return situations.write(own, other, base_revision=2, by=own.member)


@pytest.fixture
def mine(client, ripe):
    client.force_login(ripe.member)
    return client


def page(it, slug="situatie"):
    return reverse("items:compare", args=[slug, it.pk])


def marked(difference):
    return [(run.kind, run.text) for run in difference.words if run.kind != "same"]


def test_what_differs_is_shown_word_for_word_under_its_question(ripe):
    found = {str(one.label): marked(one) for one in differences(ripe, 2, 3)}
    assert found[str(LABELS["choice"])] == [("old", "vandaag"), ("new", "morgen")]
    assert found[str(LABELS["who"])] == [("old", "zij")]
    assert len(found) == 3


def test_the_page_marks_struck_and_new_words_for_everyone(mine, ripe):
    shown = mine.get(page(ripe)).text
    assert "<del>" in shown
    assert "vandaag" in shown
    assert "<ins>" in shown
    assert FULL.gave_up not in shown


def test_any_two_can_be_chosen_in_either_order(mine, ripe):
    one, other = (mine.get(page(ripe), {"van": a, "tot": b}).context for a, b in ((1, 3), (3, 1)))
    assert (one["older"], one["newer"]) == (other["older"], other["newer"]) == (1, 3)


@pytest.mark.parametrize("strange", ["", "-1", "0", "99", "abc", "٣", "9" * 400, "\x00", "' OR 1=1--"])
def test_a_version_that_is_none_stands_for_the_last_two(mine, ripe, strange):
    answer = mine.get(page(ripe), {"van": strange, "tot": strange})
    assert (answer.context["older"], answer.context["newer"]) == (2, 3)


def test_one_version_is_the_same_as_itself(client):
    own = image()
    client.force_login(own.member)
    answer = client.get(page(own, "goed-werk"))
    assert answer.status_code == 200
    assert answer.context["differences"] == []


def test_images_are_compared_too(client):
    own = image(ImageContent(picture="Een stoel erbij."))
    images.write(own, ImageContent(title="Stoel", picture="Twee stoelen erbij."), base_revision=1, by=own.member)
    client.force_login(own.member)
    assert "Twee" in client.get(page(own, "goed-werk")).text


def test_markup_in_a_text_stays_text(client):
    own = image(ImageContent(picture="<script>alert(1)</script>"))
    images.write(own, ImageContent(picture="<img src=x onerror=alert(1)>"), base_revision=1, by=own.member)
    client.force_login(own.member)
    shown = client.get(page(own, "goed-werk")).text
    assert "<script>alert" not in shown
    assert "<img src=x" not in shown


def test_the_versions_lead_here(mine, ripe):
    assert page(ripe) in mine.get(reverse("situations:versions", args=[ripe.pk])).text


@pytest.mark.parametrize("role", ["member", "board", "superuser"])
def test_nobody_else_compares(client, ripe, role, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(**{role: True}))
    assert client.get(page(ripe)).status_code == 404
