"""The seat behind a personal link: no account, from any browser. Opening it does nothing; only what is sent counts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from portfolio.guests.pages import closed, for_guests
from portfolio.together import actions as together
from portfolio.together import links
from portfolio.together.at_the_seat import Sitting, sit_down
from portfolio.together.models import Seat
from portfolio.together.seat_views import confirmed
from trail.exceptions import NotPossibleNow


def seat_of(request: HttpRequest, token: str) -> Seat | None:
    """A guest has no account: whoever is signed in got this link from somebody else, and finds nothing."""
    return None if request.user.is_authenticated else links.behind(token)


@for_guests(seat_of)
def guest(request: HttpRequest, token: str, seat: Seat) -> HttpResponse:
    return sit_down(request, Sitting(seat, token=token))


@for_guests(seat_of)
def take_back(request: HttpRequest, token: str, seat: Seat) -> HttpResponse:
    sitting = Sitting(seat, token=token)
    if request.method != "POST":
        return render(request, "portfolio/together/confirm_guest.html", confirmed(sitting.address()))
    try:
        together.take_back(seat, token=token)
    except NotPossibleNow:
        return closed(request, counts=False)
    return redirect(sitting.address())
