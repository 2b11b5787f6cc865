"""The papers of a decision: the letter to the member and, after a renewal, the statement anyone may see."""

from datetime import UTC
from typing import Any

from django.conf import settings
from django.utils import timezone

from accounts import vault
from accounts.vault import Vault
from documents.canonical import canonical, digest_of_bytes
from documents.text import paragraphs
from registry.decisions.models import Decision
from registry.decisions.queries import grounds_of
from registry.decisions.states import Outcome
from registry.renewal.freeze import content_of
from registry.renewal.models import Document, Kind
from registry.renewal.printing import CONTENT, item_of

LANGUAGE = "nl"
"""The language of the register's own papers: they go to people who did not choose one here."""


def papers_for(decision: Decision, *, sent_on: str) -> list[Document]:
    """The papers that are due, their content frozen. Called inside the transaction that decides."""
    frozen = content_of(decision.evidence)
    facts = {Kind.LETTER: letter(decision, frozen, sent_on)}
    if decision.outcome == Outcome.RENEWED:
        facts[Kind.STATEMENT] = statement(decision, frozen)
    return [_frozen(decision, kind, one) for kind, one in facts.items()]


def letter(decision: Decision, frozen: dict[str, Any], sent_on: str) -> dict[str, Any]:
    """The decision in words for the member ("letter/1")."""
    grounds = grounds_of(decision)
    return _head("letter/1", decision) | {
        "dossier": frozen["dossier"],
        "name": frozen["member"]["name"],
        "number": frozen["member"]["number"],
        "outcome": decision.outcome,
        "sent_on": sent_on,
        "reasons": paragraphs(grounds.reasons),
        "question": grounds.question.strip(),
        "decided_on": timezone.localdate(decision.decided_at).isoformat(),
        "valid_until": _day(decision.valid_until),
        "objection_until": _day(decision.objection_until),
    }


def statement(decision: Decision, frozen: dict[str, Any]) -> dict[str, Any]:
    """Who is in the register until when ("statement/1"). Nothing of a dossier."""
    return _head("statement/1", decision) | {
        "name": frozen["member"]["name"],
        "number": frozen["member"]["number"],
        "period": {
            "from": _day(decision.evidence.dossier.registration.registered_on),
            "until": _day(decision.valid_until),
        },
        "edition": frozen["affirmed"]["edition"],
    }


def _head(schema: str, decision: Decision) -> dict[str, Any]:
    moment = decision.decided_at or decision.proposed_at
    issued = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {"schema": schema, "register": settings.REGISTER_NAME, "lang": LANGUAGE, "issued_at": issued}


def _frozen(decision: Decision, kind: Kind, facts: dict[str, Any]) -> Document:
    data, key = canonical(facts), vault.new_record_key()
    document = Document(kind=kind, evidence=decision.evidence, record_key=key, content_sha256=digest_of_bytes(data))
    document.sealed = Vault.under(key).seal_bytes(data, item=item_of(document), field=CONTENT, revision=1)
    document.save(force_insert=True)
    return document


def _day(day) -> str:
    return day.isoformat() if day else ""
