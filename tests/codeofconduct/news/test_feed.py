"""The feed: what became public, newest first, in a form every reader takes, without anything that runs."""

import xml.etree.ElementTree as ET
from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from codeofconduct.news.models import NewsItem
from tests.factories import news

FEED = "/uit-het-vak/feed.xml"
ATOM = "{http://www.w3.org/2005/Atom}"


def parsed(answer):
    return ET.fromstring(answer.content)  # noqa: S314  our own feed


def entries(client):
    answer = client.get(FEED)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/atom+xml")
    return parsed(answer).findall(f"{ATOM}entry")


def test_it_tells_what_became_public_newest_first(client, settings):
    settings.BASE_URL = "https://register.example/"
    now = timezone.now()
    with time_machine.travel(now - timedelta(days=3)):
        news.item("Eerste", introduction="Kort & goed.")
    with time_machine.travel(now - timedelta(days=2)):
        news.event("Tweede")
    news.item("Derde", published_on=date(2020, 1, 1))
    found = entries(client)
    assert [one.find(f"{ATOM}title").text for one in found] == ["Derde", "Tweede", "Eerste"]
    assert found[2].find(f"{ATOM}summary").text == "Kort &amp; goed."
    addresses = [link.get("href") for link in parsed(client.get(FEED)).iter(f"{ATOM}link")]
    assert addresses[:2] == ["https://register.example/uit-het-vak/", "https://register.example/uit-het-vak/feed.xml"]
    assert all(address.startswith("https://register.example/uit-het-vak/") for address in addresses)


@pytest.mark.parametrize("sign", ["\ufffe", "\uffff", "\x0b", "\x1f"])
def test_a_sign_no_feed_may_hold_is_left_out(client, sign):
    news.item(f"Ne{sign}gen", introduction=f"Ti{sign}en")
    [one] = entries(client)
    assert (one.find(f"{ATOM}title").text, one.find(f"{ATOM}summary").text) == ("Negen", "Tien")


def test_an_empty_feed_is_a_feed(client):
    assert entries(client) == []


def test_an_entry_keeps_its_name_when_its_address_changes(client):
    item = news.item()
    [before] = entries(client)
    news.changed(item, slug="elders", title="Anders")
    [after] = entries(client)
    assert before.find(f"{ATOM}id").text == after.find(f"{ATOM}id").text
    assert after.find(f"{ATOM}updated").text >= before.find(f"{ATOM}updated").text


def test_what_an_editor_typed_stays_text(client):
    hostile = "<script>alert(1)</script>\x07\x0b\u2028]]>"
    NewsItem.objects.filter(pk=news.item().pk).update(title=hostile, introduction=hostile)
    [entry] = entries(client)
    assert "script" in entry.find(f"{ATOM}title").text
    assert "<script" not in entry.find(f"{ATOM}summary").text
    assert "<script" not in client.get(FEED).text


def test_a_meeting_that_is_off_says_so(client):
    news.changed(news.event("Dag"), cancelled=True)
    [entry] = entries(client)
    assert entry.find(f"{ATOM}summary").text.split(":")[0] in {"Gaat niet door", "Cancelled"}


def test_it_is_in_dutch_whatever_the_browser_chose(client):
    news.changed(news.event("Dag"), cancelled=True)
    dutch = client.get(FEED).content
    client.cookies["django_language"] = "en"
    assert client.get(FEED).content == dutch


def test_it_is_not_sent_twice(client):
    item = news.item()
    mark = client.get(FEED)["ETag"]
    assert client.get(FEED, headers={"If-None-Match": mark}).status_code == 304
    item.unpublish()
    assert client.get(FEED, headers={"If-None-Match": mark}).status_code == 200


@pytest.mark.parametrize("address", ["/uit-het-vak/", "item", "event"])
def test_a_reader_finds_it_from_every_page(client, address):
    made = {"item": news.item, "event": news.event}.get(address)
    page = client.get(made().url if made else address)
    assert 'type="application/atom+xml"' in page.text
    assert f'href="{FEED}"' in page.text


@pytest.mark.parametrize("many", [1, 30])
def test_it_costs_the_same_however_much_there_is(client, many, django_assert_max_num_queries):
    for _ in range(many):
        news.item()
        news.event()
    assert len(entries(client)) == min(2 * many, 20)
    with django_assert_max_num_queries(4):
        client.get(FEED)
