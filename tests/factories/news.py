"""Uit het vak: items and events as Wagtail publishes them."""

from datetime import date, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from django.utils import timezone

from codeofconduct.news.models import Event, NewsItem, NewsPage

DUTCH = ZoneInfo("Europe/Amsterdam")
_number = count(1)


def item(title: str = "", *, published: bool = True, **about) -> NewsItem:
    """A message; ``published=False`` is a draft, ``go_live_at=...`` waits for its moment."""
    about = {"introduction": "Waar het over gaat.", "published_on": date(2026, 3, 1)} | about
    return _put(NewsItem(title=title or f"Bericht {next(_number)}", **about), published)


def event(title: str = "", *, published: bool = True, **about) -> Event:
    """A meeting of two hours, in ten days."""
    begin = about.pop("starts_at", timezone.now() + timedelta(days=10))
    about = {"ends_at": begin + timedelta(hours=2), "place": "Raadzaal, Lindehove"} | about
    return _put(Event(title=title or f"Dag {next(_number)}", starts_at=begin, **about), published)


def on_a_dutch_clock(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=DUTCH)


def _put(page, published):
    """As the editor's button does: first a draft with a revision, then that revision goes live."""
    page.live = False
    NewsPage.objects.get().add_child(instance=page)
    revision = page.save_revision()
    if published:
        revision.publish()
    return type(page).objects.get(pk=page.pk)


def changed(page, **values):
    """A new revision with these values, published."""
    fresh = type(page).objects.get(pk=page.pk)
    for name, value in values.items():
        setattr(fresh, name, value)
    fresh.save_revision().publish()
    return type(page).objects.get(pk=page.pk)
