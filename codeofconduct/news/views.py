"""The files beside the pages: an event for somebody's calendar, and the feed. Wagtail serves the pages themselves."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.freshness import same_for_all
from codeofconduct.news import addresses, queries
from codeofconduct.news.calendar import calendar_of
from codeofconduct.news.feed import Entry, atom
from codeofconduct.news.models import Event


@require_safe
def calendar(request, slug):
    """The event as it is public now; a cancelled one says so to the calendar that has it."""
    event = queries.event_at(slug)
    if event is None:
        raise Http404
    changed_at = event.last_published_at or queries.public_since(event)
    url = addresses.of_page(event)
    file = calendar_of(event, url=url, changed_at=changed_at, name=settings.REGISTER_NAME)
    return same_for_all(request, file, changed_at=changed_at).answer(lambda: _calendar_file(file, event.slug))


def _calendar_file(file, slug):
    response = HttpResponse(file, content_type="text/calendar; charset=utf-8; method=PUBLISH")
    response.headers["Content-Disposition"] = f'attachment; filename="{slug.encode("ascii", "ignore").decode()}.ics"'
    return response


@require_safe
def feed(request):
    """News and agenda items as they became public; in Dutch, as their pages are."""
    page = queries.news_page()
    if page is None:
        raise Http404
    with translation.override(settings.LANGUAGE_CODE):
        entries = [_entry(one) for one in queries.newest_published()]
        made = atom(
            f"{page.title} – {settings.REGISTER_NAME}",
            author=settings.REGISTER_NAME,
            url=addresses.of_page(page),
            feed_url=addresses.whole(reverse("news:feed")),
            language=settings.LANGUAGE_CODE,
            entries=entries,
        )
    newest = max((entry.updated_at for entry in entries), default=None)
    kind = "application/atom+xml; charset=utf-8"
    facts = (page.title, *entries) if entries else (page.title,)
    return same_for_all(request, *facts, changed_at=newest).answer(lambda: HttpResponse(made, content_type=kind))


def _entry(page):
    since = queries.public_since(page)
    return Entry(
        id=page.translation_key.urn,
        title=page.title,
        url=addresses.of_page(page),
        summary=_when_and_where(page) if isinstance(page, Event) else page.introduction,
        published_at=since,
        updated_at=page.last_published_at or since,
    )


def _when_and_where(event):
    when = date_format(event.begins, "j F Y, H.i")
    line = _("%(when)s, %(place)s") % {"when": when, "place": event.place}
    return _("Cancelled: %(line)s") % {"line": line} if event.cancelled else line
