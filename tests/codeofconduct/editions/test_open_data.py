"""The code for other people's programs: stable, cheap to ask again, and about nobody."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.utils import timezone

from codeofconduct.editions.models import Edition
from codeofconduct.editions.queries import text_of
from documents.canonical import canonical, digest
from tests.factories import codeofconduct as code
from tests.factories.accounts import UserFactory

ALL, ONE, ARTICLE = "/beroepscode/data/edities.json", "/beroepscode/1-0/data.json", "/beroepscode/1-0/W1.2/data.json"
EVERY = (ALL, ONE, ARTICLE)


@pytest.fixture(autouse=True)
def edition():
    return code.in_force()


def asked(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/json"
    return json.loads(answer.content)


def test_every_edition_is_there_with_its_dates(client):
    later = timezone.localdate() + timedelta(days=9)
    code.adopt(code.draft("1.1"), in_force_from=later)
    first, second = asked(client, ALL)["editions"]
    assert (first["number"], first["state"]) == ("1.0", "in_force")
    assert first["in_force_until"] == (later - timedelta(days=1)).isoformat()
    assert (second["number"], second["state"], second["in_force_until"]) == ("1.1", "to_come", None)
    with time_machine.travel(timezone.now() + timedelta(days=9)):
        assert [one["state"] for one in asked(client, ALL)["editions"]] == ["superseded", "in_force"]


def test_the_digest_is_over_the_text_that_is_given(client, edition):
    facts = asked(client, ONE)
    assert digest(facts["text"]) == facts["sha256"] == edition.sha256
    assert facts["text"] == text_of(Edition.objects.with_text().get(pk=edition.pk))
    assert {one["sha256"] for one in facts["articles"]} > {asked(client, ARTICLE)["sha256"]}


def test_an_article_is_the_same_alone_and_in_its_edition(client):
    one = asked(client, ARTICLE)
    assert one["article"] in [
        article for value in asked(client, ONE)["text"]["values"] for article in value["articles"]
    ]
    assert digest(one["article"]) == one["sha256"]


def test_it_is_canonical_json(client):
    for address in EVERY:
        content = client.get(address).content
        assert content == canonical(json.loads(content))


def test_every_address_in_it_answers(client):
    for address in EVERY:
        for found in set(
            re.findall(settings.BASE_URL + r'([^"]+/(?:data\.json)?)"', client.get(address).content.decode())
        ):
            assert client.get(found).status_code == 200, found


@pytest.mark.parametrize("address", EVERY)
def test_it_is_sent_again_only_when_something_changed(client, address, django_assert_max_num_queries):
    etag = client.get(address)["ETag"]
    with django_assert_max_num_queries(1):
        unchanged = client.get(address, headers={"If-None-Match": etag})
    assert (unchanged.status_code, unchanged.content, unchanged["ETag"]) == (304, b"", etag)
    assert unchanged["Access-Control-Allow-Origin"] == "*"
    code.adopt(code.draft("1.1"), in_force_from=timezone.localdate() + timedelta(days=9))
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 200


def test_a_new_release_may_say_it_otherwise_and_is_sent_again(client, edition, settings, tmp_path):
    etag = client.get(EVERY[0])["ETag"]
    settings.BASE_DIR = tmp_path
    assert client.get(EVERY[0], headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize("address", EVERY)
def test_it_can_be_read_from_any_site_and_only_be_read(client, address):
    assert client.get(address, headers={"Origin": "https://elders.example"})["Access-Control-Allow-Origin"] == "*"
    for method in ("post", "put", "patch", "delete"):
        assert getattr(client, method)(address).status_code == 405
    before = client.options(address)
    assert before["Access-Control-Allow-Headers"] == "If-None-Match"
    assert "Set-Cookie" not in client.get(address).headers
    assert client.head(address).content == b""


@pytest.mark.parametrize(
    "address", ["/beroepscode/1-0/W9.9/data.json", "/beroepscode/9-9/data.json", "/beroepscode/1-1/data.json"]
)
def test_what_was_not_adopted_is_not_there(client, address):
    code.draft("1.1")
    assert client.get(address).status_code == 404


def test_nobody_is_in_it(client, edition):
    member = UserFactory(member=True)
    code.affirmed(member, edition, "Mijn eigen zin.")
    said = "".join(client.get(address).content.decode() for address in EVERY)
    names = [word for person in (member, edition.owner) for word in (person.email, person.name) if word]
    assert not [word for word in [*names, "Mijn eigen zin."] if word in said]


@pytest.mark.parametrize("address", ["/api/", "/api/v2/", "/api/v2/pages/", "/api/main/pages/"])
def test_wagtails_own_api_is_not_there(client, address):
    assert client.get(address).status_code == 404


def keys_in(facts):
    if isinstance(facts, dict):
        yield from facts
        for value in facts.values():
            yield from keys_in(value)
    elif isinstance(facts, list):
        for value in facts:
            yield from keys_in(value)


def test_the_documentation_names_what_is_in_it_and_nothing_else(client):
    said = Path(settings.BASE_DIR, "docs", "open-data.md").read_text("utf-8")
    named = set(re.findall(r"^\| `(\w+)` \|", said, flags=re.MULTILINE))
    assert named == {key for address in EVERY for key in keys_in(asked(client, address))}
    for address in ("/beroepscode/data/edities.json", "/data.json", "/beroepscode/data/"):
        assert address in said
    assert client.get("/beroepscode/data/").status_code == 200
