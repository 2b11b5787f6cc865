"""A situation leads to its images, and an image to its situations; the bin takes either out of sight."""

from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils import timezone

from portfolio.images import actions as images
from portfolio.images.content import Content
from portfolio.images.models import ImageOfGoodWork
from portfolio.images.queries import content_of
from portfolio.situations.models import Situation
from tests.factories.situations import FULL, image, situation

TITLE = "Vertragen is ook helpen"


@pytest.fixture
def written(db):
    return situation()


@pytest.fixture
def mine(client, written):
    client.force_login(written.member)
    return client


def an_image(*of, title=TITLE):
    return image(Content(title=title, picture="Zo.", situations=[str(one.pk) for one in of]), by=of[0].member)


def page(client, written):
    return client.get(reverse("situations:write", args=[written.pk])).content.decode()


def test_a_situation_shows_its_images_and_no_others(mine, written):
    other = situation(by=written.member)
    an_image(written)
    an_image(written, other, title="Van allebei")
    an_image(other, title="Van de ander")
    read = page(mine, written)
    assert TITLE in read
    assert "Van allebei" in read
    assert "Van de ander" not in read


def test_nobody_elses_image_turns_up(mine, written):
    image(Content(title="Van een ander mens", picture="Zo.", situations=[str(written.pk)]))
    assert "Van een ander mens" not in page(mine, written)


def test_an_image_in_the_bin_is_out_of_sight(mine, written):
    made = an_image(written)
    ImageOfGoodWork.objects.filter(pk=made.pk).update(binned_at=timezone.now())
    assert TITLE not in page(mine, written)


def test_a_new_image_begins_with_the_situation_one_came_from(mine, written):
    read = mine.get(reverse("images:new"), {"bij": str(written.pk)}).content.decode()
    assert f'value="{written.pk}" id="id_situations_0" checked' in " ".join(read.split())
    assert mine.get(reverse("images:new"), {"bij": "x"}).status_code == 200


def test_a_situation_in_the_bin_keeps_its_link_but_shows_no_title(mine, written):
    made = an_image(written)
    Situation.objects.filter(pk=written.pk).update(binned_at=timezone.now())
    address = reverse("images:write", args=[made.pk])
    assert FULL.title not in mine.get(address).content.decode()
    mine.post(address, {"title": TITLE, "picture": "Anders.", "version": 1})
    made.refresh_from_db()
    assert content_of(made).situations == (str(written.pk),)
    Situation.objects.update(binned_at=None)
    assert TITLE in page(mine, written)


def test_a_situation_that_is_gone_leaves_no_title(mine, written):
    made = an_image(written)
    Situation.objects.filter(pk=written.pk).delete()
    for name, more in (("write", []), ("version", [1])):
        assert FULL.title not in mine.get(reverse(f"images:{name}", args=[made.pk, *more])).content.decode()
    changed = replace(content_of(made), picture="Toch.")
    assert images.write(made, changed, base_revision=1, by=made.member).revision == 2


@pytest.mark.parametrize("count", [1, 30])
def test_the_editor_costs_the_same_however_many_images(mine, written, count, django_assert_max_num_queries):
    for number in range(count):
        an_image(written, title=f"Beeld {number}")
    with django_assert_max_num_queries(8):
        page(mine, written)
