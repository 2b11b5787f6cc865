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
from portfolio.together.forms import writing_form
from portfolio.together.models import Seat
from portfolio.together.sealing import open_written
from portfolio.writing import autosave as wire
from portfolio.writing.exceptions import EditedElsewhere
from trail.exceptions import NotPossibleNow

page = require_http_methods(["GET", "HEAD", "POST"])


@gives_text_back(unseen=NO_WORDS)
@page
def seat(request, pk):
    return sit_down(request, Sitting(_own(request, pk), by=request.user))


@require_http_methods(["PUT"])
@wire.answering_json
def autosave(request, pk):
    """What the page keeps by itself while one writes; nobody else sees it before it is sent."""
    mine, sent = _own(request, pk), wire.read(request)
    form = writing_form(mine.asking.kind, sent.data, open_written(mine))
    if not form.is_valid():
        return wire.refused(form.errors)
    how = {"by": request.user, "key": "", "send": False, "base_revision": sent.base_revision}
    try:
        kept = together.write(mine, form.content(), **how)
    except EditedElsewhere as reason:
        theirs = {name: text for name, text in reason.theirs.as_fields().items() if name in form.fields}
        return wire.edited_elsewhere(reason.revision, sent.theirs(theirs))
    except NotPossibleNow as reason:
        return wire.refused({next(iter(form.fields)): reason.reasons})
    return wire.saved(kept.revision, form)


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
        return render(request, "portfolio/confirm.html", confirmed(reverse("together:seat", args=[pk])))
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
