"""Recompute everything that must not have changed, and name what did."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from django.core.management.base import BaseCommand

from accounts.vault import CannotOpen
from documents.canonical import digest_of_bytes
from portfolio.confirmations.statements import verify_statements
from registry.renewal.freeze import bytes_of
from registry.renewal.models import Document, Evidence
from registry.renewal.printing import content_of, pdf_of
from registry.renewal.states import PaperState
from registry.watched import verify_editions, verify_sent
from trail.held import verify_rows
from trail.kept import kept
from trail.key_chain import verify_keys
from trail.published import verify_published
from trail.verify import Finding, verify_trail

CHANGED = 2


class Command(BaseCommand):
    help = (
        "Checks the trail, its keys and checkpoints, what it tells of, the statements, the frozen dossiers and their"
        " PDFs. Exit 0, or 2 with what was changed."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "against",
            nargs="*",
            type=Path,
            metavar="CHECKPOINT",
            help="a file as somebody once fetched it from /register/log/checkpoint",
        )

    def handle(self, *args, against: Sequence[Path] = (), **options) -> None:
        notes = [*kept(), *(path.read_text("utf-8") for path in against)]
        findings = [
            *verify_trail(),
            *verify_keys(),
            *verify_published(notes),
            *verify_rows(),
            *verify_statements(),
            *verify_editions(),
            *verify_sent(),
            *verify_evidence(),
            *verify_papers(),
        ]
        for finding in findings:
            self.stdout.write(str(finding))
        if findings:
            raise SystemExit(CHANGED)
        self.stdout.write("The register is as it was written.")


def verify_evidence() -> Iterator[Finding]:
    """Every frozen dossier against its digest."""
    for evidence in Evidence.objects.select_related("record_key").iterator():
        where = f"evidence {evidence.reference}"
        try:
            if digest_of_bytes(bytes_of(evidence)) != evidence.sha256:
                yield Finding(where, "its content does not match its digest")
        except CannotOpen:
            yield Finding(where, "its content was changed")


def verify_papers() -> Iterator[Finding]:
    """Every paper against the digest of what it says, and of its signed bytes."""
    documents = Document.objects.select_related("record_key", "evidence__record_key")
    for document in documents.iterator():
        where = f"{document.kind} {document.evidence.reference}"
        try:
            if digest_of_bytes(content_of(document)) != document.content_sha256:
                yield Finding(where, "its content does not match its digest")
            if document.state == PaperState.MADE and digest_of_bytes(pdf_of(document)) != document.sha256:
                yield Finding(where, "its PDF does not match its digest")
        except FileNotFoundError:
            yield Finding(where, "its PDF is gone")
        except CannotOpen:
            yield Finding(where, "it was changed")
