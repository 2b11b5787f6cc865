"""Intervision for people who sign in: their list, the log, a session, their own answer."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from accounts.permissions import require
from accounts.rescue import gives_text_back
from portfolio.confirmations.permissions import may_hand_over
from portfolio.confirmations.queries import asked_of, lines_of
from portfolio.confirmations.views import about_line, own_line
from portfolio.groups.beside import Beside
from portfolio.groups.queries import invitations_of
from portfolio.intervision import actions as intervision
from portfolio.intervision import insights, queries
from portfolio.intervision.beside import before_the_log, on_the_overview, under_the_lines
from portfolio.intervision.forms import InsightForm, MembersAnswerForm, ReviseForm, as_initial
from portfolio.intervision.models import Insight
from portfolio.intervision.permissions import may_revise
from portfolio.intervision.proof import may_have
from portfolio.intervision.sealing import open_insight
from portfolio.sessions.models import Session
from portfolio.sessions.pages import visible
from portfolio.sessions.permissions import may_log
from portfolio.sessions.queries import facts_of, name_in
from portfolio.sessions.states import WRITTEN_DOWN
from trail.exceptions import NotPossibleNow
from trail.form_keys import posted_key

REFUSED = 422
NO_WORDS = frozenset({"held_on", "begins", "ends", "method", "different"})
"""The facts that are chosen, not written."""
page = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    mine = [
        (session, facts, queries.where_it_stands(session, request.user))
        for session, facts in queries.sessions_of(request.user)
    ]
    asked = asked_of(request.user)
    shown = {one.session.pk for one in asked} | {one[0].pk for one in mine}
    about = {
        "invitations": invitations_of(request.user),
        "asked": asked,
        "beside": on_the_overview(request.user),
        "mine": mine,
        "loose": queries.loose_insights_of(request.user, shown),
        "may_log": may_log(request.user),
    }
    return render(request, "portfolio/intervision/overview.html", about)


@login_required
@require_safe
def session(request: HttpRequest, pk) -> HttpResponse:
    return session_page(request, visible(request, pk))


@gives_text_back(unseen={"said", "revision"})
@page
def answer(request: HttpRequest, pk) -> HttpResponse:
    line = own_line(request, pk)
    form = MembersAnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            insights.answer_and_keep(line, **form.told(), by=request.user, key=posted_key(request))
        except NotPossibleNow as reason:
            form.add_error(None, reason.reasons)
            line = own_line(request, pk)
        else:
            messages.success(request, _("Thank you. Your answer is there."))
            return redirect("intervision:session", pk=pk)
    about = {**about_line(line, form.shown()), "form": form}
    return render(request, "portfolio/intervision/answer.html", about, status=_status(form))


@gives_text_back(unseen=NO_WORDS)
@page
def revise(request: HttpRequest, pk) -> HttpResponse:
    shown = visible(request, pk)
    require(may_revise(request.user, shown), _("Only the colleague who wrote this session down can change it."))
    facts = facts_of(shown)
    initial = as_initial(facts) | {"revision": shown.revision}
    form = ReviseForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        base = form.cleaned_data["revision"]
        try:
            intervision.revise(shown, form.facts(), by=request.user, base_revision=base, key=posted_key(request))
        except NotPossibleNow as reason:
            form.add_error(None, reason.reasons)
        else:
            messages.success(request, _("It is saved."))
            return redirect("intervision:session", pk=pk)
    about = {"session": shown, "facts": facts, "form": form}
    return render(request, "portfolio/intervision/revise.html", about, status=_status(form))


@login_required
@page
def remove(request: HttpRequest, pk, line) -> HttpResponse:
    shown = visible(request, pk)
    named = get_object_or_404(shown.participations.there(), pk=line)
    require(may_revise(request.user, shown), _("Only the colleague who wrote this session down can change it."))
    if request.method != "POST":
        about = {"session": shown, "line": named, "name": name_in(named)}
        return render(request, "portfolio/intervision/remove.html", about)
    try:
        intervision.remove(named, by=request.user)
    except NotPossibleNow as reason:
        messages.warning(request, str(reason))
    else:
        messages.success(request, _("This colleague is no longer named, and gets no more mail about it."))
    return redirect("intervision:session", pk=pk)


def session_page(request: HttpRequest, shown: Session, form: InsightForm | None = None) -> HttpResponse:
    """What was written down of it, or what is planned; with one's own insight."""
    insight = queries.own_insight(shown, request.user)
    form = form or insight_form(insight)
    page = _log_page(shown, request.user) if shown.state in WRITTEN_DOWN else before_the_log(shown, request.user)
    own = {"form": form, "insight": insight, "note": queries.note_of(insight), "may_keep": may_log(request.user)}
    return render(request, page.template, {"session": shown, **page.things, **own}, status=_status(form))


def insight_form(insight: Insight | None) -> InsightForm:
    """One's own sentence as it stands."""
    text = open_insight(insight) if insight else ""
    return InsightForm(initial={"text": text, "version": insight.revision if insight else 0})


def _log_page(shown: Session, user: User) -> Beside:
    facts = facts_of(shown)
    lines = lines_of(shown, facts)
    of_all = [one.line for one in lines]
    about = {
        "facts": facts,
        "lines": lines,
        "own": next((one for one in lines if one.line.person_id == user.pk), None),
        "stands": queries.standing_in_words(shown, of_all, user),
        "may_revise": may_revise(user, shown),
        "may_hand_over": may_hand_over(user, shown),
        "may_prove": may_have(user, shown, of_all),
        "beside": under_the_lines(lines),
    }
    return Beside("portfolio/intervision/session.html", about)


def _status(form) -> int:
    return REFUSED if form.errors else 200
