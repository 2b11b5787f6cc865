"""A consultation as everyone reads it."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.freshness import fresh
from codeofconduct.consultation.differs import compared
from codeofconduct.consultation.forms import CommentForm
from codeofconduct.consultation.pages import ROOM, a_round, about, article_page, facts, readable
from codeofconduct.consultation.queries import reading_of, rounds
from codeofconduct.editions.telling import summary


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What runs now, and what was asked before."""
    running, held = rounds(timezone.localdate())
    shown = [[(one.pk, one.edition.number, one.until) for one in those] for those in (running, held)]
    make = partial(render, request, f"{ROOM}/overview.html", {"running": running, "held": held})
    return fresh(request, shown).answer(make)


@require_safe
def a_whole_round(request: HttpRequest, pk: int) -> HttpResponse:
    """The text as it lies or lay there. While it runs with one's own comments, afterwards with everybody's."""
    consultation = a_round(pk)
    said = readable(request, consultation)
    make = partial(_a_whole_round, request, consultation, said)
    return fresh(request, *facts(consultation, said)).answer(make)


@require_safe
def article(request: HttpRequest, pk: int, key: str = "") -> HttpResponse:
    """One article of the round, or with an empty key the whole, and what was said about it."""
    consultation = a_round(pk)
    said = readable(request, consultation, key)
    make = partial(article_page, request, consultation, key, CommentForm(), said)
    return fresh(request, *facts(consultation, said)).answer(make)


def _a_whole_round(request, consultation, said):
    found = compared(consultation)
    context = about(request, consultation) | {
        "reading": reading_of(consultation, said),
        "compared": found,
        "summary": summary(found) if found else [],
    }
    return render(request, f"{ROOM}/round.html", context)
