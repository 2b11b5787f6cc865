"""What belongs to a public story beside its page: how others chose, the dialogue card, a bundle's booklet."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.freshness import fresh, same_for_all
from codeofconduct.stories import booklet as booklets
from codeofconduct.stories import card as cards
from codeofconduct.stories import pages
from codeofconduct.stories.manuscript import TakenBack
from codeofconduct.stories.models import Story
from codeofconduct.stories.queries import published_bundle, published_story
from documents.printed import StillPrinting, forget_printed, printed
from documents.render import CannotRender


@require_safe
def others(request: HttpRequest, slug: str) -> HttpResponse:
    """How others chose. Behind a link of its own: first you."""
    story = published_story(slug)
    if story is None:
        return _gone(request, slug)
    return fresh(request, story.pk, story.last_published_at).answer(lambda: pages.others(story, request))


@require_safe
def card(request: HttpRequest, slug: str) -> HttpResponse:
    """The dialogue card, A6, to print on both sides."""
    story = published_story(slug)
    if story is None:
        return _gone(request, slug)
    if not story.card_questions.exists():
        raise Http404
    facts = cards.facts_of(story)
    return _paper(request, cards.name_of(story, facts), facts, cards.paper_of, "kaart.pdf", lambda: _is_there(story))


@require_safe
def booklet(request: HttpRequest, slug: str) -> HttpResponse:
    """A bundle's booklet, A5."""
    bundle = published_bundle(slug)
    if bundle is None or not bundle.stories:
        raise Http404
    facts = booklets.facts_of(bundle)
    still = [story.pk for story in bundle.stories]
    return _paper(
        request,
        booklets.name_of(bundle, facts),
        facts,
        booklets.paper_of,
        "boekje.pdf",
        lambda: Story.objects.live().filter(pk__in=still).count() == len(still),
    )


def _paper(
    request: HttpRequest,
    name: str,
    facts: dict[str, Any],
    paper_of: Callable[[dict[str, Any]], Any],
    file_name: str,
    is_there: Callable[[], bool],
) -> HttpResponse:
    def make() -> HttpResponse:
        try:
            content = printed(name, lambda: paper_of(facts))
        except (StillPrinting, CannotRender) as reason:
            return _later(request, is_being_made=isinstance(reason, StillPrinting))
        if not is_there():  # taken back while it was being printed
            forget_printed(f"{name.rpartition('/')[0]}/")
            return pages.taken_back(request)
        answer = HttpResponse(content, content_type="application/pdf")
        answer["Content-Disposition"] = f'inline; filename="{file_name}"'
        return answer

    return same_for_all(request, name).answer(make)


def _later(request: HttpRequest, *, is_being_made: bool) -> HttpResponse:
    context = {"is_being_made": is_being_made}
    answer = render(request, "codeofconduct/stories/paper_later.html", context, status=503)
    answer["Retry-After"] = "10"
    return answer


def _is_there(story: Story) -> bool:
    return Story.objects.live().filter(pk=story.pk).exists()


def _gone(request: HttpRequest, slug: str) -> HttpResponse:
    if TakenBack.objects.was_at(slug):
        return pages.taken_back(request)
    raise Http404
