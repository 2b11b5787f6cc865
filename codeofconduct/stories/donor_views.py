"""A donor's own pages: what they offered, where it stands, the final text, and taking it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.rescue import gives_text_back
from codeofconduct.stories import actions as stories
from codeofconduct.stories.forms import RemarkForm
from codeofconduct.stories.queries import offered_by, to_take_back
from codeofconduct.stories.sealing import copy_of, reason_of, remarks_of
from codeofconduct.stories.states import FIXED, S
from codeofconduct.stories.text import articles_touched, as_written, text_digest
from codeofconduct.stories.withdrawal import withdraw as take_back
from trail.exceptions import NotPossibleNow
from trail.form_keys import posted_key

REFUSED = 422
FORM_PAGE = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def mine(request):
    """What this person offered, and where it stands."""
    offers = offered_by(request.user).defer("sealed_remarks")
    rows = [(one, copy.title if (copy := copy_of(one)) else "") for one in offers]
    return render(request, "codeofconduct/stories/mine.html", {"rows": rows})


@gives_text_back(unseen={"sha256"})
@FORM_PAGE
def manuscript(request, pk):
    """What was offered beside what became of it; while it lies before them, a yes or what should be different."""
    offer = get_object_or_404(offered_by(request.user), pk=pk)
    form = _remark_form(request.POST if request.POST.get("do") == "otherwise" else None)
    if request.method == "POST" and (not form.is_bound or form.is_valid()):
        return _answer(request, offer, form)
    return render(request, "codeofconduct/stories/manuscript.html", _read(offer, form), status=_status(form))


def _answer(request, offer, form):
    try:
        if form.is_bound:
            remark, key = form.cleaned_data["remark"], posted_key(request)
            stories.ask_otherwise(offer, remark, by=request.user, key=key)
        else:
            stories.agree(offer, request.POST.get("sha256", ""), by=request.user)
    except NotPossibleNow as reason:
        now = get_object_or_404(offered_by(request.user), pk=offer.pk)
        context = _read(now, form) | {"refused": reason.reasons}
        return render(request, "codeofconduct/stories/manuscript.html", context, status=REFUSED)
    messages.success(request, _("Thank you. The editors read your answer."))
    return redirect("stories:manuscript", offer.pk)


@login_required
@FORM_PAGE
def withdraw(request, pk):
    """One page to be sure; then it is gone."""
    offer = get_object_or_404(to_take_back(request.user), pk=pk)
    if request.method == "POST":
        try:
            take_back(offer, by=request.user)
        except NotPossibleNow as reason:  # pressed twice, or given back this very moment: it is gone already
            messages.warning(request, str(reason))
        else:
            messages.success(request, _("The story was taken back. Nobody can read it any more."))
        return redirect("stories:mine")
    return render(request, "codeofconduct/stories/withdraw.html", {"manuscript": offer})


def _remark_form(data):
    return RemarkForm(
        data,
        label=_("What should be different?"),
        help_text=_("The editors read this. Say it in a few sentences."),
    )


def _read(offer, form):
    text = as_written(offer.story) if offer.story and offer.state in FIXED else None
    return {
        "manuscript": offer,
        "copy": copy_of(offer),
        "text": text,
        "articles": articles_touched(text) if text else [],
        "sha256": text_digest(text) if text and offer.state == S.PUT_BEFORE else "",
        "reason": reason_of(offer),
        "remarks": [one for one in remarks_of(offer) if one.who == "donor"],
        "form": form,
    }


def _status(form):
    return REFUSED if form.errors else 200
