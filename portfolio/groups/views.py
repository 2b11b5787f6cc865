"""Groups for people who sign in: their list, one group, making one, its agreement, inviting, convening, leaving."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import require
from accounts.rescue import gives_text_back
from portfolio.groups import actions as groups
from portfolio.groups import agreeing, queries
from portfolio.groups.beside import beside
from portfolio.groups.forms import ChangeForm, GroupForm, InviteForm
from portfolio.groups.models import Group, Membership
from portfolio.groups.permissions import may_convene, may_found, may_take_on
from portfolio.groups.states import State
from trail.exceptions import NotPossibleNow
from trail.form_keys import posted_key

REFUSED = 422
page = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    mine, invitations = queries.groups_of(request.user), queries.invitations_of(request.user)
    about = {"mine": mine, "invitations": invitations, "may_found": may_found(request.user)}
    return render(request, "portfolio/groups/overview.html", about)


@gives_text_back
@page
def found(request: HttpRequest) -> HttpResponse:
    require(may_found(request.user), _("Only members of the register make intervision groups."))
    form = GroupForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        try:
            made = groups.found(said["name"], said["agreement"], by=request.user, key=posted_key(request))
        except NotPossibleNow as reason:
            form.add_error(None, reason.reasons)
        else:
            messages.success(request, _("Your group is there. Now you can invite people."))
            return redirect("groups:invite", pk=made.pk)
    return render(request, "portfolio/groups/found.html", {"form": form}, status=_status(form))


@login_required
@require_safe
def group(request: HttpRequest, pk) -> HttpResponse:
    shown = visible(request, pk)
    places, own = queries.places_of(shown), queries.place_of(request.user, shown)
    about = {
        "group": shown,
        "name": queries.name_of(shown),
        "convener": queries.convener_of(shown),
        "convenes": may_convene(request.user, shown),
        "may_take_on": may_take_on(request.user, shown),
        "offered_to_me": own and shown.offered_to_id == own.pk,
        "there": places[State.JOINED],
        "waiting": places[State.INVITED],
        "rather_not": places[State.DECLINED],
        "former": places[State.LEFT],
        "small": queries.is_small(places[State.JOINED]),
        "own": own,
        "agreement": queries.agreement_of(shown),
        "accepted_at": own and queries.accepted_at(own, shown),
        "beside": beside(shown, request.user),
    }
    return render(request, "portfolio/groups/group.html", about)


@gives_text_back
@page
def invite(request: HttpRequest, pk) -> HttpResponse:
    shown = visible(request, pk)
    require(may_convene(request.user, shown), _("Only the convener invites."))
    data, one_more = (request.POST if request.method == "POST" else None), "more" in request.POST
    form = InviteForm(data, group=shown, convener=request.user, one_more=one_more)
    if form.is_valid():
        try:
            groups.invite(shown, form.people(), by=request.user, key=posted_key(request))
        except NotPossibleNow as reason:
            form.add_error(None, reason.reasons)
        else:
            messages.success(request, _("They get a mail. Whoever says yes, takes part."))
            return redirect("groups:group", pk=pk)
    about = {"form": form, "group": shown, "name": queries.name_of(shown)}
    return render(request, "portfolio/groups/invite.html", about, status=_status(form))


@gives_text_back
@page
def change(request: HttpRequest, pk) -> HttpResponse:
    shown = visible(request, pk)
    require(may_convene(request.user, shown), _("Only the convener changes this."))
    name, text = queries.name_of(shown), queries.agreement_of(shown)
    initial = {"name": name, "agreement": text, "version": shown.version}
    form = ChangeForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        said = form.cleaned_data
        terms = {"base_version": said["version"], "by": request.user, "key": posted_key(request)}
        try:
            agreeing.change(shown, said["name"], said["agreement"], **terms)
        except NotPossibleNow as reason:
            form.add_error(None, reason.reasons)
        else:
            return redirect("groups:group", pk=pk)
    about = {"form": form, "group": shown, "name": name, "agreement": text}
    return render(request, "portfolio/groups/change.html", about, status=_status(form))


@login_required
@page
def take_off(request: HttpRequest, pk, place) -> HttpResponse:
    shown = visible(request, pk)
    require(may_convene(request.user, shown), _("Only the convener changes the list."))
    one = get_object_or_404(Membership.objects.with_all(), pk=place, group=shown, state=State.INVITED)
    if request.method != "POST":
        told = _("The invitation of %(name)s is gone at once. You can invite them again later.")
        about = {
            "title": _("Take off the list"),
            "told": told % {"name": queries.called(one)},
            "button": _("Take off the list"),
            "back": reverse("groups:group", args=[pk]),
        }
        return render(request, "portfolio/confirm.html", about)
    try:
        groups.take_off(one, by=request.user)
    except NotPossibleNow as reason:
        messages.warning(request, str(reason))
    return redirect("groups:group", pk=pk)


def visible(request: HttpRequest, pk) -> Group:
    return get_object_or_404(Group.objects.visible_to(request.user).with_key(), pk=pk)


def _status(form) -> int:
    return REFUSED if form.errors else 200
