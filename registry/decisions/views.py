"""Where the board decides, and where the member reads what was decided."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.groups import is_board
from accounts.permissions import require
from accounts.rescue import gives_text_back, words_in
from registry.decisions import actions as board
from registry.decisions.exceptions import AlreadyDecided
from registry.decisions.forms import ProposalForm
from registry.decisions.models import Decision
from registry.decisions.queries import grounds_of, on_the_table, standing
from registry.reading.queries import all_findings
from registry.renewal.freeze import content_of, latest
from registry.renewal.models import Document, Dossier
from registry.renewal.shown import as_shown
from registry.renewal.states import S
from registry.renewal.views import own, paper_response
from trail.exceptions import NotPossibleNow
from trail.form_keys import posted_key

REFUSED = 422
NO_WORDS = frozenset({"outcome", "decision"})


@gives_text_back(unseen=NO_WORDS)
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, pk) -> HttpResponse:
    """The frozen dossier, what both readers found, and the proposal or the agreement."""
    dossier = _on_the_table(request, pk)
    decision = standing(latest(dossier))
    if dossier.state != S.ADVISED:
        return _outcome_stands(request, decision)
    form = ProposalForm(request.POST if request.method == "POST" and "outcome" in request.POST else None)
    if request.method == "POST":
        return _act(request, dossier, decision, form)
    return _page(request, dossier, decision, form)


def _act(request: HttpRequest, dossier: Dossier, decision: Decision | None, form: ProposalForm) -> HttpResponse:
    """One button, one verb: agree, set aside or propose."""
    do = request.POST.get("do")
    try:
        if do in {"agree", "set_aside"}:
            return _answer(request, dossier, do)
        form = form if form.is_bound else ProposalForm(request.POST)
        if not form.is_valid():
            return _outcome_stands(request, decision) if decision else _page(request, dossier, None, form)
        board.propose(dossier, form.chosen(), form.grounds(), by=request.user, key=posted_key(request))
    except AlreadyDecided as earlier:
        return _outcome_stands(request, earlier.decision)
    except NotPossibleNow as reason:
        return _refused(request, dossier, decision, form, reason)
    messages.success(request, _("Your proposal waits for a colleague."))
    return redirect("decisions:decide", dossier.pk)


def _refused(request: HttpRequest, dossier: Dossier, decision: Decision | None, form: ProposalForm, reason):
    """What the proposal still asks, next to its field; anything else on top."""
    to_do = board.still_open(form.chosen(), form.grounds()) if form.is_valid() else {}
    for name, sentence in to_do.items() or [(None, str(reason))]:
        form.add_error(name, sentence)
    return _page(request, dossier, decision, form)


def _answer(request: HttpRequest, dossier: Dossier, do: str) -> HttpResponse:
    """About the proposal that was on the screen, and no other."""
    proposal = get_object_or_404(Decision, pk=_uuid(request.POST.get("decision")), evidence__dossier=dossier)
    verb = board.agree if do == "agree" else board.set_aside
    decision = verb(proposal, by=request.user)
    if not decision.is_decided:
        return redirect("decisions:decide", dossier.pk)
    messages.success(request, _("It has been decided. The member is told, and the papers are being made."))
    return redirect("desk:home")


@login_required
@require_safe
def outcome(request: HttpRequest, pk) -> HttpResponse:
    """The decision, for the member it is about."""
    decision = _decided(request, pk)
    documents = {document.kind: document for document in decision.evidence.documents.all()}
    context = {"decision": decision, "grounds": grounds_of(decision), "documents": documents, "dossier_pk": pk}
    return render(request, "registry/decisions/outcome.html", context)


@login_required
@require_safe
def paper(request: HttpRequest, pk, kind: str) -> HttpResponse:
    """The letter or the statement, for the member it is about."""
    decision = _decided(request, pk)
    documents = Document.objects.select_related("record_key")
    document = get_object_or_404(documents, evidence=decision.evidence_id, kind=kind)
    return paper_response(request, document, f"{kind}-{decision.evidence.reference}.pdf")


def _on_the_table(request: HttpRequest, pk) -> Dossier:
    require(is_board(request.user), _("This page is for the board."))
    return get_object_or_404(on_the_table(request.user).select_related("registration"), pk=pk)


def _outcome_stands(request: HttpRequest, decision: Decision | None) -> HttpResponse:
    """A plain page with what stands in the meantime, and with the words that were typed and are not used."""
    if decision is None:
        raise Http404
    is_mine = decision.proposed_by_id == request.user.pk
    context = {"decision": decision, "is_mine": is_mine, "texts": words_in(request, NO_WORDS)}
    return render(request, "registry/decisions/stands.html", context, status=409)


def _page(request: HttpRequest, dossier: Dossier, decision: Decision | None, form: ProposalForm) -> HttpResponse:
    evidence = latest(dossier)
    context = {
        "dossier": dossier,
        "content": as_shown(content_of(evidence)),
        "readings": all_findings(evidence),
        "decision": decision,
        "grounds": grounds_of(decision) if decision else None,
        "is_mine": decision is not None and decision.proposed_by_id == request.user.pk,
        "form": form,
    }
    return render(request, "registry/decisions/decide.html", context, status=REFUSED if form.errors else 200)


def _decided(request: HttpRequest, pk) -> Decision:
    dossier = own(request, pk)
    decisions = Decision.objects.visible_to(request.user).filter(evidence__dossier=dossier)
    decision = decisions.select_related("evidence", "record_key").order_by("-decided_at").first()
    if decision is None:
        raise Http404
    return decision


def _uuid(text: str | None) -> UUID:
    try:
        return UUID(text or "")
    except ValueError:
        raise Http404 from None
