"""Asking for company: one's own asks and what came of them, a new one, opening one's group, and an answer."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import require
from accounts.rescue import gives_text_back
from portfolio.groups.models import Group
from portfolio.groups.queries import name_of
from portfolio.matching import actions as matching
from portfolio.matching import queries
from portfolio.matching.forms import AnswerForm, AskForm
from portfolio.matching.models import Ask, Proposal
from portfolio.matching.municipality import known_of
from portfolio.matching.permissions import may_ask, may_open
from portfolio.matching.states import Said
from trail.exceptions import NotPossibleNow
from trail.form_keys import posted_key

REFUSED = 422
NO_WORDS = frozenset({"kind", "themes"})
page = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    proposed = queries.proposals_of(request.user)
    about = {
        "mine": queries.asks_of(request.user),
        "proposed": proposed,
        "may_ask": may_ask(request.user) and queries.may_ask_for(request.user),
    }
    return render(request, "portfolio/matching/overview.html", about)


@gives_text_back(unseen=NO_WORDS)
@page
def ask(request: HttpRequest) -> HttpResponse:
    require(may_ask(request.user), _("Only members of the register ask for company here."))
    kinds = queries.may_ask_for(request.user)
    if not kinds:
        messages.info(request, _("You ask for this already. Withdraw that first, if you want to ask otherwise."))
        return redirect("matching:overview")
    return _asked(request, kinds=kinds, about={})


@gives_text_back(unseen=NO_WORDS)
@page
def open_group(request: HttpRequest, pk) -> HttpResponse:
    group = get_object_or_404(Group.objects.visible_to(request.user).with_key(), pk=pk)
    require(may_open(request.user, group), _("Only the convener opens the group."))
    return _asked(request, kinds=(), about={"group": group, "name": name_of(group)})


@login_required
@page
def withdraw(request: HttpRequest, pk) -> HttpResponse:
    mine = get_object_or_404(Ask.objects.visible_to(request.user).open(), pk=pk)
    if request.method != "POST":
        about = {
            "title": _("Stop looking"),
            "told": _("What you wrote is gone, and nobody is proposed to you for this any more."),
            "button": _("Stop looking"),
            "back": reverse("matching:overview"),
        }
        return render(request, "portfolio/confirm.html", about)
    matching.withdraw(mine, by=request.user)
    messages.success(request, _("We no longer look for this."))
    return redirect("matching:overview")


@login_required
@page
def proposal(request: HttpRequest, pk) -> HttpResponse:
    shown = get_object_or_404(Proposal.objects.visible_to(request.user).with_all(), pk=pk)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data["said"]
        try:
            matching.answer(shown, said, by=request.user)
        except NotPossibleNow as reason:
            form.add_error(None, reason.reasons)
        else:
            return _thanked(request, shown, said)
    about = {"one": queries.seen_by(request.user, shown), "form": form}
    return render(request, "portfolio/matching/proposal.html", about, status=_status(form))


def _asked(request: HttpRequest, *, kinds, about: dict) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = AskForm(data, municipality=known_of(request.user), kinds=kinds)
    if form.is_valid():
        terms = {"by": request.user, "key": posted_key(request), "group": about.get("group")}
        try:
            matching.ask(form.kind(), form.cleaned_data["themes"], form.told(), **terms)
        except NotPossibleNow as reason:
            form.add_error(None, reason.reasons)
        else:
            messages.success(request, _("We look around for you. When there is somebody, you get a mail."))
            return redirect("matching:overview")
    return render(request, "portfolio/matching/ask.html", {**about, "form": form}, status=_status(form))


def _thanked(request: HttpRequest, shown: Proposal, said: str) -> HttpResponse:
    if said == Said.NO:
        messages.success(request, _("That is fine. You are not proposed to each other again."))
        return redirect("matching:overview")
    return redirect("matching:proposal", pk=shown.pk)


def _status(form) -> int:
    return REFUSED if form.errors else 200
