"""Writing one's own story: saved by hand, saved by itself, and with two screens open."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.rescue import gives_text_back
from portfolio.writing import autosave as wire
from portfolio.writing.exceptions import EditedElsewhere
from portfolio.writing.merging import under_each_other
from registry.renewal import actions as renewal
from registry.renewal import stories
from registry.renewal.forms import StoryForm
from registry.renewal.gather import draft_of
from registry.renewal.models import Dossier
from registry.renewal.views import FORM_PAGE, REFUSED, own
from trail.exceptions import NotPossibleNow


@gives_text_back
@FORM_PAGE
def story(request: HttpRequest, pk) -> HttpResponse:
    dossier = own(request, pk)
    if not dossier.is_editable:
        return redirect("renewal:compose", pk)
    form = StoryForm(request.POST if request.method == "POST" else None, draft=draft_of(dossier))
    if request.method == "POST" and form.is_valid():
        return _save(request, dossier, form)
    return _page(request, dossier, form)


def _save(request: HttpRequest, dossier: Dossier, form: StoryForm) -> HttpResponse:
    mine, keep = form.cleaned_data["story"], request.POST.get("keep", "")
    try:
        if keep == "theirs":
            renewal.set_story_aside(dossier, mine, by=request.user)
        else:
            text = under_each_other(draft_of(dossier).story, mine) if keep == "both" else mine
            renewal.tell(dossier, text, base_revision=form.base_revision(), by=request.user)
    except EditedElsewhere as reason:
        return _conflict(request, dossier, mine, reason)
    except NotPossibleNow as reason:
        form.add_error("story", str(reason))
        return _page(request, dossier, form)
    return redirect("renewal:story" if keep else "renewal:compose", dossier.pk)


@require_http_methods(["PUT"])
@wire.answering_json
def autosave(request: HttpRequest, pk) -> HttpResponse:
    dossier, sent = own(request, pk), wire.read(request)
    form = StoryForm(sent.data, draft=draft_of(dossier))
    if not form.is_valid():
        return wire.refused(form.errors)
    mine = form.cleaned_data["story"]
    try:
        dossier = renewal.tell(dossier, mine, base_revision=sent.base_revision, by=request.user, kept=False)
    except EditedElsewhere as reason:
        return wire.edited_elsewhere(reason.revision, sent.theirs({"story": reason.theirs}))
    except NotPossibleNow as reason:
        return wire.refused({"story": reason.reasons})
    return wire.saved(draft_of(dossier).story_revision)


@login_required
@require_safe
def earlier(request: HttpRequest, pk) -> HttpResponse:
    """What the story said before."""
    dossier = own(request, pk)
    return render(request, "registry/renewal/earlier.html", {"dossier": dossier, "stories": stories.earlier(dossier)})


def _page(request: HttpRequest, dossier: Dossier, form: StoryForm) -> HttpResponse:
    context = {"dossier": dossier, "form": form}
    return render(request, "registry/renewal/story.html", context, status=REFUSED if form.errors else 200)


def _conflict(request: HttpRequest, dossier: Dossier, mine: str, reason: EditedElsewhere) -> HttpResponse:
    context = {
        "version": reason.revision,
        "page": request.POST.get("page", ""),
        "mine": [("story", [mine])],
        "differences": [(StoryForm.base_fields["story"].label, reason.theirs, mine)],
        "write_url": reverse("renewal:story", args=[dossier.pk]),
    }
    return render(request, "portfolio/writing/conflict.html", context, status=409)
