"""An event in somebody's calendar: the same event stays one event there, with its changes, whatever is in its name."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from icalendar import Calendar

from codeofconduct.news.models import Event
from tests.factories import news
from tests.factories.news import on_a_dutch_clock

MOMENT = {"starts_at": on_a_dutch_clock(2026, 12, 10, 13), "ends_at": on_a_dutch_clock(2026, 12, 10, 16)}


def file(client, event):
    answer = client.get(f"{event.url}agenda.ics")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    return answer


def entry(client, event):
    return Calendar.from_ical(file(client, event).content).walk("VEVENT")[0]


def test_a_calendar_gets_the_event_as_it_stands(client, settings):
    settings.BASE_URL = "https://register.example"
    event = news.event("Ledenvergadering", place="Raadzaal", **MOMENT)
    calendar = Calendar.from_ical(file(client, event).content)
    it = calendar.walk("VEVENT")[0]
    assert (calendar["METHOD"], calendar["VERSION"], it["STATUS"], it["SEQUENCE"]) == ("PUBLISH", "2.0", "CONFIRMED", 0)
    assert (it["SUMMARY"], it["LOCATION"]) == ("Ledenvergadering", "Raadzaal")
    assert it["URL"] == f"https://register.example{event.url}"
    assert it["DTSTART"].dt == MOMENT["starts_at"]
    assert it["DTEND"].dt == MOMENT["ends_at"]
    assert it["UID"] == str(event.translation_key)


def test_the_host_a_visitor_asks_for_is_not_believed(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    event = news.event()
    for address in (f"{event.url}agenda.ics", "/uit-het-vak/feed.xml"):
        assert "evil.example" not in client.get(address, headers={"Host": "evil.example"}).text


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        ((2027, 3, 28, 1, 30), (2027, 3, 28, 3, 30)),
        ((2026, 10, 25, 1), (2026, 10, 25, 4)),
        ((2040, 7, 1, 22), (2040, 7, 2, 1)),
    ],
    ids=["forward", "back", "a far summer"],
)
def test_the_file_says_the_time_of_a_dutch_clock_and_how_it_changes(client, begin, end):
    event = news.event(starts_at=on_a_dutch_clock(*begin), ends_at=on_a_dutch_clock(*end))
    text = file(client, event).text
    assert f"DTSTART;TZID=Europe/Amsterdam:{on_a_dutch_clock(*begin):%Y%m%dT%H%M%S}" in text
    calendar = Calendar.from_ical(text)
    [zone] = calendar.walk("VTIMEZONE")
    assert zone["TZID"] == "Europe/Amsterdam"
    told = zone.to_tz()
    for moment in (event.starts_at, event.ends_at):
        assert moment.astimezone(told).utcoffset() == moment.astimezone(news.DUTCH).utcoffset()


@pytest.mark.parametrize(
    "title", ["Dag, met; alles\\ erin", "Regel\nTWEE:x\r\nATTENDEE:mailto:x", "é" * 200, "🇳🇱" * 40, "a\x07\x1bb"]
)
def test_whatever_the_name_holds_it_stays_one_name(client, title):
    event = news.event("Dag")
    Event.objects.filter(pk=event.pk).update(title=title, place=title[:200])
    answer = file(client, event)
    lines = answer.content.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in b"".join(lines)
    it = Calendar.from_ical(answer.content).walk("VEVENT")[0]
    wanted = re.sub("[\x00-\x09\x0b-\x1f]", "", title)
    assert it["SUMMARY"] == wanted
    assert "ATTENDEE" not in it


CHANGES = {
    "title": "Anders",
    "starts_at": on_a_dutch_clock(2026, 12, 10, 12),
    "ends_at": on_a_dutch_clock(2026, 12, 10, 17),
    "place": "Elders",
    "cancelled": True,
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_a_calendar_must_hear_of_counts_once(client, name):
    event = news.event("Dag", **MOMENT)
    uid = entry(client, event)["UID"]
    event = news.changed(event, **{name: CHANGES[name]})
    assert (entry(client, event)["SEQUENCE"], entry(client, event)["UID"]) == (1, uid)
    event = news.changed(event, **{name: CHANGES[name]})
    assert entry(client, event)["SEQUENCE"] == 1


def test_other_changes_do_not_count(client):
    event = news.changed(news.event("Dag", **MOMENT), body="<p>Meer.</p>", slug="anders")
    assert entry(client, event)["SEQUENCE"] == 0


def test_a_draft_of_a_change_does_not_count_until_it_is_published(client):
    event = news.event("Dag", **MOMENT)
    event.place = "Elders"
    revision = event.save_revision()
    assert (entry(client, event)["SEQUENCE"], entry(client, event)["LOCATION"]) == (0, "Raadzaal, Lindehove")
    revision.publish()
    assert (entry(client, event)["SEQUENCE"], entry(client, event)["LOCATION"]) == (1, "Elders")


def test_changes_before_it_was_ever_public_do_not_count(client):
    event = news.event("Dag", published=False, **MOMENT)
    event.place = "Elders"
    event.save()
    event.save_revision().publish()
    assert entry(client, event)["SEQUENCE"] == 0


def test_going_back_to_an_old_version_counts_on(client):
    event = news.event("Dag", **MOMENT)
    first = event.get_latest_revision()
    event = news.changed(event, place="Elders")
    first.publish()
    assert (entry(client, event)["SEQUENCE"], entry(client, event)["LOCATION"]) == (2, "Raadzaal, Lindehove")


def test_what_changed_while_it_was_away_counts(client):
    event = news.event("Dag", **MOMENT)
    event.unpublish()
    event = news.changed(Event.objects.get(pk=event.pk), place="Elders")
    assert entry(client, event)["SEQUENCE"] == 1


def test_a_copy_is_another_event(client):
    event = news.changed(news.event("Dag", **MOMENT), place="Elders")
    other = event.copy(update_attrs={"slug": "kopie", "title": "Kopie"}).specific
    other.save_revision().publish()
    other = Event.objects.get(pk=other.pk)
    assert entry(client, other)["UID"] != entry(client, event)["UID"]
    assert entry(client, other)["SEQUENCE"] == 0


def test_a_cancelled_event_is_taken_out_of_the_calendar(client):
    event = news.changed(news.event("Dag", **MOMENT), cancelled=True)
    assert (entry(client, event)["STATUS"], entry(client, event)["SEQUENCE"]) == ("CANCELLED", 1)


def test_the_same_event_is_the_same_bytes_and_is_not_sent_twice(client):
    event = news.event("Dag")
    first = file(client, event)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        second = file(client, event)
        assert client.get(f"{event.url}agenda.ics", headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert first.content == second.content
    news.changed(event, place="Elders")
    assert client.get(f"{event.url}agenda.ics", headers={"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize(
    "slug", ["nergens", "feed.xml", "%00", "..%2f..%2fetc", "x" * 3000, "'%20OR%201=1--", "bericht"]
)
def test_there_is_no_file_of_what_is_no_event(client, slug):
    news.item("Bericht", slug="bericht")
    assert client.get(f"/uit-het-vak/{slug}/agenda.ics").status_code == 404


def test_a_browser_saves_it_and_runs_nothing(client):
    answer = file(client, news.event("Dag"))
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_one_query_makes_the_file(client, django_assert_max_num_queries):
    event = news.event("Dag")
    file(client, event)
    with django_assert_max_num_queries(2):
        file(client, event)
