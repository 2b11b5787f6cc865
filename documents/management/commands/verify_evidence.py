"""``manage.py verify_evidence FILE``: is this the document the register sealed?

Needs no database and no network. Ends with 0 for genuine, 1 when something is wrong, 2 when it is no evidence, 3 when
it could not be checked.
"""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from documents.verify import Report, verify

GENUINE, WRONG, NO_EVIDENCE, UNCHECKED = 0, 1, 2, 3


class Command(BaseCommand):
    help = "Check a PDF of the register: seal, facts inside, control number."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--trust", type=Path, metavar="PEM", help="certificate of the authority to trust")
        parser.add_argument("--json", action="store_true", help="answer as JSON, without the facts themselves")

    def handle(self, *, file: Path, trust: Path | None, **options: Any) -> None:
        try:
            report = verify(file.read_bytes(), trust=trust.read_bytes() if trust else None)
        except OSError as reason:
            report = Report(False, False, [_("Cannot open %(file)s.") % {"file": reason.filename}])
        self.stdout.write(_as_json(report) if options["json"] else _in_words(report))
        sys.exit(_code(report))


def _code(report: Report) -> int:
    if report.stopped:
        return UNCHECKED
    if not report.is_evidence:
        return NO_EVIDENCE
    return GENUINE if report.genuine else WRONG


def _in_words(report: Report) -> str:
    if report.stopped:
        return "\n".join([_("This file could not be checked."), *report.findings])
    if not report.is_evidence:
        return "\n".join([_("This is no evidence of a register."), *report.findings])
    if not report.genuine:
        verdict = _("This is not the document the register sealed.")
        return "\n".join([verdict, *(f"- {line}" for line in report.findings)])
    lines = [_("This document is genuine: exactly as the register sealed it.")]
    lines += [f"{label}: {value}" for label, value in _facts(report) if value]
    return "\n".join(lines)


def _facts(report: Report) -> list[tuple[str, str]]:
    """What may stand on a screen beside the verdict: nothing of the content."""
    facts = report.data or {}
    sealed_at = report.sealed_at.isoformat(timespec="seconds") if report.sealed_at else ""
    return [
        (_("Register"), str(facts.get("register", ""))),
        (_("Kind"), str(facts["schema"])),
        (_("Reference"), str(facts.get("dossier") or facts.get("number") or "")),
        (_("Sealed"), sealed_at),
        (_("Control number"), report.digest),
    ]


def _as_json(report: Report) -> str:
    answer = {"genuine": report.genuine, "is_evidence": report.is_evidence, "findings": report.findings}
    return json.dumps({**answer, "digest": report.digest, "schema": (report.data or {}).get("schema", "")}, indent=2)
