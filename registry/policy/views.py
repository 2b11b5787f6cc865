"""The rules as everyone reads them, and the board's pages to write the next."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import require
from accounts.rescue import gives_text_back
from registry.policy import actions as policy
from registry.policy.bounds import BOUNDS
from registry.policy.exceptions import DayTaken
from registry.policy.forms import RulesForm
from registry.policy.models import Policy
from registry.policy.permissions import may_see, may_set
from registry.policy.queries import book, timeline
from trail.exceptions import NotPossibleNow
from trail.form_keys import posted_key

REFUSED = 422
FORM_PAGE = require_http_methods(["GET", "HEAD", "POST"])
CHOSEN = frozenset({*BOUNDS, "levels_that_count", "starts_on"})
"""What is chosen, not written."""


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """What holds now, what is to come and what held before; for everyone."""
    return render(request, "registry/policy/rules.html", {"book": book(timezone.localdate())})


@login_required
@require_safe
def all_rules(request: HttpRequest) -> HttpResponse:
    """The same with what was taken back, and the way to write the next."""
    require(may_see(request.user), _("This page is for the board and the secretary."))
    about = {"book": book(timezone.localdate()), "may_set": may_set(request.user)}
    return render(request, "registry/policy/all_rules.html", about)


@gives_text_back(unseen=CHOSEN)
@FORM_PAGE
def set_rules(request: HttpRequest) -> HttpResponse:
    """The form begins with the rules that were written last."""
    require(may_set(request.user), _("Only the board sets the rules."))
    last = timeline().rules[-1]
    form = RulesForm.after(last, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            policy.set_rules(*form.said(), by=request.user, key=posted_key(request))
        except NotPossibleNow as reason:
            form.add_error("starts_on" if isinstance(reason, DayTaken) else None, reason.reasons)
        else:
            messages.success(
                request, _("These rules are known from now on. Until the day before they start you can take them back.")
            )
            return redirect("policy:all_rules")
    return render(request, "registry/policy/set_rules.html", {"form": form, "last": last}, status=_status(form))


@login_required
@FORM_PAGE
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """To whoever does not see the list there is nothing here."""
    if not may_see(request.user):
        raise Http404
    rules = get_object_or_404(Policy, pk=pk)
    require(may_set(request.user), _("Only the board sets the rules."))
    if request.method != "POST":
        return _about_to_withdraw(request, rules)
    try:
        policy.withdraw(rules, by=request.user)
    except NotPossibleNow as reason:
        messages.info(request, str(reason))
    else:
        messages.success(request, _("These rules are taken back. They will not start."))
    return redirect("policy:all_rules")


def _about_to_withdraw(request: HttpRequest, rules: Policy) -> HttpResponse:
    """The page that asks once more; the list, when there is nothing to take back any more."""
    to_come = book(timezone.localdate()).to_come
    chapter = next((one for one in to_come if one.policy == rules), None)
    if chapter is None:
        return redirect("policy:all_rules")
    return render(request, "registry/policy/withdraw.html", {"chapter": chapter})


def _status(form: RulesForm) -> int:
    return REFUSED if form.errors else 200
