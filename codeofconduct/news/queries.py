"""What other rooms ask of the news: the newest item for the front page, and everything new for the feed."""

from datetime import datetime, time

from django.db.models import F
from django.utils import timezone

from codeofconduct.news.models import Event, NewsItem, NewsPage

IN_THE_FEED = 20


def news_page() -> NewsPage | None:
    """The page everything hangs under. One query."""
    return NewsPage.objects.live().first()


def newest() -> NewsItem | None:
    """The newest item that is public, or None. One query."""
    return NewsItem.objects.live().newest_first().defer("body").first()


def newest_published() -> list[NewsItem | Event]:
    """News and agenda as they became public, newest first. Two queries."""
    newest_first = F("first_published_at").desc(nulls_last=True)
    kinds = (NewsItem.objects.live(), Event.objects.live())
    found = [page for kind in kinds for page in kind.order_by(newest_first, "-pk")[:IN_THE_FEED]]
    return sorted(found, key=public_since, reverse=True)[:IN_THE_FEED]


def public_since(page: NewsItem | Event) -> datetime:
    """When a page became public; one that was put there without Wagtail's button says it by its own date."""
    if page.first_published_at:
        return page.first_published_at
    if isinstance(page, Event):
        return page.starts_at
    return timezone.make_aware(datetime.combine(page.published_on, time.min))


def event_at(slug: str) -> Event | None:
    """The public event with this address, or None. One query."""
    return Event.objects.live().filter(slug=slug).first()
