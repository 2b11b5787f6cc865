"""News and agenda for feed readers: Atom (RFC 4287), with whole addresses and without a script. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from codeofconduct.news.calendar import seen


@dataclass(frozen=True, slots=True)
class Entry:
    """One page as the feed tells of it. ``id`` never changes, ``summary`` is plain text."""

    id: str
    title: str
    url: str
    summary: str
    published_at: datetime
    updated_at: datetime


def atom(title: str, *, author: str, url: str, feed_url: str, language: str, entries: Iterable[Entry]) -> bytes:
    """The feed; a reader finds the page at ``url`` and asks again at ``feed_url``."""
    feed = Atom1Feed(title, url, "", language=language, author_name=author, feed_url=feed_url)
    for entry in entries:
        feed.add_item(
            seen(entry.title),
            entry.url,
            escape(seen(entry.summary)),  # an Atom summary is read as HTML
            unique_id=entry.id,
            pubdate=entry.published_at,
            updateddate=entry.updated_at,
        )
    return feed.writeString("utf-8").encode()
