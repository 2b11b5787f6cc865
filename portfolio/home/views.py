"""The front page of a portfolio, its years, and finding one's own words back."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from portfolio.activities.now import now_for
from portfolio.home.code import going_on
from portfolio.home.findable import findable_of
from portfolio.home.forms import SearchForm
from portfolio.home.pictures import line_of, pictures_of
from portfolio.home.queries import AT_MOST_ASKED, Portfolio
from portfolio.home.search import Question, find
from portfolio.home.timeline import by_year
from portfolio.situations.forms import NoteForm
from portfolio.situations.permissions import may_note
from portfolio.together import queries as together
from portfolio.writing.text import EARLIEST

AT_MOST_FOUND = 60
"""What more there is, one finds by choosing a year, a kind or a person."""


@login_required
@require_safe
def portfolio(request):
    """Who keeps no portfolio (a secretary) finds what they can do here, because everyone lands here after signing in.

    Someone who is no member any more still finds what they wrote.
    """
    everything, keeps_one = Portfolio(request.user), may_note(request.user)
    newest, today = everything.newest(), timezone.localdate()
    context = {
        "form": NoteForm() if keeps_one else None,
        "saved": everything.just_saved(request.GET.get("bewaard", "")),
        "go_on": everything.go_on(),
        "asked": everything.asked(),
        "years": by_year(newest.entries),
        "all_years": everything.years() if newest.goes_on_at else [],
        "waiting": together.asked_of(request.user)[:AT_MOST_ASKED],
        "now": now_for(request.user, everything.items, today, everything.opener.vault)
        if keeps_one and newest.entries
        else None,
        "code": going_on(today),
        "line": line_of(everything),
        "looking_back": everything.looking_back(),
    }
    page = "portfolio" if keeps_one or context["years"] else "without"
    return render(request, f"portfolio/home/{page}.html", context)


@login_required
@require_safe
def year(request, year):
    """Everything of one year; a very full one in parts. A year without anything is a year like any other."""
    if not EARLIEST.year <= year <= timezone.localdate().year:
        raise Http404
    everything, begin = Portfolio(request.user), request.GET.get("vanaf", "0")
    part = everything.of_year(year, int(begin) if begin.isascii() and begin.isdigit() and len(begin) < 6 else 0)
    context = {"year": year, "years": by_year(part.entries), "part": part, "all_years": everything.years()}
    return render(request, "portfolio/home/year.html", context)


@login_required
@require_safe
def in_pictures(request):
    """Everything of one's work in four pictures, each with its table."""
    return render(request, "portfolio/home/in_pictures.html", {"pictures": pictures_of(request.user)})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def search(request):
    """By POST: what one looks for in one's own texts is private too, and an address ends up in logs and histories."""
    findable = findable_of(Portfolio(request.user))
    form = SearchForm(request.POST if request.method == "POST" else None, findable)
    question = form.question() if form.is_valid() else Question()
    answer = find(findable, question) if question else None
    context = {"form": form, "answer": answer, "found": answer.found[:AT_MOST_FOUND] if answer else ()}
    context["more"] = bool(answer and answer.found[AT_MOST_FOUND:])
    return render(request, "portfolio/home/search.html", context)
