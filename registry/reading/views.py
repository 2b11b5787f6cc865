"""The reader's queue and page, and asking readers."""

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.groups import is_reader
from accounts.permissions import require
from accounts.rescue import gives_text_back, words_in
from portfolio.writing.exceptions import EditedElsewhere
from portfolio.writing.merging import differences, under_each_other
from registry.reading import actions as reading_room
from registry.reading import pool
from registry.reading.findings import Findings
from registry.reading.forms import FindingsForm
from registry.reading.models import Reading
from registry.reading.queries import findings_of, others_findings, to_find_readers_for
from registry.renewal.freeze import content_of, latest
from registry.renewal.models import Dossier
from registry.renewal.shown import as_shown
from trail.exceptions import NotPossibleNow
from trail.form_keys import posted_key

REFUSED = 422
NO_WORDS = frozenset({"*_mark"})
FORM_PAGE = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for this reader, longest waiting first."""
    readings = Reading.objects.visible_to(request.user).select_related("evidence__dossier__registration")
    require(is_reader(request.user) or readings.exists(), _("This page is for readers."))
    context = {"to_do": readings.to_do(), "done": [one for one in readings if one.is_done]}
    return render(request, "registry/reading/queue.html", context)


@gives_text_back(unseen=NO_WORDS)
@FORM_PAGE
def read(request: HttpRequest, pk) -> HttpResponse:
    """First the question whether to take it on; then the frozen dossier and the findings beside it."""
    reading = _mine(request, pk)
    if not reading.is_taken_on:
        return render(request, "registry/reading/asked.html", {"reading": reading})
    stored = findings_of(reading)
    form = FindingsForm(request.POST if request.method == "POST" else None, findings=stored, revision=reading.revision)
    if request.method == "POST" and form.is_valid():
        return _save(request, reading, form)
    return _page(request, reading, form)


def _save(request: HttpRequest, reading: Reading, form: FindingsForm) -> HttpResponse:
    findings, base = form.findings(), form.base_revision()
    try:
        if request.POST.get("do") != "finish":
            reading_room.write(reading, findings, base_revision=base, by=request.user)
            return redirect("reading:read", reading.pk)
        reading_room.finish(reading, findings, base_revision=base, by=request.user, key=posted_key(request))
    except EditedElsewhere as reason:
        return _conflict(request, reading, form, reason)
    except NotPossibleNow as reason:
        return _refused(request, reading, form, findings, reason)
    messages.success(request, _("Thank you. Your findings and your question have been handed in."))
    return redirect("reading:queue")


@login_required
@require_POST
def accept(request: HttpRequest, pk) -> HttpResponse:
    reading_room.accept(_mine(request, pk), by=request.user)
    return redirect("reading:read", pk)


@login_required
@FORM_PAGE
def step_back(request: HttpRequest, pk) -> HttpResponse:
    reading = _mine(request, pk)
    if request.method != "POST":
        return render(request, "registry/reading/step_back.html", {"reading": reading})
    try:
        reading_room.step_back(reading, by=request.user)
    except NotPossibleNow as reason:
        messages.info(request, str(reason))
        return redirect("reading:read", pk)
    messages.success(request, _("You gave the dossier back. Somebody else will be asked."))
    return redirect("reading:queue")


@login_required
@FORM_PAGE
def assign(request: HttpRequest, pk) -> HttpResponse:
    """Who reads this dossier, and who can be asked, in the order that everyone can work out again."""
    dossier = get_object_or_404(to_find_readers_for(request.user).select_related("registration"), pk=pk)
    evidence = latest(dossier)
    candidates = pool.offered(evidence)
    if request.method == "POST":
        return _ask(request, dossier, candidates)
    asked = evidence.readings.select_related("reader")
    context = {"dossier": dossier, "candidates": candidates, "asked": asked, "enough": pool.enough_asked(evidence)}
    return render(request, "registry/reading/assign.html", context)


def _ask(request: HttpRequest, dossier: Dossier, candidates: list) -> HttpResponse:
    reader = next((one for one in candidates if str(one.pk) == request.POST.get("reader")), None)
    if reader is None:
        messages.warning(request, _("Choose a reader from the list."))
        return redirect("reading:assign", dossier.pk)
    try:
        reading_room.assign(dossier, reader, by=request.user, key=posted_key(request))
    except NotPossibleNow as reason:
        messages.warning(request, str(reason))
    return redirect("reading:assign", dossier.pk)


def _mine(request: HttpRequest, pk) -> Reading:
    mine = Reading.objects.visible_to(request.user)
    return get_object_or_404(mine.select_related("evidence__record_key", "evidence__dossier__registration"), pk=pk)


def _page(
    request: HttpRequest,
    reading: Reading,
    form: FindingsForm,
    *,
    status: int | None = None,
    texts: Sequence[str] = (),
) -> HttpResponse:
    context = {
        "reading": reading,
        "form": form,
        "texts": texts,
        "content": as_shown(content_of(reading.evidence)),
        "findings": findings_of(reading) if reading.is_done else None,
        "others": others_findings(reading, request.user) if reading.is_done else [],
    }
    return render(request, "registry/reading/read.html", context, status=status or (REFUSED if form.errors else 200))


def _refused(request: HttpRequest, reading: Reading, form: FindingsForm, findings: Findings, reason: NotPossibleNow):
    """What handing in still asks, next to its field; anything else on top. Once handed in, the words come back."""
    reading.refresh_from_db(fields=["state", "revision", "sealed"])
    if reading.is_done:
        return _page(request, reading, form, status=REFUSED, texts=words_in(request, NO_WORDS))
    for name, sentence in findings.still_open().items() or [(None, str(reason))]:
        form.add_error(name, sentence)
    return _page(request, reading, form, status=REFUSED)


def _conflict(request: HttpRequest, reading: Reading, form: FindingsForm, reason: EditedElsewhere) -> HttpResponse:
    """Both texts and the choice; the page holds everything written here, so that nothing hangs on the way back."""
    theirs = FindingsForm(findings=reason.theirs, revision=reason.revision).as_fields()
    mine = {name: form.cleaned_data[name] for name in theirs}
    both = {
        name: here if name.endswith("_mark") else under_each_other(theirs[name], here) for name, here in mine.items()
    }
    context = {
        "reading": reading,
        "version": reason.revision,
        "page": request.POST.get("page", ""),
        "mine": mine.items(),
        "both": both.items(),
        "differences": [(form.fields[name].label, there, here) for name, there, here in differences(theirs, mine)],
    }
    return render(request, "registry/reading/conflict.html", context, status=409)
