"""A page that did not change is not sent twice, and nobody gets a page that is not theirs."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import RequestFactory
from django.utils import timezone

from accounts.freshness import release, same_for_all
from tests.factories import codeofconduct as code
from tests.factories.accounts import UserFactory

CODE = "/beroepscode/"
PAGES = [CODE, "/beroepscode/1-0/", "/beroepscode/1-0/W1.1/"]


@pytest.fixture(autouse=True)
def edition():
    return code.in_force()


def again(client, page, first, **headers):
    return client.get(page, headers={"If-None-Match": first["ETag"], **headers})


@pytest.mark.parametrize("page", PAGES)
def test_the_same_page_is_not_sent_twice(client, page, django_assert_max_num_queries):
    client.get(page)  # gets the cookie of the language form
    first = client.get(page)
    assert first["Last-Modified"]
    with django_assert_max_num_queries(7):
        second = again(client, page, first)
    assert (second.status_code, second.content) == (304, b"")
    for name in ("ETag", "Cache-Control", "Vary", "Last-Modified"):
        assert second[name] == first[name]


def test_the_first_answer_counts_the_cookie_it_sets(client):
    """So that the second visit is a short one already."""
    assert again(client, CODE, client.get(CODE)).status_code == 304


def test_no_shared_cache_keeps_it(client):
    answer = client.get(CODE)
    assert {"private", "no-cache"} <= set(answer["Cache-Control"].split(", "))
    assert "Cookie" in answer["Vary"]


def test_head_is_answered_too(client):
    first = client.get(CODE)
    head = client.head(CODE)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", first["ETag"])
    assert client.head(CODE, headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_a_date_alone_never_decides(client):
    """It knows nothing of the language or of a cookie."""
    first = client.get(CODE)
    assert client.get(CODE, headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 200


def newer_edition(client):
    code.adopt(code.draft("1.1"), in_force_from=timezone.localdate() + timedelta(days=9))


def other_language(client):
    client.cookies["django_language"] = "en"


def other_form_token(client):
    client.cookies["csrftoken"] = "x" * 32


def told_something(client):
    storage = CookieStorage(RequestFactory().get("/"))
    client.cookies["messages"] = storage._encode([Message(constants.INFO, "Dank je.")])


def signed_in(client):
    client.force_login(UserFactory(member=True))


@pytest.mark.parametrize("change", [newer_edition, other_language, other_form_token, told_something, signed_in])
@pytest.mark.parametrize("page", PAGES)
def test_any_difference_is_a_new_page(client, page, change):
    first = client.get(page)
    change(client)
    answer = again(client, page, first)
    assert answer.status_code == 200
    assert answer.get("ETag") != first["ETag"]


def test_tomorrow_is_another_page(client):
    first = client.get(CODE)
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert again(client, CODE, first).status_code == 200


def test_a_new_style_sheet_is_another_page(client, settings, tmp_path):
    first = client.get(CODE)
    assert again(client, CODE, first).status_code == 304
    settings.BASE_DIR = tmp_path
    assert again(client, CODE, first).status_code == 200


def test_a_release_is_known_by_what_is_in_it(tmp_path):
    sheet = tmp_path / "static" / "app.css"
    sheet.parent.mkdir()
    found = []
    for words in ("a {}", "b {}", "a {}"):
        sheet.write_text(words)
        found.append(release.__wrapped__(tmp_path))
    assert found[0] == found[2] != found[1]


def test_who_is_signed_in_leaves_nothing_behind(client):
    signed_in(client)
    for page in PAGES:
        answer = client.get(page)
        assert answer["Cache-Control"] == "no-store"
        assert "ETag" not in answer


def test_a_message_is_shown_once(client):
    told_something(client)
    answer = client.get(CODE)
    assert "Dank je." in answer.content.decode()
    assert "ETag" not in answer


def test_a_preview_is_always_made_anew():
    """Also where nobody seems to be signed in: what is in the editor is not what is stored."""
    draft = code.draft("1.1")
    for _time in range(2):
        preview = draft.make_preview_request()
        assert preview.status_code == 200
        assert "ETag" not in preview


def test_who_changes_templates_sees_the_change(client, settings):
    settings.DEBUG = True
    assert "ETag" not in client.get(CODE)


def test_a_file_for_everyone_follows_from_its_facts_alone(rf):
    from django.http import HttpResponse

    def ask(*facts, **headers):
        return same_for_all(rf.get("/", headers=headers), *facts).answer(lambda: HttpResponse("{}"))

    first = ask("a", 1)
    assert ask("a", 1, **{"If-None-Match": first["ETag"]}).status_code == 304
    assert ask("b", 1, **{"If-None-Match": first["ETag"]}).status_code == 200
    assert "Cookie" not in first.get("Vary", "")
    assert not first["ETag"].startswith("W/")
