"""One article on a page of its own. The editions themselves are pages served by Wagtail."""

from functools import partial

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from codeofconduct.editions.beside import article_page
from codeofconduct.editions.models import Edition
from codeofconduct.editions.queries import articles_of
from codeofconduct.editions.shelf import Shelf


@require_safe
def article(request, slug, key):
    """The article in its edition, with its neighbours; every adopted edition keeps its addresses."""
    editions = Edition.objects.on_the_shelf()
    edition = next((one for one in editions if one.slug == slug), None)
    articles = articles_of(edition) if edition else []
    place = next((place for place, one in enumerate(articles) if one.key == key), None)
    if place is None:
        raise Http404
    around = article_page(Shelf(editions, edition, timezone.localdate()), key)
    context = around.context | {
        "article": articles[place],
        "previous": articles[place - 1] if place else None,
        "next": articles[place + 1] if place + 1 < len(articles) else None,
    }
    return around.fresh(request).answer(partial(render, request, "codeofconduct/editions/article.html", context))
