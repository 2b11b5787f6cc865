"""The editors' pages about a manuscript. In our own layout: Wagtail never gets to see what was offered."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions import require
from accounts.rescue import gives_text_back
from codeofconduct.stories import actions as stories
from codeofconduct.stories import waiting
from codeofconduct.stories.forms import RemarkForm
from codeofconduct.stories.manuscript import Manuscript
from codeofconduct.stories.permissions import may_edit_stories, may_read_for_traces
from codeofconduct.stories.queries import at_the_desk_of, to_give_back
from codeofconduct.stories.sealing import copy_of, remarks_of
from codeofconduct.stories.states import AT_THE_DESK, NEXT, S
from codeofconduct.stories.text import articles_touched, as_written, text_digest
from codeofconduct.stories.withdrawal import give_back as send_back
from trail.exceptions import NotPossibleNow
from trail.form_keys import posted_key

REFUSED = 422
FORM_PAGE = require_http_methods(["GET", "HEAD", "POST"])
VERBS: dict[str, Callable[..., Manuscript]] = {
    "take_up": stories.take_up,
    "put_before": stories.put_before,
    "publish": stories.publish,
    "to_the_desk": stories.take_to_the_desk,
}


@require_safe
def waits(request):
    """In the Wagtail admin: what waits for whom, since when. Not one word of what was offered."""
    require(may_edit_stories(request.user), _("This page is for the editors."))
    return render(request, "codeofconduct/stories/desk/waits.html", waiting.overview())


@login_required
@require_POST
def compose(request):
    """Begin a story that nobody offered."""
    begun = stories.compose(by=request.user, key=posted_key(request))
    return redirect("stories:desk", begun.pk)


@login_required
@FORM_PAGE
def desk(request, pk):
    """What was offered, where it stands, and what an editor can do now."""
    manuscript = get_object_or_404(at_the_desk_of(request.user), pk=pk)
    if request.method != "POST":
        return _page(request, manuscript)
    verb = VERBS.get(request.POST.get("do", ""))
    if verb is None:
        return _page(request, manuscript, [_("Choose what you want to do.")])
    try:
        verb(manuscript, by=request.user)
    except NotPossibleNow as reason:
        return _page(request, get_object_or_404(at_the_desk_of(request.user), pk=pk), reason.reasons)
    return redirect("stories:desk", pk)


@gives_text_back
@FORM_PAGE
def give_back(request, pk):
    """A word of thanks and a reason to the donor."""
    manuscript = get_object_or_404(to_give_back(request.user), pk=pk)
    if request.method != "POST" and S.RETURNED not in NEXT[S(manuscript.state)]:
        raise Http404
    label = _("Thank the donor, and say why it will not become a story")
    form = RemarkForm(request.POST or None, label=label, help_text=_("Only the donor reads this."))
    if form.is_valid() and _sent_back(request, manuscript, form):
        messages.success(request, _("The story was given back. The copy was destroyed."))
        return redirect("stories_desk")
    context = {"manuscript": manuscript, "form": form}
    return render(request, "codeofconduct/stories/desk/give_back.html", context, status=_status(form))


@gives_text_back(unseen={"sha256"})
@FORM_PAGE
def trace(request, pk):
    """The second reader: the final text and the three questions."""
    manuscript = get_object_or_404(at_the_desk_of(request.user), pk=pk)
    require(
        may_read_for_traces(request.user, manuscript),
        _("Somebody else reads this: not who wrote it, and not who offered it."),
    )
    if request.method != "POST" and manuscript.state != S.AGREED:
        return redirect("stories:desk", pk)
    label = _("By what could someone be recognised?")
    form = RemarkForm(request.POST if request.POST.get("do") == "recognised" else None, label=label)
    refused = []
    if request.method == "POST" and (not form.is_bound or form.is_valid()):
        refused = _read(request, manuscript, form)
        if not refused:
            return redirect("stories:desk", pk)
    return _to_read(request, manuscript, form, refused)


def _to_read(request, manuscript, form, refused):
    text = as_written(manuscript.story) if manuscript.story else None
    context = {"manuscript": manuscript, "form": form, "refused": refused, "text": text}
    if text:
        context |= {"articles": articles_touched(text), "sha256": text_digest(text)}
    status = REFUSED if refused or form.errors else 200
    return render(request, "codeofconduct/stories/desk/trace.html", context, status=status)


def _read(request, manuscript, form):
    """Why the answer did not count; empty when it did."""
    try:
        if form.is_bound:
            remark, key = form.cleaned_data["remark"], posted_key(request)
            stories.recognised(manuscript, remark, by=request.user, key=key)
        else:
            stories.read(manuscript, request.POST.get("sha256", ""), by=request.user)
    except NotPossibleNow as reason:
        return reason.reasons
    return []


def _sent_back(request, manuscript, form):
    try:
        send_back(manuscript, form.cleaned_data["remark"], by=request.user, key=posted_key(request))
    except NotPossibleNow as reason:
        form.add_error(None, reason.reasons)
    return not form.errors


def _page(request, manuscript, reasons=None):
    at_desk = manuscript.state in AT_THE_DESK
    context = {
        "manuscript": manuscript,
        "copy": copy_of(manuscript) if at_desk else None,
        "remarks": remarks_of(manuscript) if at_desk else [],
        "may_read": manuscript.state == S.AGREED and may_read_for_traces(request.user, manuscript),
        "reasons": reasons or [],
    }
    return render(request, "codeofconduct/stories/desk/desk.html", context, status=REFUSED if reasons else 200)


def _status(form):
    return REFUSED if form.errors else 200
