"""One's own place in a group: answer an invitation, accept a changed agreement, convene, leave."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.permissions import require
from portfolio.groups import actions as groups
from portfolio.groups import convening, queries
from portfolio.groups.at_the_place import Standing, read_again, read_first
from portfolio.groups.forms import HeirForm
from portfolio.groups.models import Membership
from portfolio.groups.permissions import may_convene, may_take_on
from portfolio.groups.states import State
from portfolio.groups.views import REFUSED, page, visible
from trail.exceptions import NotPossibleNow


@login_required
@page
def invitation(request: HttpRequest, pk) -> HttpResponse:
    place = get_object_or_404(Membership.objects.visible_to(request.user).with_all(), pk=pk)
    if place.state == State.JOINED:
        return redirect("groups:group", pk=place.group_id)
    return read_first(request, Standing(place, by=request.user))


@login_required
@page
def agree(request: HttpRequest, pk) -> HttpResponse:
    return read_again(request, Standing(_own(request, pk), by=request.user))


@login_required
@page
def leave(request: HttpRequest, pk) -> HttpResponse:
    place = _own(request, pk)
    stuck = place.group.convener_id == request.user.pk and not groups.may_go(place.group)
    if request.method == "POST":
        try:
            groups.leave(place, by=request.user)
        except NotPossibleNow as reason:
            messages.warning(request, str(reason))
            return redirect("groups:convene", pk=pk)
        messages.success(request, _("You left the group. Nobody is asked why."))
        return redirect("groups:overview")
    if stuck:
        return redirect("groups:convene", pk=pk)
    about = {
        "title": _("Leave the group"),
        "told": _("You need not give a reason. The others see that you are no longer there, as a former participant."),
        "button": _("Leave the group"),
        "back": reverse("groups:group", args=[pk]),
    }
    return render(request, "portfolio/confirm.html", about)


@login_required
@page
def convene(request: HttpRequest, pk) -> HttpResponse:
    """The convener asks somebody; whoever is asked says yes or rather not here."""
    shown = visible(request, pk)
    if may_convene(request.user, shown):
        return _hand_over(request, shown)
    require(may_take_on(request.user, shown), _("The convener asks who takes over."))
    if request.method != "POST":
        own = queries.place_of(request.user, shown)
        asks = queries.convener_of(shown) if own and shown.offered_to_id == own.pk else ""
        about = {"group": shown, "name": queries.name_of(shown), "convener": asks}
        return render(request, "portfolio/groups/take_on.html", about)
    if request.POST.get("do") == "yes":
        convening.take_on(shown, by=request.user)
        messages.success(request, _("You convene the group from now on."))
    else:
        convening.rather_not(shown, by=request.user)
        messages.success(request, _("That is fine. Nobody is asked why."))
    return redirect("groups:group", pk=pk)


def _hand_over(request: HttpRequest, shown) -> HttpResponse:
    heirs = queries.heirs_in(shown)
    asked = next((one for one in heirs if one.place.pk == shown.offered_to_id), None)
    form = HeirForm(request.POST if request.method == "POST" and "undo" not in request.POST else None, heirs=heirs)
    if "undo" in request.POST:
        convening.offer(shown, None, by=request.user)
        messages.success(request, _("The question is taken back."))
        return redirect("groups:group", pk=shown.pk)
    if form.is_valid():
        heir = next(one.place for one in heirs if str(one.place.pk) == form.cleaned_data["heir"])
        try:
            convening.offer(shown, heir, by=request.user)
        except NotPossibleNow as reason:
            form.add_error(None, reason.reasons)
        else:
            messages.success(request, _("We ask them. Until they say yes, you stay the convener."))
            return redirect("groups:group", pk=shown.pk)
    about = {"group": shown, "name": queries.name_of(shown), "form": form, "heirs": heirs, "asked": asked}
    about["may_go"] = groups.may_go(shown)
    return render(request, "portfolio/groups/hand_over.html", about, status=REFUSED if form.errors else 200)


def _own(request: HttpRequest, pk) -> Membership:
    rows = Membership.objects.visible_to(request.user).joined().with_all()
    return get_object_or_404(rows, group=pk)
