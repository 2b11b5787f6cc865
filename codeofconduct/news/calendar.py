"""An event as a file for somebody's calendar (RFC 5545, METHOD:PUBLISH). Pure: the same event is the same bytes."""

import re
from datetime import datetime
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone
from icalendar import Event as Entry

DUTCH = ZoneInfo("Europe/Amsterdam")
AMSTERDAM = """BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
"""The rule of the European Union as it holds since 1996: shorter than a list of days, and without a last year."""
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f\u2028-\u202e\u2066-\u2069\ufffe\uffff]")


class Announced(Protocol):
    """An event as far as a calendar is concerned."""

    translation_key: UUID
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    cancelled: bool
    sequence: int


def calendar_of(event: Announced, *, url: str, changed_at: datetime, name: str, private: bool = False) -> bytes:
    """The file for one event. ``url`` is its page, ``name`` the register's; ``changed_at`` when it was last published.

    The UID stays the same whatever changes, so that an import over an older one replaces it. ``private``: not for
    whoever looks into a shared calendar.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//{seen(name)}//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add_component(Timezone.from_ical(AMSTERDAM.replace("\n", "\r\n")))
    calendar.add_component(_entry(event, url, changed_at, private))
    return calendar.to_ical()


def _entry(event: Announced, url: str, changed_at: datetime, private: bool) -> Entry:
    entry = Entry()
    entry.add("uid", str(event.translation_key))
    entry.add("dtstamp", changed_at)
    entry.add("last-modified", changed_at)
    entry.add("sequence", event.sequence)
    entry.add("dtstart", event.starts_at.astimezone(DUTCH))
    entry.add("dtend", event.ends_at.astimezone(DUTCH))
    entry.add("summary", seen(event.title))
    entry.add("location", seen(event.place))
    entry.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    entry.add("class", "PRIVATE" if private else "PUBLIC")
    if url:
        entry.add("url", url)
    return entry


def seen(line: str) -> str:
    """Without signs that no calendar or feed may hold, and without those that turn the direction of what follows."""
    return _UNSEEN.sub("", line)
