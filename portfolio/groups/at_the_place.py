"""What the pages of a place do, signed in or behind a personal link: read the agreement, and say yes or rather not."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from portfolio.groups import actions as groups
from portfolio.groups import agreeing, queries
from portfolio.groups.forms import AnswerForm, joining
from portfolio.groups.forms import agreeing as agreeing_form
from portfolio.groups.models import Group, Membership
from trail.exceptions import NotPossibleNow

REFUSED = 422


@dataclass(frozen=True, slots=True)
class Standing:
    """Who stands before this place: signed in (``by``), or holding its personal link (``token``)."""

    place: Membership
    by: User | None = None
    token: str = ""

    @property
    def who(self) -> dict[str, Any]:
        return {"by": self.by} if self.by else {"token": self.token}

    @property
    def template(self) -> str:
        return "guest" if self.token else "invitation"

    def welcome(self) -> str:
        if self.token:
            return _("You take part. We mail you a link of your own: keep that mail, it brings you back here.")
        return _("You take part. When somebody plans a session, you get a mail.")

    def group_page(self) -> HttpResponse:
        if self.token:
            return redirect("groups:guest", token=self.token)
        return redirect("groups:group", pk=self.place.group_id)


def read_first(request: HttpRequest, standing: Standing) -> HttpResponse:
    """An invitation: the agreement, and yes or rather not."""
    place = standing.place
    form = joining(request.POST if request.method == "POST" else None, place.group.version)
    if form.is_valid():
        try:
            if form.says_yes():
                groups.join(place, version=form.cleaned_data["version"], **standing.who)
                messages.success(request, standing.welcome())
                return standing.group_page()
            groups.decline(place, **standing.who)
        except NotPossibleNow as reason:
            form = _once_more(form, place, reason)
        else:
            return _thanked(request, standing)
    return _page(request, standing, form)


def read_again(request: HttpRequest, standing: Standing) -> HttpResponse:
    """The agreement of a group one takes part in; when it changed, what changed, and yes or rather not."""
    place = standing.place
    form = agreeing_form(request.POST if request.method == "POST" else None, place.group.version)
    if form.is_valid():
        try:
            if form.says_yes():
                agreeing.agree(place, version=form.cleaned_data["version"], **standing.who)
                messages.success(request, _("Your yes is there."))
                return standing.group_page()
        except NotPossibleNow as reason:
            form = _once_more(form, place, reason)
        else:
            return redirect(leave_url(standing))
    return _page(request, standing, form)


def leave_url(standing: Standing) -> str:
    if standing.token:
        return reverse("groups:guest_leave", args=[standing.token])
    return reverse("groups:leave", args=[standing.place.group_id])


def _once_more(form: AnswerForm, place: Membership, reason: NotPossibleNow) -> AnswerForm:
    """What was sent was about another text: the page shows the new one, and asks again. 404 when the group is gone."""
    try:
        place.group.refresh_from_db(fields=["version"])
    except Group.DoesNotExist:
        raise Http404 from reason
    form.add_error(None, reason.reasons)
    return form


def _page(request: HttpRequest, standing: Standing, form: AnswerForm) -> HttpResponse:
    place = standing.place
    about = {
        "place": place,
        "group": place.group,
        "name": queries.name_of(place.group),
        "convener": queries.convener_of(place.group),
        "agreement": queries.agreement_of(place.group),
        "changed": queries.changed_since(place),
        "accepted_at": queries.accepted_at(place, place.group),
        "form": form,
        "leave_url": leave_url(standing),
    }
    template = f"portfolio/groups/{standing.template}.html"
    return render(request, template, about, status=REFUSED if form.errors else 200)


def _thanked(request: HttpRequest, standing: Standing) -> HttpResponse:
    if standing.token:
        return render(request, "portfolio/groups/thanks.html", {})
    messages.success(request, _("That is fine. Nobody is asked why."))
    return redirect("groups:overview")
