"""The code for programs (JSON) and for paper (the booklet): read-only, the same for everyone."""

from datetime import datetime, time
from functools import partial

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.freshness import same_for_all
from codeofconduct.editions import open_data
from codeofconduct.editions.beside import Around
from codeofconduct.editions.booklet import facts_of, name_of, paper_of
from codeofconduct.editions.models import TEXT, Edition
from codeofconduct.editions.queries import text_of
from codeofconduct.editions.shelf import Shelf
from codeofconduct.editions.views import shelf_with
from documents.canonical import canonical, digest_of_bytes
from documents.printed import StillPrinting, printed
from documents.render import CannotRender

read_only = require_http_methods(["GET", "HEAD", "OPTIONS"])
"""OPTIONS: what a browser asks on behalf of another site before it sends If-None-Match."""


@require_safe
def about(request):
    """What data there is, for people."""
    shelf = Shelf(Edition.objects.on_the_shelf(), None, timezone.localdate())
    context = {"shelf": shelf, "site": _site()}
    return Around(shelf).fresh(request).answer(partial(render, request, "codeofconduct/editions/data.html", context))


@read_only
def editions(request):
    """All editions."""
    shelf = Shelf(Edition.objects.on_the_shelf(), None, timezone.localdate())
    return _json(request, shelf, lambda: open_data.editions_facts(shelf, _site()))


@read_only
def edition(request, slug):
    """One edition and its text."""
    shelf = shelf_with(slug)
    return _json(request, shelf, lambda: open_data.edition_facts(shelf.shown, _text(shelf.shown), shelf, _site()))


@read_only
def article(request, slug, key):
    """One article."""
    shelf = shelf_with(slug)
    return _json(request, shelf, lambda: open_data.article_facts(shelf.shown, _text(shelf.shown), key, shelf, _site()))


@require_safe
def booklet(request, slug):
    """The edition as PDF. It is made once; who comes while it is being made is asked to come back."""
    shown = shelf_with(slug).shown
    prefetch_related_objects([shown], *TEXT, "corrects")
    facts = facts_of(shown)
    try:
        pdf = printed(name_of(facts), partial(paper_of, facts))
    except (StillPrinting, CannotRender) as reason:
        return _later(request, reason)
    adopted = timezone.make_aware(datetime.combine(shown.adopted_on, time.min))
    fresh = same_for_all(request, digest_of_bytes(pdf), changed_at=adopted)
    return fresh.answer(partial(_pdf, pdf, f"beroepscode-{shown.slug}.pdf"))


def _pdf(pdf, name):
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )


def _later(request, reason):
    context = {"is_being_made": isinstance(reason, StillPrinting)}
    response = render(request, "codeofconduct/editions/booklet_later.html", context, status=503)
    response.headers["Retry-After"] = "10"
    return response


def _json(request, shelf, facts):
    """Any site's script may read it; nothing in it is anybody's."""
    if request.method == "OPTIONS":
        response = HttpResponse(status=204, headers={"Access-Control-Allow-Headers": "If-None-Match"})
    else:
        asked = same_for_all(request, request.path, _site(), shelf.facts, changed_at=shelf.changed_at)
        response = asked.answer(lambda: _found(facts()))
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "ETag"
    return response


def _found(facts):
    if facts is None:
        raise Http404
    return HttpResponse(canonical(facts), content_type="application/json")


def _text(edition):
    prefetch_related_objects([edition], *TEXT)
    return text_of(edition)


def _site():
    return settings.BASE_URL.rstrip("/")
