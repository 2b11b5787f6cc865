"""A reader of a draft sees at once which articles are other ones, and which words in them."""

import re

import pytest
from django.urls import reverse
from django.utils import translation

from tests.factories import codeofconduct as code
from tests.factories import consultation as rounds


@pytest.fixture(autouse=True)
def _english(settings):
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield


@pytest.fixture
def consultation():
    """Of six articles W1.1 has a word more, W1.4 is new, and W2.3 is gone."""
    code.in_force()
    values = code.text()
    values[0]["articles"][0]["text"] += " Altijd."
    values[0]["articles"].append(values[0]["articles"][0] | {"key": "W1.4", "text": "Een andere zin over leren."})
    values[1]["articles"].pop()
    return rounds.running(code.draft("1.1", values=values))


def page(client, name, *args):
    answer = client.get(reverse(f"consultation:{name}", args=args))
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_the_round_names_what_is_different(client, consultation):
    shown = page(client, "round", consultation.pk)
    assert "What is different from edition 1.0" in shown
    assert "These articles have other words: W1.1 ." in shown
    assert "These articles are new: W1.4 ." in shown
    assert "These articles are no longer there: W2.3." in shown


def test_an_article_shows_its_other_words(client, consultation):
    assert "[put in: Altijd." in page(client, "article", consultation.pk, "W1.1")
    assert "This article is not in edition 1.0." in page(client, "article", consultation.pk, "W1.4")
    assert "What is different" not in page(client, "article", consultation.pk, "W1.2")


def test_before_there_was_a_code_nothing_is_different(client):
    assert "What is different" not in page(client, "round", rounds.running().pk)


def test_what_was_said_is_one_tap_away(client):
    code.in_force()
    consultation = rounds.over({"article_key": "W2.1"}, {"article_key": ""}, edition=code.draft("1.1"))
    assert "What members said about it: W2.1 , The whole" in page(client, "round", consultation.pk)
