"""Propose, agree, set aside: two people of the board, one outcome."""

import uuid
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import vault
from accounts.models import User
from accounts.permissions import require
from accounts.vault import Vault
from registry.decisions.exceptions import AlreadyDecided
from registry.decisions.models import Decision, Grounds
from registry.decisions.papers import papers_for
from registry.decisions.permissions import may_decide
from registry.decisions.queries import FIELD, item_of, standing
from registry.decisions.states import NEXT, Outcome, S
from registry.decisions.tasks import render_paper, tell_decided
from registry.policy.queries import in_force
from registry.policy.term import last_day_of_term, objection_until
from registry.registrations import actions as registrations
from registry.renewal.freeze import latest
from registry.renewal.models import Dossier
from registry.renewal.procedure import locked, move_dossier
from registry.renewal.states import S as DossierState
from trail import checkpoints, once
from trail.exceptions import NotPossibleNow
from trail.moves import move
from trail.record import record

OUTCOMES = {
    Outcome.RENEWED: (DossierState.RENEWED, "dossier.renewed"),
    Outcome.IN_CONVERSATION: (DossierState.IN_CONVERSATION, "dossier.kept_in_conversation"),
}


@transaction.atomic
def propose(dossier: Dossier, outcome: str, grounds: Grounds, *, by: User, key: str) -> Decision:
    """Put an outcome before a second board member.

    Raises ``AlreadyDecided`` with what a colleague proposed or decided in the meantime, ``NotPossibleNow`` when a word
    is missing or the outcome asks for a hearing first, ``PermissionDenied`` for anyone who may not decide on this.
    """
    dossier = locked(dossier)
    require(may_decide(by, dossier), _("You cannot decide on this dossier."))
    act = once.act_of(key, outcome, grounds.reasons, grounds.question)
    if made := once.find("decision.proposed", act, by=by):
        return _as_it_was_sent(Decision.objects.get(pk=made))
    evidence = latest(dossier)
    if evidence and (earlier := standing(evidence)):
        raise AlreadyDecided(earlier)
    if evidence is None or dossier.state != DossierState.ADVISED:
        raise NotPossibleNow(_("The readers have not finished yet."))
    if to_do := still_open(outcome, grounds):
        raise NotPossibleNow(list(to_do.values()))
    key_of_record = vault.new_record_key()
    decision = Decision(
        pk=uuid.uuid4(),
        evidence=evidence,
        outcome=outcome,
        policy=in_force(timezone.localdate()),
        proposed_by=by,
        record_key=key_of_record,
    )
    safe = Vault.under(key_of_record)
    decision.sealed = safe.seal(grounds.as_json(), item=item_of(decision), field=FIELD, revision=1)
    decision.save(force_insert=True)
    record("decision.proposed", decision, by=by, outcome=outcome, evidence=str(evidence.pk))
    once.remember("decision.proposed", act, decision, by=by)
    return decision


def still_open(outcome: str, grounds: Grounds) -> dict[str, str]:
    """What stands in the way of proposing this, by form field, in sentences. Empty when it can be proposed."""
    if outcome == Outcome.NOT_RENEWED:
        return {"outcome": _("Before a registration is not renewed, the member is heard. Plan that talk first.")}
    if outcome not in OUTCOMES:
        return {"outcome": _("Choose an outcome.")}
    sentences = {
        "reasons": (grounds.reasons, _("Write why, in words for the member.")),
        "question": (grounds.question, _("Write the question that goes along.")),
    }
    return {name: sentence for name, (words, sentence) in sentences.items() if not words.strip()}


@transaction.atomic
def agree(decision: Decision, *, by: User) -> Decision:
    """The second board member agrees: the outcome stands, and everything that follows from it happens here.

    Raises ``AlreadyDecided`` when a colleague was first, ``PermissionDenied`` for the one who proposed it.
    """
    decision, dossier = _to_decide(decision, by)
    require(by.pk != decision.proposed_by_id, _("Two different people decide. A colleague has to agree."))
    now = timezone.now()
    decision.decided_by, decision.decided_at = by, now
    decision.objection_until = objection_until(timezone.localdate(now), weeks=decision.policy.objection_weeks)
    _carry_out(decision, dossier, by=by)
    codes = {"outcome": decision.outcome, "policy": decision.policy.starts_on.isoformat()}
    move(decision, S.DECIDED, table=NEXT, by=by, action="decision.decided", **codes)
    for document in papers_for(decision, sent_on=_day(dossier.submitted_at)):
        transaction.on_commit(partial(render_paper.enqueue, str(document.pk)))
    transaction.on_commit(partial(tell_decided.enqueue, str(decision.pk)))
    transaction.on_commit(checkpoints.publish, robust=True)  # the tick signs it when this cannot
    return decision


@transaction.atomic
def set_aside(decision: Decision, *, by: User) -> Decision:
    """Take a proposal off the table, one's own or a colleague's: talk, and propose again."""
    decision, _dossier = _to_decide(decision, by)
    move(decision, S.SET_ASIDE, table=NEXT, by=by, action="decision.set_aside")
    return decision


def _as_it_was_sent(decision: Decision) -> Decision:
    """The same form once more: what it made, unless that was taken off the table since."""
    if decision.state == S.SET_ASIDE:
        raise AlreadyDecided(decision)
    return decision


def _to_decide(decision: Decision, by: User) -> tuple[Decision, Dossier]:
    """Both rows, locked in one order: the dossier first, as every verb here does."""
    dossier = locked(decision.evidence.dossier)
    require(may_decide(by, dossier), _("You cannot decide on this dossier."))
    everything = Decision.objects.select_related(
        "policy", "evidence__dossier__registration", "record_key", "proposed_by"
    )
    decision = everything.select_for_update(of=("self",)).get(pk=decision.pk)
    if decision.state != S.PROPOSED:
        raise AlreadyDecided(decision)
    return decision, dossier


def _carry_out(decision: Decision, dossier: Dossier, *, by: User) -> None:
    state, action = OUTCOMES[Outcome(decision.outcome)]
    if decision.outcome == Outcome.RENEWED:
        # The new term follows on the old one: being early or late wins or loses nobody a day.
        decision.valid_until = last_day_of_term(dossier.period_until, years=decision.policy.term_years)
        registrations.renew(dossier.registration, decision.valid_until, by=by)
    move_dossier(dossier, state, by=by, action=action, decision=str(decision.pk))


def _day(moment: datetime | None) -> str:
    return timezone.localdate(moment).isoformat() if moment else ""
