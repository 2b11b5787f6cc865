"""One's own seat, the same page for who signs in and for who holds a personal link: read the question, write, see."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.models import User
from portfolio.guard import hints
from portfolio.situations.questions import TONES
from portfolio.together import actions as together
from portfolio.together.forms import writing_form
from portfolio.together.models import Seat
from portfolio.together.queries import Around, around, parts_of
from portfolio.together.states import STILL_TO_WRITE, SeatState
from portfolio.writing.text import TEXT_LIMIT
from trail.exceptions import NotPossibleNow
from trail.form_keys import posted_key

REFUSED = 422
NO_WORDS = ("weight_*", "do")


@dataclass(frozen=True, slots=True)
class Sitting:
    """Who sits here, and where the page's buttons lead. ``token``: by a personal link."""

    seat: Seat
    by: User | None = None
    token: str = ""

    @property
    def who(self) -> dict[str, Any]:
        return {"by": self.by, "token": self.token}

    def address(self, name: str = "") -> str:
        room, key = ("guest", self.token) if self.token else ("seat", self.seat.pk)
        return reverse(f"together:{room}{name}", args=[key])


def sit_down(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """Show the seat, or do what was asked there. Once sent, there is no form any more."""
    seen, seat = around(sitting.seat), sitting.seat
    if request.method == "POST" and request.POST.get("do") == "decline":
        return _declined(request, sitting, seen)
    if request.method != "POST":
        return _page(request, sitting, seen, _form(seen, None) if seat.state in STILL_TO_WRITE else None)
    form = _form(seen, request.POST)
    if not form.is_valid():
        return _page(request, sitting, seen, form, status=REFUSED)
    return _written(request, sitting, seen, form)


def _written(request: HttpRequest, sitting: Sitting, seen: Around, form: Any) -> HttpResponse:
    send = request.POST.get("do") == "send"
    try:
        together.write(sitting.seat, form.content(), **sitting.who, key=posted_key(request), send=send)
    except NotPossibleNow as reason:
        form.add_error(None, reason.reasons)
        return _page(request, sitting, seen, form, status=REFUSED)
    return redirect(sitting.address())


def _declined(request: HttpRequest, sitting: Sitting, seen: Around) -> HttpResponse:
    try:
        together.decline(sitting.seat, **sitting.who)
    except NotPossibleNow as reason:
        form = _form(seen, request.POST)
        form.add_error(None, reason.reasons)
        return _page(request, sitting, seen, form, status=REFUSED)
    return redirect(sitting.address())


def _form(seen: Around, data: Any) -> Any:
    return writing_form(seen.asking.kind, data, seen.own)


def _page(request: HttpRequest, sitting: Sitting, seen: Around, form: Any, *, status: int = 200) -> HttpResponse:
    context = {
        "seen": seen,
        "form": form,
        "asked": _asked(form) if form else [],
        "own": parts_of(seen.own),
        "wrote": seen.seat.state == SeatState.WROTE,
        "declined": seen.seat.state == SeatState.DECLINED,
        "sitting": sitting,
        "may_write": seen.seat.state in STILL_TO_WRITE,
        "take_back_url": sitting.address("_take_back"),
    }
    where = "guest" if sitting.token else "seat"
    return render(request, f"portfolio/together/{where}.html", context, status=status)


def _asked(form: Any) -> list[dict[str, Any]]:
    """The questions with what the guard saw, and of a lens how much it was at play."""
    names = [name for name in form.fields if not name.startswith("weight_")]
    return [
        {
            "field": form[name],
            "hints": hints(str(form[name].value() or "")[:TEXT_LIMIT]),
            "kind": TONES.get(name, ""),
            "weight": form[f"weight_{name}"] if f"weight_{name}" in form.fields else None,
        }
        for name in names
    ]
