"""The code's own screens at the desk: every edition with what can be done, the next one, what changed, the adoption."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django.views.defaults import permission_denied

from accounts.permissions import require
from codeofconduct.editions import actions as editions
from codeofconduct.editions.adoption import next_number, not_ready
from codeofconduct.editions.desk.choices import choices, elsewhere
from codeofconduct.editions.desk.forms import AdoptForm, FollowForm
from codeofconduct.editions.desk.workflow import approval_in_words
from codeofconduct.editions.models import CodePage, Edition
from codeofconduct.editions.permissions import may_adopt, may_draft
from codeofconduct.editions.queries import changed_between, text_digest
from trail.exceptions import NotPossibleNow

TEMPLATES = "codeofconduct/editions/desk"


def stays_refused(view: Callable) -> Callable:
    """Wagtail answers a refusal with a trip to its home; here it is a page that says so (403)."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except PermissionDenied as reason:
            return permission_denied(request, reason)

    return answer


@stays_refused
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Every edition, newest first, and what can be done with it."""
    require(may_draft(request.user), _("Only the board and the editors write the code."))
    shelf = Edition.objects.newest_first()
    rows = [(one, choices(one, request.user) + elsewhere(one, request.user)) for one in shelf]
    return render(request, f"{TEMPLATES}/home.html", {"rows": rows, "page": CodePage.objects.get()})


@stays_refused
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, pk: int, *, correction: bool = False) -> HttpResponse:
    """Begin the next edition, or a correction, with the text of this one."""
    require(may_draft(request.user), _("Only the board and the editors write the code."))
    edition = get_object_or_404(Edition, pk=pk)
    form = FollowForm(request.POST or None, initial={"number": next_number(edition)})
    if form.is_valid():
        try:
            begun = editions.follow(edition, form.cleaned_data["number"], by=request.user, correction=correction)
        except NotPossibleNow as why:
            form.add_error("number", why.reasons)
        else:
            messages.success(request, _("Edition %(number)s is begun. Write on here.") % {"number": begun.number})
            return redirect("wagtailadmin_pages:edit", begun.pk)
    return _screen(request, "follow", {"edition": edition, "form": form, "correction": correction})


@stays_refused
@require_http_methods(["GET", "HEAD", "POST"])
def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what the meeting adopted; for the board."""
    require(may_adopt(request.user), _("Only the board records that an edition was adopted."))
    edition = get_object_or_404(Edition.objects.with_text(), pk=pk)
    form, reasons = AdoptForm(request.POST or None, edition=edition), []
    if form.is_valid():
        try:
            adopted = editions.adopt(edition, by=request.user, **_said(request, form))
        except NotPossibleNow as why:
            reasons = why.reasons
        else:
            messages.success(request, _adopted(adopted))
            return redirect("code_desk:home")
    return _screen(request, "adopt", {"edition": edition, "form": form, "reasons": reasons} | _beside(edition))


@stays_refused
@require_safe
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """What an edition says otherwise than the one before it: of a draft, than the one in force."""
    require(may_draft(request.user), _("Only the board and the editors write the code."))
    edition = get_object_or_404(Edition.objects.with_text(), pk=pk)
    return render(request, f"{TEMPLATES}/compare.html", {"edition": edition} | _changed(edition))


def _screen(request: HttpRequest, name: str, context: dict) -> HttpResponse:
    status = 422 if context["form"].errors or context.get("reasons") else 200
    return render(request, f"{TEMPLATES}/{name}.html", context, status=status)


def _said(request: HttpRequest, form: AdoptForm) -> dict:
    said = form.cleaned_data
    return {
        "on": said["adopted_on"],
        "in_force_from": said["in_force_from"],
        "meeting": said["meeting"],
        "quorum": said["quorum"],
        "seen": said["seen"],
        "key": request.POST.get("key", "")[:64],
    }


def _adopted(edition: Edition) -> str:
    return _("Edition %(number)s was adopted. It comes into force by itself on the day you chose.") % {
        "number": edition.number
    }


def _beside(edition: Edition) -> dict:
    """What the board reads before it confirms. The digest is of the text as it reads now."""
    digest = text_digest(edition)
    approval = approval_in_words(edition, digest)
    return {"digest": digest, "approval": approval, "not_ready": not_ready(edition)} | _changed(edition)


def _changed(edition: Edition) -> dict:
    before = Edition.objects.before(edition)
    return {"before": before, "comparison": changed_between(before, edition) if before else None}
