"""One's own insight of a session: saved by the page or by a button, and made a note of in one tap."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.rescue import gives_text_back
from portfolio.intervision import insights
from portfolio.intervision.forms import InsightForm
from portfolio.intervision.models import Insight
from portfolio.intervision.views import session_page
from portfolio.sessions.models import Session
from portfolio.sessions.pages import visible
from portfolio.writing import autosave as wire
from portfolio.writing.exceptions import EditedElsewhere
from portfolio.writing.merging import under_each_other
from trail.exceptions import NotPossibleNow
from trail.form_keys import posted_key


@gives_text_back
@require_POST
def insight(request: HttpRequest, pk) -> HttpResponse:
    """Save it; with ``then=along`` it becomes a note in one's portfolio as well."""
    shown, form = visible(request, pk), InsightForm(request.POST)
    if not form.is_valid():
        return session_page(request, shown, form)
    try:
        _save(request, shown, form)
    except EditedElsewhere as reason:
        return session_page(request, shown, _both(form, reason))
    if request.POST.get("then") == "along" and (mine := _own(request).filter(session=shown).first()):
        return _along(request, mine)
    messages.success(request, _("Saved. Only you can see this."))
    return redirect("intervision:session", pk=pk)


@require_http_methods(["PUT"])
@wire.answering_json
def autosave(request: HttpRequest, pk) -> HttpResponse:
    shown, sent = visible(request, pk), wire.read(request)
    form = InsightForm(sent.data)
    if not form.is_valid():
        return wire.refused(form.errors)
    try:
        text, base = form.cleaned_data["text"], sent.base_revision
        return wire.saved(insights.write(shown, text, base_revision=base, by=request.user))
    except EditedElsewhere as reason:
        return wire.edited_elsewhere(reason.revision, {"text": reason.theirs})
    except NotPossibleNow as reason:
        return wire.refused({"text": reason.reasons})


@gives_text_back
@require_POST
def along(request: HttpRequest, pk) -> HttpResponse:
    """The same tap for an insight whose session is in no list any more."""
    return _along(request, get_object_or_404(_own(request), pk=pk))


def _along(request: HttpRequest, mine: Insight) -> HttpResponse:
    note = insights.take_along(mine, by=request.user)
    if note.binned_at is not None:
        messages.info(request, _("This is in your portfolio's bin: you can put it back there."))
        return redirect("intervision:overview")
    messages.success(request, _("It is a note in your portfolio now. Only you can see it."))
    return redirect("situations:write", pk=note.pk)


def _save(request: HttpRequest, shown: Session, form: InsightForm) -> None:
    """A page that says on which text it was written, never writes over another screen's."""
    base, text = form.cleaned_data["version"], form.cleaned_data["text"]
    if base is None:
        insights.keep(shown, text, by=request.user, key=posted_key(request))
    else:
        insights.write(shown, text, base_revision=base, by=request.user)


def _both(form: InsightForm, reason: EditedElsewhere) -> InsightForm:
    """Both texts, one under the other, to choose from."""
    text = under_each_other(reason.theirs, form.cleaned_data["text"])
    both = InsightForm({"text": text, "version": reason.revision})
    both.add_error("text", _("You also wrote in another screen. Both texts stand here; keep what you want."))
    return both


def _own(request: HttpRequest):
    return Insight.objects.visible_to(request.user).select_related("member")
