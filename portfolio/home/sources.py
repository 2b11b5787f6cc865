"""What comes on the line of time, and how it is opened. A new kind is a ``Source`` in ``SOURCES``.

Where a thing stands on the line is known without its key; its words are opened only when they are shown.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.vault import Vault
from portfolio.home import timeline
from portfolio.home.timeline import Entry
from portfolio.intervision import queries as intervision
from portfolio.intervision.models import Session
from portfolio.intervision.sealing import open_facts
from portfolio.items.kinds import KINDS, called, day_of, write_url
from portfolio.items.models import column_of
from portfolio.items.opening import opened
from portfolio.writing.models import Writing

SHAPES = {"situation": timeline.SITUATION, "image": timeline.IMAGE, "activity": timeline.ACTIVITY}


@dataclass(frozen=True, slots=True)
class Unopened:
    """A thing on the line before it is opened: which, its shape, its day, and when it was begun."""

    thing: Any
    kind: str
    on: date
    begun_at: datetime


@dataclass(frozen=True, slots=True)
class Source:
    """``unopened``: everything of a member, in a fixed number of queries. ``entries``: these of them opened, by pk."""

    unopened: Callable[[User], list[Unopened]]
    entries: Callable[[list[Any], Vault], dict[Any, Entry]]


def items_of(member: User) -> list[Unopened]:
    """A query per kind of item."""
    own = [item for kind in KINDS for item in kind.model.objects.on_the_line_of(member)]
    return [Unopened(item, SHAPES[column_of(item)], day_of(item), item.created_at) for item in own]


def sessions_of(member: User) -> list[Unopened]:
    """One query."""
    sessions = intervision.in_list_of(member).select_related("record_key")
    return [Unopened(session, timeline.SESSION, session.held_on, session.recorded_at) for session in sessions]


def item_entries(items: list[Writing], vault: Vault) -> dict[Any, Entry]:
    return {item.pk: item_entry(item, content) for item, content in opened(items, vault)}


def item_entry(item: Writing, content: Any) -> Entry:
    """An item on the line; a situation with the articles it is linked to."""
    texts = [text for text in content.texts() if text]
    tags = tuple(dict.fromkeys(link["key"] for link in getattr(content, "links", ())))
    line = timeline.excerpt(texts[0] if texts else "", content.title)
    about = (SHAPES[column_of(item)], called(item), day_of(item), content.title, line, write_url(item))
    return Entry(*about, texts=tuple(texts), tags=tags)


def session_entries(sessions: list[Session], vault: Vault) -> dict[Any, Entry]:
    """Each opens under a key of its own; ``vault`` is not needed."""
    return {session.pk: _session_entry(session, open_facts(session)) for session in sessions}


def _session_entry(session: Session, facts: Any) -> Entry:
    name, url = _("Peer intervision"), reverse("intervision:session", args=[session.pk])
    texts = (facts.theme, facts.group, facts.place, facts.facilitator, facts.lesson)
    about = (timeline.SESSION, name, session.held_on, facts.theme or name, facts.group, url)
    return Entry(*about, texts=tuple(text for text in texts if text))


SOURCES = (Source(items_of, item_entries), Source(sessions_of, session_entries))
