"""A member's renewal: where it stands, composing, and sending."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from registry.policy.queries import in_force
from registry.policy.term import window_opens
from registry.registrations.models import Registration
from registry.renewal import actions as renewal
from registry.renewal import compose as files
from registry.renewal.compose import composed, preview_of
from registry.renewal.forms import GuardForm
from registry.renewal.freeze import content_of, latest
from registry.renewal.models import Document, Dossier, Evidence, Kind
from registry.renewal.printing import pdf_of
from registry.renewal.recognise import marked, rare_words
from registry.renewal.shown import as_shown
from trail.exceptions import NotPossibleNow
from trail.form_keys import posted_key

REFUSED = 422
FORM_PAGE = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@FORM_PAGE
def overview(request: HttpRequest) -> HttpResponse:
    """When the window opens, what lies there, who will read it; and the button to begin."""
    registration = Registration.objects.filter(member=request.user).first()
    if request.method == "POST" and registration:
        return _begin(request, registration)
    context: dict[str, Any] = {"registration": registration}
    if registration and registration.valid_until:
        opens_on = window_opens(registration.valid_until, months=in_force(timezone.localdate()).window_months)
        dossiers = list(registration.dossiers.all())
        context |= {"opens_on": opens_on, "is_open": opens_on <= timezone.localdate(), "dossiers": dossiers}
        context["running"] = next((one for one in dossiers if one in registration.dossiers.open()), None)
    return render(request, "registry/renewal/overview.html", context)


def _begin(request: HttpRequest, registration: Registration) -> HttpResponse:
    try:
        dossier = renewal.open_dossier(registration, by=request.user, key=posted_key(request))
    except NotPossibleNow as reason:
        messages.info(request, str(reason))
        return redirect("renewal:overview")
    return redirect("renewal:compose", dossier.pk)


@login_required
@require_safe
def compose(request: HttpRequest, pk) -> HttpResponse:
    """The four parts while it is being composed; where it stands once it was sent."""
    dossier = own(request, pk)
    if dossier.is_editable:
        return render(request, "registry/renewal/compose.html", composed(dossier))
    return render(request, "registry/renewal/status.html", {"dossier": dossier, "paper": _paper(dossier)})


@login_required
@require_POST
def choose(request: HttpRequest, pk) -> HttpResponse:
    """The pieces that are ticked are in the dossier, the others are not."""
    dossier = own(request, pk)
    try:
        renewal.choose(dossier, files.texts(request.user, request.POST.getlist("piece")), by=request.user)
    except NotPossibleNow as reason:
        messages.warning(request, str(reason))
    return redirect("renewal:compose", pk)


@login_required
@require_POST
def choose_sessions(request: HttpRequest, pk) -> HttpResponse:
    dossier = own(request, pk)
    try:
        renewal.choose_sessions(dossier, files.sessions(request.user, request.POST.getlist("session")), by=request.user)
    except NotPossibleNow as reason:
        messages.warning(request, str(reason))
    return redirect("renewal:compose", pk)


@login_required
@FORM_PAGE
def piece(request: HttpRequest, pk, item) -> HttpResponse:
    """One chosen text, paragraph by paragraph: what is shown and what is kept back."""
    dossier = own(request, pk)
    if request.method == "POST":
        return _hide_or_show(request, dossier, str(item))
    shown = files.paragraphs_of(dossier, str(item))
    if shown is None or not dossier.is_editable:
        raise Http404
    return render(request, "registry/renewal/piece.html", {"dossier": dossier, **shown})


def _hide_or_show(request: HttpRequest, dossier: Dossier, item: str) -> HttpResponse:
    verb = renewal.hide if request.POST.get("do") == "hide" else renewal.show
    try:
        verb(dossier, item, request.POST.get("part", "")[:20], request.POST.get("mark", "")[:16], by=request.user)
    except NotPossibleNow as reason:
        messages.warning(request, str(reason))
        return redirect("renewal:compose", dossier.pk)
    return redirect("renewal:piece", dossier.pk, item)


@login_required
@require_safe
def preview(request: HttpRequest, pk) -> HttpResponse:
    """Exactly what the readers will see; after sending, what they see."""
    dossier = own(request, pk)
    evidence = None if dossier.is_editable else latest(dossier)
    content = content_of(evidence) if evidence else preview_of(dossier)
    return render(request, "registry/renewal/preview.html", {"dossier": dossier, "content": as_shown(content)})


@login_required
@FORM_PAGE
def submit(request: HttpRequest, pk) -> HttpResponse:
    """The guard's marks and questions, and the statement that sends."""
    dossier = own(request, pk)
    if not dossier.is_editable:
        return redirect("renewal:compose", pk)
    form = GuardForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _send(request, dossier, form)
    return _submit_page(request, dossier, form)


def _submit_page(request: HttpRequest, dossier: Dossier, form: GuardForm) -> HttpResponse:
    sent = preview_of(dossier)
    context = composed(dossier) | {"form": form, "marked": marked(sent), "rare": rare_words(sent)}
    return render(request, "registry/renewal/submit.html", context, status=REFUSED if form.errors else 200)


def _send(request: HttpRequest, dossier: Dossier, form: GuardForm) -> HttpResponse:
    """Sent, or the reasons on this page: they name the member's own titles, which a message would put in a cookie."""
    if form.wants_to_look_again():
        messages.info(request, _("Take your time. Your dossier stays as it is."))
        return redirect("renewal:compose", dossier.pk)
    try:
        renewal.submit(dossier, by=request.user, key=posted_key(request), looked=True)
    except NotPossibleNow as reason:
        form.add_error(None, reason.reasons)
        return _submit_page(request, dossier, form)
    messages.success(request, _("Your dossier has been sent. Colleagues will read it."))
    return redirect("renewal:compose", dossier.pk)


@login_required
@require_POST
def take_back(request: HttpRequest, pk) -> HttpResponse:
    dossier = own(request, pk)
    try:
        renewal.take_back(dossier, by=request.user)
    except NotPossibleNow:
        messages.info(request, _("A reader has started. Your dossier stays as you sent it."))
    else:
        messages.success(request, _("You can go on composing. Nobody reads what you sent."))
    return redirect("renewal:compose", pk)


@login_required
@FORM_PAGE
def withdraw(request: HttpRequest, pk) -> HttpResponse:
    dossier = own(request, pk)
    if request.method != "POST":
        return render(request, "registry/renewal/withdraw.html", {"dossier": dossier})
    try:
        renewal.withdraw(dossier, by=request.user)
    except NotPossibleNow as reason:
        messages.info(request, str(reason))
    return redirect("renewal:overview")


@login_required
@require_safe
def pdf(request: HttpRequest, pk) -> HttpResponse:
    """The paper of what was sent last, for who may see it now: the member, a reader, the board while it decides."""
    seen = Evidence.objects.visible_to(request.user).filter(dossier=pk).order_by("-number").first()
    if seen is None:
        raise Http404
    document = get_object_or_404(Document.objects.select_related("record_key"), evidence=seen, kind=Kind.DOSSIER)
    return paper_response(request, document, f"dossier-{seen.reference}.pdf")


def paper_response(request: HttpRequest, document: Document, name: str) -> HttpResponse:
    """The PDF itself, or a plain page that says how far it is."""
    if not document.is_made:
        return render(request, "registry/renewal/paper.html", {"document": document}, status=202)
    response = HttpResponse(pdf_of(document), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


def own(request: HttpRequest, pk) -> Dossier:
    """The member's own dossier; to anyone else it does not exist."""
    mine = Dossier.objects.visible_to(request.user).select_related("registration", "member")
    return get_object_or_404(mine, pk=pk)


def _paper(dossier: Dossier) -> Document | None:
    return Document.objects.filter(evidence__dossier=dossier, kind=Kind.DOSSIER).order_by("-evidence__number").first()
