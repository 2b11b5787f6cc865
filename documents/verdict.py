"""What is wrong with a file that says it is evidence of a register, as codes. Answered from the file itself.

Five things must agree: the seal is unbroken, it is the register's, it covers every byte and forbids change; the facts
inside are spelled canonically; and their digest is the file's identifier and stands on its pages.

Both parsers are given a stranger's bytes here, so the site never calls this itself: ``documents/verify.py`` has a child
do it. ``load`` brings everything into memory beforehand; after it nothing here opens a file.
"""

import json
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, Any

from documents.canonical import NotCanonical, canonical, digest_of_bytes
from documents.gap import is_rightly_spelled
from documents.reading import Contents, Locked, Unreadable, contents_of
from documents.sandbox import lacked_something

if TYPE_CHECKING:
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

SCHEMAS = ("dossier/", "statement/", "letter/", "session/", "portfolio/")


LIBRARIES = (
    "cryptography.hazmat.backends.openssl.backend",
    "encodings.idna",
    "encodings.utf_16_be",
    "pikepdf",
    "pyhanko.pdf_utils.crypt.pdfmac",
    "pyhanko.pdf_utils.filters",
    "pyhanko.pdf_utils.metadata.xmp_xml",
    "pyhanko.pdf_utils.reader",
    "pyhanko.sign.fields",
    "pyhanko.sign.validation",
)


class Finding(StrEnum):
    """What can be wrong. The sentences are in ``documents/verify.py``."""

    UNREADABLE = "unreadable"
    LOCKED = "locked"
    FOREIGN = "foreign"
    SPELLING = "spelling"
    IDENTIFIER = "identifier"
    NUMBER = "number"
    UNSEALED = "unsealed"
    SEAL_UNREADABLE = "seal_unreadable"
    CHANGED = "changed"
    NOT_OURS = "not_ours"
    ADDED = "added"
    OPEN = "open"


@dataclass(frozen=True)
class Verdict:
    """``findings`` empty means: genuine. ``facts`` are those inside, also of a paper that is not."""

    is_evidence: bool
    findings: list[Finding] = field(default_factory=list)
    facts: dict[str, Any] | None = None
    digest: str = ""
    sealed_at: datetime | None = None


def load() -> None:
    """Bring the parsers into memory, and what they bring in late by themselves."""
    for name in LIBRARIES:
        import_module(name)


def verdict_on(pdf: bytes, trust: bytes | None) -> Verdict:
    """Check a file. ``trust`` is the certificate of the authority (PEM). Raises what ``lacked_something`` knows."""
    try:
        contents = contents_of(pdf)
    except Locked:
        return Verdict(False, [Finding.LOCKED])
    except Unreadable:
        return Verdict(False, [Finding.UNREADABLE])
    facts = _facts(contents.attached)
    if contents.attached is None or facts is None:
        return Verdict(False, [Finding.FOREIGN])
    digest = digest_of_bytes(contents.attached)
    wrong, sealed_at = _about_the_seal(pdf, trust)
    return Verdict(True, [*_about_the_facts(contents, facts, digest), *wrong], facts, digest, sealed_at)


def _facts(attached: bytes | None) -> dict[str, Any] | None:
    """The attached facts when they are of a kind we issue."""
    try:
        facts = json.loads(attached or b"")
    except (ValueError, RecursionError):
        return None
    if isinstance(facts, dict) and str(facts.get("schema", "")).startswith(SCHEMAS):
        return facts
    return None


def _about_the_facts(contents: Contents, facts: dict[str, Any], digest: str) -> list[Finding]:
    findings = {
        Finding.SPELLING: not _is_canonical(contents.attached, facts),
        Finding.IDENTIFIER: contents.identifier != digest[:32].encode(),
        Finding.NUMBER: digest not in contents.words,
    }
    return [finding for finding, is_wrong in findings.items() if is_wrong]


def _is_canonical(attached: bytes | None, facts: dict[str, Any]) -> bool:
    try:
        return canonical(facts) == attached
    except NotCanonical:
        return False


def _about_the_seal(pdf: bytes, trust: bytes | None) -> tuple[list[Finding], datetime | None]:
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        signatures = PdfFileReader(BytesIO(pdf)).embedded_signatures
        if not signatures:
            return [Finding.UNSEALED], None
        return _judged(pdf, signatures, trust)
    except Exception as reason:
        if lacked_something(reason):
            raise
        return [Finding.SEAL_UNREADABLE], None


def _judged(
    pdf: bytes, signatures: "list[EmbeddedPdfSignature]", trust: bytes | None
) -> tuple[list[Finding], datetime | None]:
    """One seal, unbroken, ours, over every byte: that rules out later changes without comparing revisions."""
    from pyhanko.sign.fields import MDPPerm
    from pyhanko.sign.validation import SignatureCoverageLevel, async_validate_pdf_signature

    sign = signatures[0]
    status = _at_once(async_validate_pdf_signature(sign, _context(trust), skip_diff=True))
    whole = status.intact and status.valid and is_rightly_spelled(pdf, sign)
    findings = {
        Finding.CHANGED: not whole,
        Finding.NOT_OURS: whole and not status.trusted,
        Finding.ADDED: len(signatures) != 1 or status.coverage != SignatureCoverageLevel.ENTIRE_FILE,
        Finding.OPEN: sign.docmdp_level != MDPPerm.NO_CHANGES,
    }
    return [finding for finding, is_wrong in findings.items() if is_wrong], sign.self_reported_timestamp


def _at_once(validation: Coroutine[Any, Any, Any]) -> Any:
    """What a coroutine gives that waits for nothing. An event loop would open connections of its own to wait with."""
    try:
        validation.send(None)
    except StopIteration as done:
        return done.value
    validation.close()
    raise RuntimeError("it waits for something outside the file")


def _context(trust: bytes | None) -> Any:
    from asn1crypto import pem, x509
    from pyhanko_certvalidator import ValidationContext

    roots = [x509.Certificate.load(pem.unarmor(trust)[2])] if trust else []
    return ValidationContext(trust_roots=roots, allow_fetching=False)
