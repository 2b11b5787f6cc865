"""A seat of somebody who signs in: write, decline, keep a copy, take it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.rescue import gives_text_back
from portfolio.together import actions as together
from portfolio.together.at_the_seat import NO_WORDS, Sitting, sit_down
from portfolio.together.models import Seat
from trail.exceptions import NotPossibleNow

page = require_http_methods(["GET", "HEAD", "POST"])


@gives_text_back(unseen=NO_WORDS)
@page
def seat(request, pk):
    return sit_down(request, Sitting(_own(request, pk), by=request.user))


@login_required
@require_POST
def keep(request, pk):
    """A copy of one's own text for one's own portfolio, in one tap."""
    try:
        together.keep(_own(request, pk), by=request.user)
    except NotPossibleNow as reason:
        messages.warning(request, str(reason))
    else:
        messages.success(request, _("A copy of your text is in your portfolio. Only you can see it."))
    return redirect("together:seat", pk)


@login_required
@page
def take_back(request, pk):
    mine = _own(request, pk)
    if request.method != "POST":
        return render(request, "portfolio/together/confirm.html", confirmed(reverse("together:seat", args=[pk])))
    try:
        together.take_back(mine, by=request.user)
    except NotPossibleNow as reason:
        messages.warning(request, str(reason))
    return redirect("together:seat", pk)


def confirmed(back):
    """What the page says that asks whether one is sure."""
    return {
        "title": _("Take my text back"),
        "told": _("Nobody can read it here any more, and you no longer see what the others wrote."),
        "button": _("Take it back"),
        "back": back,
    }


def _own(request, pk):
    return get_object_or_404(Seat.objects.visible_to(request.user).with_all(), pk=pk)
