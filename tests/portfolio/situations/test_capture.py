"""The box: one open page makes one note, from the first key on; a tap keeps it."""

import json

import pytest
from django.urls import reverse

from portfolio.situations import actions as situations
from portfolio.situations.content import Content
from portfolio.situations.models import Situation
from portfolio.situations.queries import content_of
from portfolio.writing import bin as bins
from tests.factories.accounts import UserFactory

PAGE = "5f8e0b54-0f1f-4a1e-9f39-2a3b1c7d9e10"


@pytest.fixture
def member():
    return UserFactory(member=True)


@pytest.fixture
def box(client, member):
    client.force_login(member)
    return client


def typed(client, text, *, version=0, page=PAGE):
    body = json.dumps({"text": text, "page": page})
    url = reverse("situations:capture")
    return client.put(url, body, content_type="application/json", headers={"If-Match": f'"{version}"'})


def kept(client, text, *, version=0, page=PAGE, key="k"):
    return client.post(reverse("situations:note"), {"text": text, "page": page, "version": version, "key": key})


def the_note(member):
    return Situation.objects.visible_to(member).get()


def test_typing_begins_one_note_and_goes_on_in_it(box, member):
    assert typed(box, "De hond").json() == {"version": 1}
    assert typed(box, "De hond mocht niet mee", version=1).json() == {"version": 2}
    content = content_of(the_note(member))
    assert (content.happened, content.title) == ("De hond mocht niet mee", "De hond mocht niet mee")
    assert the_note(member).versions.count() == 1


def test_the_tap_keeps_what_was_typed_in_the_same_note(box, member):
    typed(box, "De hond")
    answer = kept(box, "De hond mocht niet mee", version=1)
    assert answer.url.endswith(f"?bewaard={the_note(member).pk}")
    assert content_of(the_note(member)).happened == "De hond mocht niet mee"
    assert the_note(member).versions.first().kept


def test_an_answer_that_never_came_does_not_make_a_second_note_or_a_question(box, member):
    typed(box, "De hond")
    assert typed(box, "De hond mocht niet", version=0).status_code == 200
    kept(box, "De hond mocht niet mee", version=0)
    assert content_of(the_note(member)).happened == "De hond mocht niet mee"


def test_sent_twice_is_once(box, member):
    assert kept(box, "Een gedachte").url == kept(box, "Een gedachte").url
    assert Situation.objects.count() == 1
    assert the_note(member).versions.count() == 1


def test_two_pages_are_two_notes(box):
    typed(box, "Een gedachte")
    typed(box, "Een gedachte", page="another-page")
    assert Situation.objects.count() == 2


def test_an_emptied_box_leaves_nothing_behind_and_writing_on_brings_it_back(box, member):
    assert typed(box, " \u200b").json() == {"version": 0}
    typed(box, "Toch niet")
    assert typed(box, "", version=1).json() == {"version": 1}
    assert not Situation.objects.visible_to(member).exists()
    typed(box, "Toch wel", version=1)
    assert content_of(the_note(member)).happened == "Toch wel"


def test_an_emptied_box_takes_nothing_away_that_was_kept_by_a_tap(box, member):
    kept(box, "Een gedachte")
    typed(box, "", version=1)
    assert content_of(the_note(member)).happened == "Een gedachte"


def test_what_was_worked_out_on_another_screen_is_asked_about(box, member):
    typed(box, "De hond")
    situations.write(
        the_note(member), Content(happened="De hond", chafes="Hij sliep buiten."), base_revision=1, by=member
    )
    answer = typed(box, "De hond mocht niet mee", version=1)
    assert answer.status_code == 412
    assert answer.json() == {"version": 2, "theirs": {"text": "De hond"}}
    assert typed(box, "De hond mocht niet mee", version=2).status_code == 200
    content = content_of(the_note(member))
    assert (content.happened, content.chafes) == ("De hond mocht niet mee", "Hij sliep buiten.")


def test_the_tap_never_overwrites_another_screen(box, member):
    typed(box, "De hond")
    situations.write(the_note(member), Content(happened="Een kat."), base_revision=1, by=member)
    kept(box, "De hond mocht niet mee", version=1)
    happened = content_of(the_note(member)).happened
    assert "Een kat." in happened
    assert "De hond mocht niet mee" in happened


def test_a_title_of_ones_own_stays(box, member):
    typed(box, "De hond")
    situations.write(the_note(member), Content(title="Trouw", happened="De hond"), base_revision=1, by=member)
    typed(box, "De hond bleef", version=2)
    assert content_of(the_note(member)).title == "Trouw"


def test_writing_on_in_what_was_thrown_away_elsewhere_loses_nothing(box, member):
    typed(box, "De hond")
    bins.throw_away(the_note(member), by=member)
    typed(box, "De hond mocht niet mee", version=1)
    assert content_of(the_note(member)).happened == "De hond mocht niet mee"


def test_the_page_of_somebody_else_is_no_way_in(box, member, client):
    typed(box, "Van mij")
    other = UserFactory(member=True)
    client.force_login(other)
    typed(client, "Van een ander")
    assert content_of(the_note(member)).happened == "Van mij"
    assert content_of(the_note(other)).happened == "Van een ander"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"text": "a" * 20_001, "page": PAGE}, 400),
        ({"text": "voor\x00na", "page": PAGE}, 400),
        ({"text": "", "page": "\x00"}, 200),
        ({"text": "a", "page": "p" * 65}, 400),
        ({"text": "a", "page": "\x00"}, 400),
        ({"page": PAGE}, 200),
        ({"text": ["a", "b"], "page": PAGE}, 200),
    ],
    ids=["too long", "NUL", "NUL page, no text", "long page", "NUL page", "no text", "a list"],
)
def test_what_cannot_be_kept_is_answered(box, body, status):
    url = reverse("situations:capture")
    answer = box.put(url, json.dumps(body), content_type="application/json", headers={"If-Match": '"0"'})
    assert answer.status_code == status


def test_who_keeps_no_portfolio_has_no_box(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(secretary=True))
    assert typed(client, "Een gedachte").status_code == 403
    assert not Situation.objects.exists()


def test_signed_out_is_said_in_a_way_the_page_understands(client):
    assert typed(client, "Een gedachte").status_code == 401


def test_the_card_says_which_page_it_came_from(box, member):
    typed(box, "De hond")
    answer = kept(box, "De hond mocht niet mee", version=1)
    assert f'data-arrived="{PAGE}"' in box.get(answer.url).text
