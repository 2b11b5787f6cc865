"""Is this the document the register sealed? Asked about a stranger's file, which no parser of this process ever sees.

A child reads it (``documents/examine.py``) and answers in codes; here they become sentences. A file that breaks the
child, or keeps it busy beyond measure, could not be checked: that is an answer as well.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from documents import child
from documents.authority import trusted_authority
from documents.verdict import Finding

EXAMINE = "documents.examine"
LIMITS = child.Limits(cpu=6, wall=45, memory=384 * 1024**2, file=0, answer=64 * 1024)
"""A genuine paper takes a second of work, nearly all to load the parsers. The clock is for a machine that is busy."""

SENTENCES: dict[Finding, Promise] = {
    Finding.UNREADABLE: _("This file cannot be read as a PDF."),
    Finding.LOCKED: _("This PDF asks for a password. A paper of the register never does."),
    Finding.FOREIGN: _("This PDF carries no facts of a register inside."),
    Finding.SPELLING: _("The facts inside are not spelled the way the register spells them."),
    Finding.IDENTIFIER: _("The identifier of the file does not belong to the facts inside."),
    Finding.NUMBER: _("The control number of the facts inside is not the one printed in the document."),
    Finding.UNSEALED: _("The document carries no seal."),
    Finding.SEAL_UNREADABLE: _("The seal cannot be read."),
    Finding.CHANGED: _("The document was changed after it was sealed."),
    Finding.NOT_OURS: _("The seal is not the register's."),
    Finding.ADDED: _("Something was added to the file after it was sealed."),
    Finding.OPEN: _("The seal does not forbid changes."),
}
TOO_MUCH = _("Reading it takes far more time or memory than a paper of the register needs, so we stopped.")
BROKE_OFF = _("The program that reads it broke off, which a paper of the register never makes it do.")
NOT_NOW = _("Checking does not work at the moment. That is not because of your file: try again later.")
BUSY = _("Others are having papers checked. Choose your file again in a minute: this time it was not looked at.")
NO_FAULT_OF_THE_FILE = {"start", "library", "busy"}
UNCHECKED: dict[str, Promise] = {
    **dict.fromkeys(("time", "memory", "answer"), TOO_MUCH),
    **dict.fromkeys(("start", "library"), NOT_NOW),
    "busy": BUSY,
}
"""By the reason the child stopped; any other is ``BROKE_OFF``."""


@dataclass(frozen=True)
class Report:
    """What a check found. ``findings`` says in plain sentences what is wrong; empty means nothing is.

    ``data`` are the facts inside that say which paper it is, also when the document is not genuine: show them only with
    the findings. ``stopped`` is the reason code when the file could not be checked at all.
    """

    genuine: bool
    is_evidence: bool
    findings: list[str] = field(default_factory=list)
    data: dict[str, Any] | None = None
    digest: str = ""
    sealed_at: datetime | None = None
    stopped: str = ""

    @property
    def is_no_fault_of_the_file(self) -> bool:
        return self.stopped in NO_FAULT_OF_THE_FILE


def verify(pdf: bytes, *, trust: bytes | None = None, limits: child.Limits = LIMITS) -> Report:
    """Check a file that says it is evidence. ``trust`` is an authority's certificate (PEM); without it our own."""
    authority = (trust or trusted_authority() or b"").decode("ascii", "replace")
    try:
        return _report(json.loads(child.ask(EXAMINE, pdf, limits, trust=authority)))
    except child.Stopped as stopped:
        return not_checked(stopped.reason_code)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):  # a child that is not itself any more
        return not_checked("crash")


def _report(told: dict[str, Any]) -> Report:
    findings = [str(SENTENCES[Finding(code)]) for code in told["findings"]]
    sealed_at = datetime.fromisoformat(told["sealed_at"]) if told["sealed_at"] else None
    is_evidence = bool(told["is_evidence"])
    return Report(is_evidence and not findings, is_evidence, findings, dict(told["facts"]), told["digest"], sealed_at)


def not_checked(reason: str) -> Report:
    """No verdict, and why: a reason code of ``child.Stopped``, or "busy"."""
    return Report(False, False, [str(UNCHECKED.get(reason, BROKE_OFF))], stopped=reason)
