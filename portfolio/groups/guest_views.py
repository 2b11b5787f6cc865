"""The place behind a personal link: no account, from any browser. Opening it does nothing: only a chosen answer counts.

Who takes part as a guest sees the agreement here, and can leave on any day.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from portfolio.groups import actions as groups
from portfolio.groups import links
from portfolio.groups.at_the_place import REFUSED, Standing, read_again, read_first
from portfolio.groups.forms import LeaveForm
from portfolio.groups.models import Membership
from portfolio.groups.states import State
from portfolio.guests.pages import closed, for_guests
from trail.exceptions import NotPossibleNow


def place_of(request: HttpRequest, token: str) -> Membership | None:
    """A guest has no account: whoever is signed in got this link from somebody else, and finds nothing."""
    return None if request.user.is_authenticated else links.behind(token)


@for_guests(place_of)
def guest(request: HttpRequest, token: str, place: Membership) -> HttpResponse:
    standing = Standing(place, token=token)
    return read_first(request, standing) if place.state == State.INVITED else read_again(request, standing)


@for_guests(place_of)
def leave(request: HttpRequest, token: str, place: Membership) -> HttpResponse:
    if place.state != State.JOINED:
        return closed(request, counts=False)
    form = LeaveForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        about = {"form": form, "back": reverse("groups:guest", args=[token])}
        return render(request, "portfolio/groups/guest_leave.html", about, status=REFUSED if form.errors else 200)
    try:
        groups.leave(place, token=token)
    except NotPossibleNow:
        return closed(request, counts=False)
    return render(request, "portfolio/groups/thanks.html", {})
