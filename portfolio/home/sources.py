"""What comes on the line of time, and how it is opened. A new kind is a ``Source`` in ``SOURCES``.

Where a thing stands on the line is known without its key; its words are opened only when they are shown.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.vault import Vault
from portfolio.home import timeline
from portfolio.home.timeline import Entry
from portfolio.intervision import queries as intervision
from portfolio.items.kinds import KINDS, called, day_of, write_url
from portfolio.items.models import column_of
from portfolio.items.opening import Opener
from portfolio.lookback import queries as followed
from portfolio.lookback.content import CameOf, Third
from portfolio.lookback.models import FollowUpVersion, ThenAndNow, ThenAndNowVersion
from portfolio.lookback.pairs import pair_url
from portfolio.lookback.states import State
from portfolio.sessions.models import Session
from portfolio.sessions.sealing import open_facts
from portfolio.writing import versions
from portfolio.writing.models import Writing
from portfolio.writing.text import first_words

SHAPES = {"situation": timeline.SITUATION, "image": timeline.IMAGE, "activity": timeline.ACTIVITY}


@dataclass(frozen=True, slots=True)
class Unopened:
    """A thing on the line before it is opened: which, its shape, what it is called, its day, when it was begun.

    ``pk`` is a UUID of its own; ``thing`` may be the row of a version, whose number other tables have too.
    """

    pk: Any
    thing: Any
    kind: str
    name: str
    on: date
    begun_at: datetime


@dataclass(frozen=True, slots=True)
class Source:
    """``unopened``: everything of a member, in a fixed number of queries. ``entries``: these of them opened, by pk."""

    unopened: Callable[[User], list[Unopened]]
    entries: Callable[[list[Any], Opener], dict[Any, Entry]]


def items_of(member: User) -> list[Unopened]:
    """A query per kind of item."""
    own = [item for kind in KINDS for item in kind.model.objects.on_the_line_of(member)]
    return [
        Unopened(item.pk, item, SHAPES[column_of(item)], called(item), day_of(item), item.created_at) for item in own
    ]


def sessions_of(member: User) -> list[Unopened]:
    """One query."""
    sessions = intervision.in_list_of(member).select_related("record_key")
    name = _("Peer intervision")
    return [
        Unopened(session.pk, session, timeline.SESSION, name, session.held_on, session.recorded_at)
        for session in sessions
    ]


def follow_ups_of(member: User) -> list[Unopened]:
    """What came of a situation, on the day it was written down; its sealed text comes along. One query."""
    written = followed.own(member).filter(state=State.DESCRIBED)
    rows = FollowUpVersion.objects.filter(follow_up__in=written, revision=F("follow_up__revision"))
    found = [(row.follow_up_id, row, row.follow_up.saved_at) for row in rows.select_related("follow_up")]
    name = _("What came of it")
    return [Unopened(pk, row, timeline.LOOK_BACK, name, timezone.localdate(at), at) for pk, row, at in found]


def pairs_of(member: User) -> list[Unopened]:
    """Two texts side by side, on the day they were laid so; the third comes along sealed. One query."""
    rows = ThenAndNowVersion.objects.filter(
        then_and_now__in=ThenAndNow.objects.visible_to(member), revision=F("then_and_now__revision")
    )
    found = [(row.then_and_now_id, row, row.then_and_now.created_at) for row in rows.select_related("then_and_now")]
    name = _("Then and now")
    return [Unopened(pk, row, timeline.LOOK_BACK, name, timezone.localdate(at), at) for pk, row, at in found]


def item_entries(items: list[Writing], opener: Opener) -> dict[Any, Entry]:
    return {item.pk: item_entry(item, content) for item, content in opener.opened(items)}


def item_entry(item: Writing, content: Any) -> Entry:
    """An item on the line; a situation with the articles it is linked to."""
    texts = [text for text in content.texts() if text]
    tags = tuple(dict.fromkeys(link["key"] for link in getattr(content, "links", ())))
    line = timeline.excerpt(texts[0] if texts else "", content.title)
    about = (SHAPES[column_of(item)], called(item), day_of(item), content.title, line, write_url(item))
    return Entry(*about, texts=tuple(texts), tags=tags)


def session_entries(sessions: list[Session], opener: Opener) -> dict[Any, Entry]:
    """Each opens under a key of its own; the member's own is not needed."""
    return {session.pk: _session_entry(session, open_facts(session)) for session in sessions}


def follow_up_entries(rows: list[FollowUpVersion], opener: Opener) -> dict[Any, Entry]:
    return {row.follow_up_id: _follow_up_entry(row, opener.vault) for row in rows}


def _follow_up_entry(row: FollowUpVersion, vault: Vault) -> Entry:
    look, name = row.follow_up, _("What came of it")
    texts = [text for text in CameOf.from_json(versions.opened(row, look, vault)).texts() if text]
    title = first_words(texts[0]) if texts else name
    url = reverse("lookback:look", args=[look.situation_id, look.pk])
    line = timeline.excerpt(texts[0] if texts else "", title)
    return Entry(timeline.LOOK_BACK, name, timezone.localdate(look.saved_at), title, line, url, texts=tuple(texts))


def pair_entries(rows: list[ThenAndNowVersion], opener: Opener) -> dict[Any, Entry]:
    return {row.then_and_now_id: _pair_entry(row, opened_third(row, opener.vault)) for row in rows}


def opened_third(row: ThenAndNowVersion, vault: Vault) -> Third:
    return Third.from_json(versions.opened(row, row.then_and_now, vault))


def _pair_entry(row: ThenAndNowVersion, third: Third) -> Entry:
    name, on = _("Then and now"), timezone.localdate(row.then_and_now.created_at)
    title = first_words(third.text) or _("Two texts side by side")
    line, url = timeline.excerpt(third.text, title), pair_url(third.earlier, third.later)
    return Entry(timeline.LOOK_BACK, name, on, title, line, url, texts=tuple(filter(None, (third.text,))))


def _session_entry(session: Session, facts: Any) -> Entry:
    name, url = _("Peer intervision"), reverse("intervision:session", args=[session.pk])
    texts = (facts.theme, facts.group, facts.place, facts.facilitator, facts.lesson)
    about = (timeline.SESSION, name, session.held_on, facts.theme or name, facts.group, url)
    return Entry(*about, texts=tuple(text for text in texts if text))


PAIRS = Source(pairs_of, pair_entries)
SOURCES = (
    Source(items_of, item_entries),
    Source(sessions_of, session_entries),
    Source(follow_ups_of, follow_up_entries),
    PAIRS,
)
