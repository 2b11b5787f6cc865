"""Offering a situation as a story: exactly the copy that goes out, and who will read it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.permissions import require
from codeofconduct.stories import actions as stories
from codeofconduct.stories.permissions import may_offer
from portfolio.guard import hints, rare
from portfolio.situations import queries
from portfolio.situations.models import Situation
from portfolio.situations.offer import copy_of, lines_of
from portfolio.situations.offer_form import OfferForm
from portfolio.writing.peace import Peace
from portfolio.writing.text import TEXT_LIMIT
from trail.exceptions import NotPossibleNow
from trail.form_keys import posted_key

REFUSED = 422


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request, pk):
    situation = get_object_or_404(Situation.objects.visible_to(request.user).select_related("member"), pk=pk)
    require(may_offer(request.user), _("Only members offer stories."))
    lines = lines_of(queries.content_of(situation))
    form = OfferForm(request.POST if request.method == "POST" else None, lines=lines)
    if form.is_valid() and (manuscript := _offered(request, form)):
        messages.success(request, _("Thank you. The editors have your copy."))
        return redirect("stories:manuscript", manuscript.pk)
    return render(request, "portfolio/situations/offer.html", _shown(situation, form), status=_status(form))


def _offered(request, form):
    copy = copy_of(form.lines, form.taken())
    try:
        return stories.offer(copy, by=request.user, key=posted_key(request))
    except NotPossibleNow as reason:
        form.add_error(None, reason.reasons)
    return None


def _shown(situation, form):
    taken = form.taken()
    left = Peace(situation)
    rows = [(line, line.number in taken, hints(line.text[:TEXT_LIMIT], left)) for line in form.lines]
    words = rare(line.text for line in form.lines)
    return {
        "situation": situation,
        "form": form,
        "rows": rows,
        "rare": words,
        "marked": any(found for _line, _in, found in rows),
    }


def _status(form):
    return REFUSED if form.errors else 200
