"""How much a lens was at play: four words that may all stay unsaid, the same for situations and images."""

from dataclasses import replace
from html import unescape

import pytest
from django.urls import reverse

from portfolio.images.content import Content as ImageContent
from portfolio.images.queries import content_of as image_content_of
from portfolio.situations.content import Content
from portfolio.situations.merging import both
from portfolio.situations.queries import content_of
from portfolio.situations.weights import LENSES, Weight, weight_in_words
from tests.factories.situations import FULL, image, note, situation

NOTHING = dict.fromkeys(LENSES, "")


def test_the_words_stand_in_their_order():
    assert Weight.values == ["not", "bit", "much", "most"]
    assert [weight_in_words(one) for one in ("", "not", "most")] == ["", "niet", "vooral hier"]


@pytest.mark.parametrize("content", [FULL, ImageContent(title="Een beeld")])
def test_a_text_of_before_the_words_reads_as_it_did(content):
    stored = content.to_json().replace('"weights":{"energetic":"","ethical":"","excellent":""}', '"mood":""')
    assert '"weights"' not in stored
    assert type(content).from_json(stored) == content
    assert content.weights == NOTHING


def test_a_word_nobody_offers_is_not_kept():
    assert Content(weights={"excellent": "5", "ethical": "much"}).weights == NOTHING | {"ethical": "much"}


def test_two_screens_keep_the_word_of_the_one_that_chose():
    theirs, mine = replace(FULL, weights={"ethical": "most", "excellent": "bit"}), replace(FULL, weights={})
    assert both(theirs, mine).weights == theirs.weights
    assert both(theirs, replace(FULL, weights={"ethical": "not"})).weights == NOTHING | {
        "ethical": "not",
        "excellent": "bit",
    }


def test_one_chooses_words_in_a_situation_and_takes_them_back(client, db):
    written = situation()
    client.force_login(written.member)
    address = reverse("situations:write", args=[written.pk])
    assert _chosen(client, address, written, weight_ethical="most") == NOTHING | {"ethical": "most"}
    page = unescape(client.get(address).content.decode())
    assert 'name="weight_ethical" value="most" required' not in page
    assert _checked(page, "weight_ethical") == "most"
    written.refresh_from_db()
    assert _chosen(client, address, written, weight_ethical="") == NOTHING


def test_one_chooses_words_in_an_image(client, db):
    made = image()
    client.force_login(made.member)
    address = reverse("images:write", args=[made.pk])
    sent = image_content_of(made).as_fields() | {"weight_excellent": "not", "weight_energetic": "much", "version": 1}
    client.post(address, sent)
    made.refresh_from_db()
    assert image_content_of(made).weights == {"excellent": "not", "ethical": "", "energetic": "much"}
    earlier = client.get(reverse("images:version", args=[made.pk, 2])).content.decode()
    assert "veel" in earlier


def test_a_made_up_word_is_told_and_nothing_is_lost(client, db):
    written = situation()
    client.force_login(written.member)
    sent = content_of(written).as_fields() | {"weight_ethical": "7", "happened": "Nog een zin.", "version": 2}
    answer = client.post(reverse("situations:write", args=[written.pk]), sent)
    assert answer.status_code == 422
    assert "Nog een zin." in answer.content.decode()


def test_a_note_ripens_by_a_word(db):
    assert not content_of(note()).is_ripe()
    assert replace(content_of(note()), weights={"ethical": "bit"}).is_ripe()


def _chosen(client, address, written, **fields):
    sent = content_of(written).as_fields() | fields | {"version": written.revision}
    assert client.post(address, sent).status_code == 302
    written.refresh_from_db()
    return content_of(written).weights


def _checked(page, name):
    boxes = [part for part in page.split("<input") if f'name="{name}"' in part.split(">")[0]]
    (box,) = [part.split(">")[0] for part in boxes if "checked" in part.split(">")[0]]
    return box.split('value="')[1].split('"')[0]
