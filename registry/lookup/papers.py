"""What the register says of a paper that somebody holds. Nothing of it is kept; of a false one nothing is looked up.

Of most papers it says no more than the command ``verify_evidence``: which kind, which one, when it was sealed. A proof
of participation is repeated, because whoever holds it reads it anyway; a dossier, a letter and a portfolio are not.
"""

from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from documents.turns import Busy, Turns
from documents.verify import Report, not_checked, verify
from portfolio.intervision import proof

KINDS: dict[str, Promise] = {
    "dossier/1": _("Dossier"),
    "statement/1": _("Statement of registration"),
    "letter/1": _("Letter with a decision"),
    "session/1": _("Proof of participation"),
    "portfolio/1": _("My portfolio"),
}

TURNS = Turns(at_once=2, patience=3.0)
"""A paper takes a second, most of it to start a child; of eight threads four at most are ever busy with papers."""


@dataclass(frozen=True)
class Paper:
    """``number`` leads to the register's own answer; ``changed`` says that the register says something else by now."""

    report: Report
    kind: str | Promise = ""
    reference: str = ""
    number: str = ""
    proof: dict[str, Any] = field(default_factory=dict)
    changed: bool = False

    @property
    def status(self) -> int:
        """Of the answer: a verdict, a file that gives none, or a register that has no time for it."""
        if self.report.is_no_fault_of_the_file:
            return 503
        return 422 if self.report.stopped else 200


def look_at(pdf: bytes) -> Paper:
    """Check the bytes, when it is their turn; what a false paper says is not repeated."""
    report = _verified(pdf)
    facts = report.data or {}
    schema = str(facts.get("schema", ""))
    if not report.genuine or schema not in KINDS:
        return Paper(report)
    if schema == proof.SCHEMA:
        told = facts | {"words": proof.in_words(facts)}
        return Paper(report, KINDS[schema], proof=told, changed=proof.changed_since(facts))
    number = str(facts.get("number", "")) if schema == "statement/1" else ""
    return Paper(report, KINDS[schema], reference=str(facts.get("dossier") or number), number=number)


def _verified(pdf: bytes) -> Report:
    try:
        with TURNS.one():
            return verify(pdf)
    except Busy:
        return not_checked("busy")
