"""The page on which one of them writes a session down for all: of a group, or of no group."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.permissions import require
from accounts.rescue import gives_text_back
from portfolio.groups.queries import groups_of
from portfolio.intervision import actions as intervision
from portfolio.intervision.listed_forms import GroupLogForm
from portfolio.sessions.exceptions import AlreadyThere
from portfolio.sessions.permissions import may_log
from trail.exceptions import NotPossibleNow
from trail.form_keys import posted_key

REFUSED, ALREADY = 422, 409
NO_WORDS = frozenset({"held_on", "begins", "ends", "method", "there", "group_of", "seen", "list", "different"})
"""What is chosen, not written."""


@gives_text_back(unseen=NO_WORDS)
@require_http_methods(["GET", "HEAD", "POST"])
def log(request: HttpRequest) -> HttpResponse:
    require(may_log(request.user), _("Only members of the register write down intervision here."))
    form = _form(request)
    if form.is_valid():
        how: dict[str, Any] = {"by": request.user, "key": posted_key(request), "different": "different" in request.POST}
        try:
            made = intervision.log(form.facts(), form.invited(), group=form.of, **how)
        except AlreadyThere as reason:
            return _page(request, form, ALREADY, there=reason.session, why=str(reason))
        except NotPossibleNow as reason:
            form.add_error(None, reason.reasons)
        else:
            messages.success(request, _("It is there. Your colleagues get a mail with one question."))
            return redirect("intervision:session", pk=made.pk)
    return _page(request, form, REFUSED if form.errors else 200)


def _page(request: HttpRequest, form: GroupLogForm, status: int, **about: Any) -> HttpResponse:
    return render(request, "portfolio/intervision/log.html", {"form": form, **about}, status=status)


def _form(request: HttpRequest) -> GroupLogForm:
    """As it was sent; with one more row, or with the people of the group that was chosen, nothing is checked yet."""
    about: dict[str, Any] = {"organiser": request.user, "groups": groups_of(request.user)}
    if request.method != "POST":
        return GroupLogForm(initial={"group_of": request.GET.get("groep", "")}, **about)
    if not {"more", "list"} & set(request.POST):
        return GroupLogForm(request.POST, **about)
    sent = request.POST.dict() | {"there": request.POST.getlist("there")}
    return GroupLogForm(initial=sent, one_more="more" in request.POST, **about)
