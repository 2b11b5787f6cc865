"""An image of good work from the browser."""

import json
from dataclasses import replace

import pytest
from django.urls import reverse

from portfolio.images import actions as images
from portfolio.images.content import Content
from portfolio.images.models import ImageOfGoodWork
from portfolio.images.queries import content_at, content_of
from tests.factories.accounts import UserFactory
from tests.factories.situations import image, situation

PICTURE = Content(title="Vertragen is ook helpen", picture="Ik hielp het overleg door het te vertragen.")


def fields(content=PICTURE, **more):
    return {**content.as_fields(), "version": "1", "page": "p", "key": "k", "then": "done", **more}


def url(it, name="write", *more):
    return reverse(f"images:{name}", args=[it.pk, *more])


@pytest.fixture
def one():
    return image(PICTURE)


@pytest.fixture
def mine(client, one):
    client.force_login(one.member)
    return client


def test_an_image_is_made_with_or_without_situations(client):
    ripe = situation()
    client.force_login(ripe.member)
    assert "De naaimachine" in client.get(reverse("images:new")).text
    client.post(reverse("images:new"), fields(situations=[str(ripe.pk)]))
    assert content_of(ImageOfGoodWork.objects.get()) == replace(PICTURE, situations=(str(ripe.pk),))


def test_an_empty_form_asks_for_one_sentence(client):
    client.force_login(UserFactory(member=True))
    answer = client.post(reverse("images:new"), fields(Content()))
    assert answer.status_code == 422
    assert "id_picture_error" in answer.text


def test_somebody_elses_situation_cannot_be_linked_and_is_not_named(mine, one):
    other = situation()
    answer = mine.post(url(one), fields(situations=[str(other.pk)]))
    assert answer.status_code == 422
    assert "De naaimachine" not in answer.text


def test_a_situation_that_was_removed_is_no_obstacle(client):
    ripe = situation()
    linked = image(replace(PICTURE, situations=(str(ripe.pk),)), by=ripe.member)
    ripe.delete()
    client.force_login(linked.member)
    assert client.get(url(linked)).status_code == 200
    assert client.get(url(linked, "version", 1)).status_code == 200
    assert client.post(url(linked), fields(replace(PICTURE, ethical="Het gezin."))).status_code == 302


def test_two_screens_choose_and_lose_nothing(mine, one):
    images.write(one, replace(PICTURE, ethical="Het gezin."), base_revision=1, by=one.member)
    answer = mine.post(url(one), fields(replace(PICTURE, ethical="De school.")))
    assert answer.status_code == 409
    sent = dict(answer.context["mine"])
    mine.post(url(one), sent | {"version": "2", "key": "k2", "keep": "both"})
    together = content_of(ImageOfGoodWork.objects.get()).ethical
    assert "Het gezin." in together
    assert "De school." in together


def test_taking_the_other_text_keeps_mine_as_a_version(mine, one):
    images.write(one, replace(PICTURE, ethical="Het gezin."), base_revision=1, by=one.member)
    mine.post(url(one), fields(replace(PICTURE, ethical="De school."), version="2", keep="theirs"))
    now = ImageOfGoodWork.objects.get()
    assert (content_of(now).ethical, content_at(now, 3).ethical) == ("Het gezin.", "De school.")


def put(client, it, content, match):
    body, headers = json.dumps({**content.as_fields(), "page": "p"}), {"If-Match": match}
    return client.put(url(it, "autosave"), body, content_type="application/json", headers=headers)


def test_typing_is_saved_and_another_screen_is_answered(mine, one):
    assert put(mine, one, replace(PICTURE, ethical="Het gezin."), '"1"').json() == {"version": 2}
    answer = put(mine, one, replace(PICTURE, ethical="De school."), '"1"')
    assert answer.status_code == 412
    assert answer.json()["theirs"]["ethical"] == "Het gezin."
    assert put(mine, one, Content(), '"2"').status_code == 400


def test_earlier_versions_can_be_read_and_taken_back(mine, one):
    images.write(one, replace(PICTURE, ethical="Het gezin."), base_revision=1, by=one.member)
    assert url(one, "version", 1) in mine.get(url(one, "versions")).text
    mine.post(url(one, "version", 1))
    assert content_of(ImageOfGoodWork.objects.get()) == PICTURE
    assert mine.get(url(one, "version", 99)).status_code == 404


@pytest.mark.parametrize("role", ["member", "reader", "board", "secretary", "code_editor", "superuser"])
def test_for_everyone_else_it_is_not_there(client, one, role, settings):
    settings.SECOND_FACTOR_REQUIRED = False  # it would send the board to make one first, and hide what we look at
    client.force_login(UserFactory(**{role: True}))
    for name, *more in [("write",), ("autosave",), ("versions",), ("version", 1)]:
        method = client.put if name == "autosave" else client.get
        assert method(url(one, name, *more)).status_code == 404, name
    for name, *more in [("write",), ("version", 1)]:
        assert client.post(url(one, name, *more), fields()).status_code == 404, name
    assert content_of(ImageOfGoodWork.objects.get()) == PICTURE


@pytest.mark.parametrize("count", [1, 30])
def test_the_editor_costs_the_same_however_many_situations(mine, one, count, django_assert_max_num_queries):
    for _ in range(count):
        situation(by=one.member)
    with django_assert_max_num_queries(8):
        mine.get(url(one))


def test_every_page_says_who_can_read_it(mine, one):
    for name, *more in [("write",), ("versions",), ("version", 1)]:
        assert 'class="status"' in mine.get(url(one, name, *more)).text, name
