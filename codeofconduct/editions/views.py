"""An article on a page of its own, the shelf of editions, what changed, and searching; the editions are Wagtail's."""

from functools import partial
from itertools import zip_longest

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from codeofconduct.editions import queries, telling
from codeofconduct.editions.beside import Around, article_page
from codeofconduct.editions.models import Edition
from codeofconduct.editions.search import MOST_SIGNS, look_up
from codeofconduct.editions.shelf import Shelf


@require_safe
def article(request, slug, key):
    """The article in its edition, with its neighbours; every adopted edition keeps its addresses."""
    shelf = shelf_with(slug)
    articles = queries.articles_of(shelf.shown)
    place = next((place for place, one in enumerate(articles) if one.key == key), None)
    if place is None:
        raise Http404
    around = article_page(shelf, key)
    context = around.context | {
        "article": articles[place],
        "previous": articles[place - 1] if place else None,
        "next": articles[place + 1] if place + 1 < len(articles) else None,
    }
    return around.fresh(request).answer(partial(_article, request, context))


@require_safe
def article_today(request, key):
    """The short address leads to the article as it stands today; tomorrow it may lead elsewhere."""
    found = queries.article_today(key, timezone.localdate())
    if found is None:
        raise Http404
    return redirect(found)


@require_safe
def compare(request, slug, other):
    """What the newer of two editions says otherwise."""
    shelf, older = shelf_with(slug), shelf_with(other).shown
    newer = shelf.shown
    if newer == older:
        return redirect(newer.url)
    if newer.in_force_from < older.in_force_from:
        return redirect("editions:compare", older.slug, newer.slug)
    return Around(shelf).fresh(request).answer(partial(_compare, request, shelf, older))


@require_safe
def shelf(request):
    """All editions, and a choice of two to compare."""
    chosen = [request.GET.get(name, "") for name in ("tot", "van")]
    on_it = Shelf(Edition.objects.on_the_shelf(), None, timezone.localdate())
    slugs = {edition.slug for edition in on_it.editions}
    if set(chosen) <= slugs and chosen[0] != chosen[1]:
        return redirect("editions:compare", *chosen)
    newest_first = on_it.others
    rows = list(zip_longest(newest_first, newest_first[1:]))
    context = {"shelf": on_it, "rows": rows, "is_same": set(chosen) <= slugs}
    return Around(on_it).fresh(request).answer(partial(render, request, "codeofconduct/editions/shelf.html", context))


@require_safe
def search(request):
    """Where a word stands in the code of today, and in articles that only older editions have."""
    question = request.GET.get("q", "")[:MOST_SIGNS].replace("\0", " ").strip()
    on_it = Shelf(Edition.objects.on_the_shelf(), None, timezone.localdate())
    return Around(on_it).fresh(request).answer(partial(_search, request, on_it, question))


def shelf_with(slug: str) -> Shelf:
    """The shelf with this edition taken in hand; 404 for one that was not adopted."""
    editions = Edition.objects.on_the_shelf()
    shown = next((one for one in editions if one.slug == slug), None)
    if shown is None:
        raise Http404
    return Shelf(editions, shown, timezone.localdate())


def _article(request, context):
    context["elsewhere"] = queries.in_other_editions(context["article"].key, context["edition"])
    return render(request, "codeofconduct/editions/article.html", context)


def _compare(request, shelf, older):
    compared = queries.changed_between(older, shelf.shown)
    context = Around(shelf).context | {
        "older": older,
        "compared": compared,
        "summary": telling.summary(compared),
        "told": telling.told_of(compared),
        "unchanged": telling.unchanged(compared),
    }
    return render(request, "codeofconduct/editions/compare.html", context)


def _search(request, on_it, question):
    here, earlier = queries.to_search(on_it.current, on_it.editions) if question else ([], [])
    context = {
        "shelf": on_it,
        "question": question,
        "answer": look_up(question, here),
        "earlier": look_up(question, earlier),
    }
    response = render(request, "codeofconduct/editions/search.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
