"""The front page of a portfolio, and finding one's own words back."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from portfolio.home.code import going_on
from portfolio.home.queries import Portfolio
from portfolio.home.search import matching
from portfolio.home.timeline import by_year
from portfolio.situations.forms import NoteForm
from portfolio.situations.permissions import may_note


@login_required
@require_safe
def portfolio(request):
    """Who keeps no portfolio (a secretary) finds what they can do here, because everyone lands here after signing in.

    Someone who is no member any more still finds what they wrote.
    """
    everything, keeps_one = Portfolio(request.user), may_note(request.user)
    context = {
        "form": NoteForm() if keeps_one else None,
        "saved": everything.just_saved(request.GET.get("bewaard", "")),
        "go_on": everything.go_on(),
        "asked": everything.asked,
        "years": by_year(everything.entries()),
        "code": going_on(timezone.localdate()),
    }
    page = "portfolio" if keeps_one or context["years"] else "without"
    return render(request, f"portfolio/home/{page}.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def search(request):
    """By POST: what one looks for in one's own texts is private too, and an address ends up in logs and histories."""
    query = request.POST.get("q", "").strip()
    if not query:
        return redirect("home:portfolio")
    found = matching(Portfolio(request.user).entries(), query)
    return render(request, "portfolio/home/search.html", {"query": query, "years": by_year(found)})
