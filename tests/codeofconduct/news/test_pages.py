"""What everyone reads: news newest first, what is coming, what has been; the same cost however much there is."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from codeofconduct.news.models import Event, NewsItem
from tests.factories import news
from tests.factories.accounts import UserFactory
from tests.factories.news import on_a_dutch_clock

NEWS = "/uit-het-vak/"


def read(client, address=NEWS, **how):
    response = client.get(address, **how)
    assert response.status_code == 200
    assert response.text.count("<h1") == 1
    return response.text


def in_order(page, *words):
    places = [page.index(word) for word in words]
    return places == sorted(places)


def test_an_empty_house_says_so_calmly(client):
    page = read(client)
    assert "<h3" not in page
    assert read(client, f"{NEWS}?geweest=1")


def test_news_stands_newest_first_with_its_day_in_the_margin(client):
    news.item("Oud bericht", published_on=date(2025, 1, 5))
    news.item("Nieuw bericht", published_on=date(2026, 3, 1), introduction="Kort gezegd.")
    page = read(client)
    assert in_order(page, "1 maart 2026", "Nieuw bericht", "Kort gezegd.", "5 januari 2025", "Oud bericht")
    assert '<time datetime="2026-03-01">' in page


def test_the_agenda_shows_what_comes_first_and_keeps_what_has_been_apart(client):
    now = timezone.now()
    news.event("Straks", starts_at=now + timedelta(days=9))
    news.event("Eerst", starts_at=now + timedelta(days=2))
    news.event("Nu bezig", starts_at=now - timedelta(hours=1))
    news.event("Geweest", starts_at=now - timedelta(days=2))
    news.event("Langer geleden", starts_at=now - timedelta(days=9))
    page = read(client)
    assert in_order(page, "Nu bezig", "Eerst", "Straks")
    assert "Langer geleden" not in page
    past = read(client, f"{NEWS}?geweest=1")
    assert in_order(past, ">Geweest<", "Langer geleden")
    assert "Straks" not in past


def test_an_event_moves_to_the_past_at_the_minute_it_ends(client):
    event = news.event("Dag", starts_at=on_a_dutch_clock(2026, 6, 1, 13), ends_at=on_a_dutch_clock(2026, 6, 1, 15))
    with time_machine.travel(event.ends_at - timedelta(minutes=1), tick=False):
        before = client.get(NEWS)
    with time_machine.travel(event.ends_at, tick=False):
        after = client.get(NEWS, headers={"If-None-Match": before["ETag"]})
    assert "Dag</a>" in before.text
    assert after.status_code == 200
    assert "Dag</a>" not in after.text


@pytest.mark.parametrize(
    ("begin", "end", "shown"),
    [
        ((2026, 12, 10, 13), (2026, 12, 10, 16, 30), ["10 december 2026", "13.00", "16.30"]),
        ((2027, 3, 27, 22), (2027, 3, 28, 4), ["27 maart 2027", "22.00", "28 maart 2027", "4.00"]),
        ((2026, 10, 25, 1, 30), (2026, 10, 25, 3, 30), ["25 oktober 2026", "1.30", "3.30"]),
        ((2026, 12, 31, 23, 30), (2027, 1, 1, 0, 30), ["31 december 2026", "23.30", "1 januari 2027", "0.30"]),
    ],
    ids=["a day", "the clock goes forward", "the clock goes back", "across midnight and the year"],
)
def test_times_are_those_of_a_dutch_clock(client, begin, end, shown):
    event = news.event(starts_at=on_a_dutch_clock(*begin), ends_at=on_a_dutch_clock(*end))
    page = read(client, event.url)
    assert in_order(page[page.index("<dl") :], *shown)


def test_a_summer_event_is_not_an_hour_off(client):
    event = news.event(starts_at=datetime(2026, 7, 1, 11, tzinfo=timezone.get_fixed_timezone(0)))
    page = read(client, event.url)
    assert "13.00" in page
    assert 'datetime="2026-07-01T13:00:00+02:00"' in page


def test_a_cancelled_event_says_so_and_stays(client):
    event = news.changed(news.event("Verhalentafel"), cancelled=True)
    for address in (event.url, NEWS):
        assert "This does not take place." in read(client, address, headers={"Cookie": "django_language=en"})


@pytest.mark.parametrize("kind", [news.item, news.event])
@pytest.mark.parametrize("how", ["draft", "scheduled", "unpublished", "deleted"])
def test_what_is_not_public_is_nowhere(client, kind, how):
    about = {"go_live_at": timezone.now() + timedelta(days=1)} if how == "scheduled" else {}
    page = kind("Zwgeheim", published=how != "draft", **about)
    slug = page.slug
    if how == "unpublished":
        page.unpublish()
    if how == "deleted":
        page.delete()
    for address in (f"{NEWS}{slug}/", f"{NEWS}{slug}/agenda.ics"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert "Zwgeheim" not in answer.text
    for address in (NEWS, f"{NEWS}?geweest=1", f"{NEWS}feed.xml", "/"):
        assert "Zwgeheim" not in client.get(address).text


@pytest.mark.parametrize("kind", [news.item, news.event])
@pytest.mark.parametrize(("published", "status"), [(True, 301), (False, 404)])
def test_only_an_address_that_was_public_leads_on(client, kind, published, status, django_capture_on_commit_callbacks):
    page = kind("Plan", slug="plan", published=published)
    with django_capture_on_commit_callbacks(execute=True):
        page.slug = "zw-het-plan"
        page.save()
    answer = client.get(f"{NEWS}plan/")
    assert answer.status_code == status
    assert ("zw-het-plan" in answer.headers.get("Location", "")) is published


def test_a_change_that_waits_is_not_read_before_its_moment(client):
    item = news.item("Zoals het was")
    item.title, item.go_live_at = "Zoals het wordt", timezone.now() + timedelta(days=1)
    item.save_revision().publish()
    assert "Zoals het was" in read(client, item.url)
    assert "Zoals het wordt" not in client.get(f"{NEWS}feed.xml").text


def test_the_clock_publishes_what_waits(client):
    from django.core.management import call_command

    soon = timezone.now() + timedelta(hours=1)
    item = news.item("Op zijn tijd", go_live_at=soon)
    with time_machine.travel(soon + timedelta(minutes=1)):
        call_command("publish_scheduled")
        assert "Op zijn tijd" in read(client)
        assert "Op zijn tijd" in client.get(f"{NEWS}feed.xml").text
    assert NewsItem.objects.get(pk=item.pk).live


@pytest.mark.parametrize("many", [1, 25])
@pytest.mark.parametrize("address", [NEWS, f"{NEWS}?pagina=1", f"{NEWS}?geweest=1"])
@pytest.mark.parametrize("signed_in", [False, True])
def test_the_list_costs_the_same_however_long(client, many, address, signed_in, django_assert_max_num_queries):
    now = timezone.now()
    for place in range(many):
        news.item(published_on=date(2026, 1, 1) + timedelta(days=place))
        news.event(starts_at=now + timedelta(days=place + 1))
        news.event(starts_at=now - timedelta(days=place + 1))
    if signed_in:
        client.force_login(UserFactory(member=True))
    read(client, address)
    with django_assert_max_num_queries(10):
        read(client, address)


def test_older_news_is_on_the_next_page_and_can_be_left_again(client):
    for place in range(12):
        news.item(f"Bericht nummer {place:02}", published_on=date(2026, 1, 1) + timedelta(days=place))
    first, second = read(client), read(client, f"{NEWS}?pagina=2")
    assert "Bericht nummer 11" in first
    assert "Bericht nummer 01" not in first
    assert 'href="?pagina=2"' in first
    assert "Bericht nummer 01" in second
    assert 'href="?pagina=1"' in second
    assert 'id="agenda"' not in second


@pytest.mark.parametrize("number", ["0", "-1", "99999999", "9" * 5000, "abc", "", "1.5", "%00", "٢", "²", "2"])
@pytest.mark.parametrize("name", ["pagina", "geweest"])
def test_a_page_that_is_none_is_not_here(client, name, number):
    assert client.get(f"{NEWS}?{name}={number}").status_code == 404


def test_a_page_is_not_sent_twice_and_a_changed_one_is(client):
    item, event = news.item("Eerst zo"), news.event("Dag eerst zo")
    for page, change in ((item, {"title": "Nu anders"}), (event, {"place": "Nu elders"})):
        read(client)  # the language form's cookie is in the ETag
        marks = {address: client.get(address)["ETag"] for address in (NEWS, page.url)}
        for address, mark in marks.items():
            assert client.get(address, headers={"If-None-Match": mark}).status_code == 304
        news.changed(page, **change)
        for address, mark in marks.items():
            again = client.get(address, headers={"If-None-Match": mark})
            assert next(iter(change.values())) in again.text


def test_a_signed_in_reader_leaves_nothing_in_a_cache(client):
    item = news.item()
    client.force_login(UserFactory(member=True))
    for address in (NEWS, item.url, f"{NEWS}feed.xml"):
        assert client.get(address)["Cache-Control"] == "no-store"


def test_an_address_with_an_accent_works_everywhere(client):
    event = news.event("Café", slug="café")
    assert event.url in read(client)
    assert client.get(event.url).status_code == 200
    assert client.get(f"{event.url}agenda.ics").status_code == 200
    assert f"{event.url}agenda.ics" in read(client, event.url)


def test_an_event_cannot_end_before_it_begins():
    from django.core.exceptions import ValidationError

    begin = on_a_dutch_clock(2026, 6, 1, 13)
    with pytest.raises(ValidationError) as reason:
        Event(title="Dag", slug="dag", starts_at=begin, ends_at=begin, place="Hier").full_clean(
            exclude=["path", "depth"]
        )
    assert "ends_at" in reason.value.message_dict
