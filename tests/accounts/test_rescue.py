"""What was typed comes back on a page when it can no longer be saved; choices, dates and keys do not."""

import uuid
from html import unescape

import pytest
from django.conf import settings
from django.test import Client
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


HERE = [{"sec-fetch-site": "same-origin"}, {"origin": "http://testserver"}]
ELSEWHERE = [
    {},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "none"},
    {"origin": "null"},
    {"origin": "http://testserver.evil.example"},
    {"origin": "http://testserver", "sec-fetch-site": "cross-site"},
]


@pytest.fixture
def old_page():
    """A browser whose person signed in again in another tab: the page's token is no longer the cookie's."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(UserFactory(member=True))
    browser.cookies[settings.CSRF_COOKIE_NAME] = "n" * 32
    return browser


def send_old(browser, name, text, **headers):
    sent = {"text": text, "password": text, "login": "mens@example.nl", "key": "k", "csrfmiddlewaretoken": "o" * 32}
    return browser.post(reverse(name), sent, headers=headers)


@pytest.mark.parametrize("headers", HERE)
def test_a_page_from_before_signing_in_again_gives_the_words_back(old_page, headers):
    answer = send_old(old_page, "situations:note", "<b>Zij</b> zweeg.", **headers)
    assert answer.status_code == 403
    assert "<b>Zij</b> zweeg." in texts_on(answer)
    page = answer.content.decode()
    assert "<b>Zij" not in page
    assert 'class="brand"' in page
    assert f'href="{reverse("situations:note")}"' in page
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("headers", ELSEWHERE)
def test_another_site_puts_no_words_into_our_page(old_page, headers):
    answer = send_old(old_page, "situations:note", "Bel dit nummer.", **headers)
    assert answer.status_code == 403
    assert "Bel dit nummer." not in answer.content.decode()


@pytest.mark.parametrize("name", ["account_login", "account_change_password", "account_logout", "renewal:overview"])
def test_what_is_no_writing_is_not_shown_again(old_page, name):
    answer = send_old(old_page, name, "geheim wachtwoord", **HERE[0])
    assert answer.status_code == 403
    assert "geheim wachtwoord" not in answer.content.decode()


def test_the_way_back_is_the_page_one_came_from_when_it_is_ours(old_page):
    came_from = "http://testserver/portfolio/?q=x"
    answer = send_old(old_page, "situations:note", "Zij zweeg.", **HERE[0], referer=came_from)
    assert f'href="{came_from}"' in answer.content.decode()
    answer = send_old(old_page, "situations:note", "Zij zweeg.", **HERE[0], referer="http://evil.example/")
    assert "evil.example" not in answer.content.decode()
