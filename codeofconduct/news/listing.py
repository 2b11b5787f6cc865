"""What stands on one page of /uit-het-vak/. Three queries, however much there is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

PER_PAGE = 10
COMING_AT_MOST = 50
"""A guard against an agenda by mistake; a profession does not have that many meetings before it."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Either news with what is coming beside it, or (``is_past``) what has been in the agenda."""

    page: Page
    coming: list
    is_past: bool

    @property
    def name(self) -> str:
        """How the address names the page."""
        return "geweest" if self.is_past else "pagina"

    def facts(self) -> list[tuple[Any, ...]]:
        """Everything on it that a visitor sees."""
        news_or_past = [*self.page.object_list, *self.coming]
        return [(self.is_past, self.page.paginator.num_pages), *(_seen(one) for one in news_or_past)]


def shown(asked: Mapping[str, str], items: Any, events: Any) -> Listing:
    """``?pagina=2`` is a page of news, ``?geweest=1`` a page of what has been; from the querysets of ``models.py``.

    Raises ``Http404`` for no such page.
    """
    now = timezone.now()
    if "geweest" in asked:
        return Listing(_page(events.past(now).defer("body"), asked["geweest"]), [], is_past=True)
    news = _page(items.newest_first().defer("body"), asked.get("pagina", "1"))
    coming = list(events.coming(now).defer("body")[:COMING_AT_MOST]) if news.number == 1 else []
    return Listing(news, coming, is_past=False)


def _page(rows: QuerySet, number: str) -> Page:
    try:
        return Paginator(rows, PER_PAGE).page(number)
    except InvalidPage as reason:
        raise Http404 from reason


def _seen(one: Any) -> tuple[Any, ...]:
    day = getattr(one, "published_on", None)
    return (one.slug, one.title, day, getattr(one, "introduction", ""), one.says() if day is None else None)
