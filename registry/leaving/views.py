"""Leaving, coming back, and having everything erased."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.anew import signed_in_anew
from accounts.leaving import half_a_year_after
from accounts.models import Leaving
from registry.leaving import actions as leaving
from registry.leaving.forms import EraseForm
from registry.leaving.permissions import what_comes_first
from trail.exceptions import NotPossibleNow

FORM_PAGE = require_http_methods(["GET", "HEAD", "POST"])
REFUSED, TOO_EARLY = 422, 409


@login_required
@never_cache
@FORM_PAGE
def leave(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        try:
            leaving.leave(request.user, by=request.user)
        except NotPossibleNow:
            return _leave_page(request, status=TOO_EARLY)
        return redirect("leaving:leave")
    return _leave_page(request)


def _leave_page(request: HttpRequest, status: int = 200) -> HttpResponse:
    context = {
        "left": Leaving.objects.filter(member=request.user).first(),
        "first": what_comes_first(request.user),
        "erase_on": half_a_year_after(timezone.localdate()),
    }
    return render(request, "registry/leaving/leave.html", context, status=status)


@login_required
@require_POST
def come_back(request: HttpRequest) -> HttpResponse:
    leaving.come_back(request.user, by=request.user)
    messages.success(request, _("Welcome back. Everything is as you left it."))
    return redirect("home:portfolio")


@login_required
@never_cache
@FORM_PAGE
@signed_in_anew
def erase(request: HttpRequest) -> HttpResponse:
    form = EraseForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _erase_page(request, form, REFUSED if form.errors else 200)
    try:
        leaving.erase_now(request.user, by=request.user)
    except NotPossibleNow:
        return _erase_page(request, form, TOO_EARLY)
    logout(request)
    return render(request, "registry/leaving/erased.html")


def _erase_page(request: HttpRequest, form: EraseForm, status: int) -> HttpResponse:
    context = {"form": form, "first": what_comes_first(request.user)}
    return render(request, "registry/leaving/erase.html", context, status=status)
