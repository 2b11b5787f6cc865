"""What was typed comes back on a page when it can no longer be saved; choices, dates and keys do not."""

import uuid
from html import unescape

import pytest
from django.urls import reverse

from tests.factories.accounts import UserFactory

NOWHERE = uuid.UUID(int=7)


def texts_on(answer):
    """What stands in the page's text boxes, as a browser shows it."""
    page = answer.content.decode()
    return [
        unescape(one.split(">", 1)[1].split("</textarea>")[0]).removeprefix("\n") for one in page.split("<textarea")[1:]
    ]


@pytest.mark.parametrize(
    ("name", "about", "sent", "words"),
    [
        ("situations:write", [NOWHERE], {"happened": "Zij zweeg.", "occurred_on": "2026-01-05"}, ["Zij zweeg."]),
        ("situations:write", [NOWHERE], {"link-1-0-W1.1": "rubs", "then": "done"}, []),
        ("images:write", [NOWHERE], {"picture": "Een tafel.", "situations": [str(NOWHERE)]}, ["Een tafel."]),
        ("intervision:log", [], {"lesson": "Vragen.", "held_on": "2026-01-05", "method": "incident"}, ["Vragen."]),
        ("intervision:answer", [NOWHERE], {"said": "confirmed", "insight": "Rust."}, ["Rust."]),
        ("reading:read", [NOWHERE], {"own_mark": "not_yet", "own_reason": "Waarom?"}, ["Waarom?"]),
        ("decisions:decide", [NOWHERE], {"outcome": "renewed", "reasons": "Daarom."}, ["Daarom."]),
        ("affirmation:affirm", [], {"edition": "1-0", "article_key": "W1.1", "sentence": "Ja."}, ["Ja."]),
    ],
)
def test_signed_out_one_gets_the_words_back_and_nothing_else(client, name, about, sent, words):
    answer = client.post(reverse(name, args=about), {**sent, "key": "k", "version": "1", "page": "p"})
    assert answer.status_code == 401
    assert texts_on(answer) == words


def test_what_is_not_here_any_more_gives_the_words_back(client):
    client.force_login(UserFactory(member=True))
    answer = client.post(reverse("situations:write", args=[NOWHERE]), {"happened": "Zij zweeg."})
    assert answer.status_code == 404
    assert texts_on(answer) == ["Zij zweeg."]


def test_every_row_of_one_name_comes_back_clean_and_escaped(client):
    sent = ["<b>een</b>\r\ntwee", "drie\x00\x07", "\u200b \u00a0"]
    answer = client.post(reverse("situations:note"), {"text": sent})
    assert texts_on(answer) == ["<b>een</b>\ntwee", "drie"]
    assert "<b>een" not in answer.content.decode()


def test_no_browser_keeps_the_page(client):
    answer = client.post(reverse("situations:note"), {"text": "Zij zweeg."})
    assert "no-store" in answer["Cache-Control"]
