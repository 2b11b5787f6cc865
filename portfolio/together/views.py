"""What waits, what one asked, and everything the owner of an asking can do with it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.rescue import gives_text_back
from portfolio.guard import hints
from portfolio.together import actions as together
from portfolio.together import queries
from portfolio.together.afterwards import reached
from portfolio.together.forms import OutcomeForm
from portfolio.together.permissions import may_ask
from portfolio.together.states import Kind
from portfolio.writing.text import TEXT_LIMIT
from trail.exceptions import NotPossibleNow
from trail.form_keys import posted_key

REFUSED = 422
page = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def overview(request):
    context = {
        "waiting": queries.asked_of(request.user),
        "came_of": queries.came_of_due(request.user),
        "mine": queries.asked_by(request.user),
        "took_part": queries.took_part(request.user),
        "may_ask": may_ask(request.user),
    }
    return render(request, "portfolio/together/overview.html", context)


@login_required
@require_safe
def asking(request, pk):
    """What one put before others, who was asked, and what lies open of it."""
    asked = _own(request, pk)
    places = queries.places_of(asked)
    context = {
        "asking": asked,
        "put": queries.put_of(asked),
        "own_parts": queries.parts_of(queries.put_of(asked).image) if asked.kind == Kind.EXCHANGE else [],
        "places": places,
        "lies_open": any(one.laid for one in places),
        "may_unfold": queries.may_unfold_now(asked, places),
        "outcome": queries.outcome_parts(queries.outcome_of(asked)),
    }
    return render(request, "portfolio/together/asking.html", context)


@login_required
@require_POST
def unfold(request, pk):
    try:
        together.unfold(_own(request, pk), by=request.user)
    except NotPossibleNow as reason:
        messages.warning(request, str(reason))
    return redirect("together:asking", pk)


@gives_text_back(unseen={"shown"})
@page
def outcome(request, pk):
    """What the owner does with it, what they expect, and later what came of it."""
    asked = get_object_or_404(queries.asking_with_all(request.user), pk=pk, kind=Kind.WEIGHING)
    form = _outcome_form(asked, request.POST if request.method == "POST" else None)
    if form.is_valid():
        base = form.cleaned_data["revision"] or 0
        about = {"shown": form.cleaned_data["shown"], "base_revision": base}
        try:
            together.write_outcome(asked, form.outcome(), **about, by=request.user, key=posted_key(request))
        except NotPossibleNow as reason:
            form.add_error(None, reason.reasons)
        else:
            messages.success(request, _("Saved."))
            return redirect("together:asking", pk)
    questions = [{"field": one, "hints": hints(str(one.value() or "")[:TEXT_LIMIT])} for one in form.asked()]
    context = {"asking": asked, "form": form, "asked": questions}
    return render(request, "portfolio/together/outcome.html", context, status=REFUSED if form.errors else 200)


@login_required
@page
def withdraw(request, pk):
    """Asks first; then everything is off the table within this request."""
    asked = _own(request, pk)
    if request.method == "POST":
        together.withdraw(asked, by=request.user)
        messages.success(request, _("It is withdrawn. Nobody can see it any more."))
        return redirect("together:overview")
    context = {
        "title": _("Withdraw"),
        "told": _("Nobody can see your question any more, nor what was written there. Colleagues of the register get"
                  " what they wrote themselves as a text in their own portfolio."),
        "button": _("Withdraw it"),
        "back": reverse("together:asking", args=[pk]),
    }  # fmt: skip
    return render(request, "portfolio/confirm.html", context)


def _own(request, pk):
    return get_object_or_404(queries.asking_with_all(request.user), pk=pk)


def _outcome_form(asked, data):
    stored = queries.outcome_of(asked)
    come = reached(asked.counts_from, timezone.localdate())
    revision, shown = asked.outcome_revision, asked.outcome_shown
    return OutcomeForm(data, stored=stored, revision=revision, shown=shown, reached=come)
