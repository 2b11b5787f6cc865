"""What a member shows of what is theirs: exactly this, until they hide it."""

import re

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import require
from codeofconduct.affirmation import actions as affirmation
from codeofconduct.affirmation.permissions import may_affirm
from codeofconduct.affirmation.queries import Shown, affirmed, called, sentence_of
from codeofconduct.consultation.states import ShownAs
from portfolio.guard import QUESTIONS, hints, rare
from trail.exceptions import NotPossibleNow

NUMBER = re.compile("[0-9]{1,9}")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show_sentence(request):
    """The sentence of the newest affirmation as others would read it, under either name; choosing is showing."""
    require(may_affirm(request.user), _("Only members affirm the code."))
    mine = affirmed(request.user)
    if mine is None:
        raise Http404
    reasons = _shown(request, mine) if request.method == "POST" else []
    if request.method == "POST" and not reasons:
        messages.success(request, _("Your sentence stands beside its article now. You can hide it on any day."))
        return redirect("affirmation:affirmed")
    sentence = sentence_of(mine)
    names = [(ShownAs.OWN_NAME, called(request.user.name)), (ShownAs.A_MEMBER, called(""))]
    previews = [(shown_as, Shown(sentence, name)) for shown_as, name in names]
    context = {
        "affirmation": mine,
        "previews": previews,
        "hints": hints(sentence),
        "questions": QUESTIONS,
        "rare": rare([sentence]),
    }
    context["reasons"] = reasons
    return render(request, "portfolio/sharing/show_sentence.html", context, status=409 if reasons else 200)


@login_required
@require_POST
def hide_sentence(request):
    """Gone within the request, from every edition's page."""
    affirmation.hide(by=request.user)
    messages.success(request, _("Your sentence is yours alone again."))
    return redirect("affirmation:affirmed")


def _shown(request, mine):
    revision = request.POST.get("revision", "")
    seen = int(revision) if NUMBER.fullmatch(revision) else 0
    try:
        affirmation.show(mine, request.POST.get("shown_as", ""), by=request.user, revision=seen)
    except NotPossibleNow as reason:
        return reason.reasons
    return []
