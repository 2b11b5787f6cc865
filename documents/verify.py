"""Is this the document the register sealed? Answered from the file itself, without network or database.

Five things must agree: the seal is unbroken, it is the register's, it covers every byte and forbids change; the facts
inside are spelled canonically; and their digest is the file's identifier and stands on its pages.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from documents.authority import trusted_authority
from documents.canonical import NotCanonical, canonical, digest_of_bytes
from documents.gap import is_rightly_spelled
from documents.reading import Contents, Unreadable, contents_of

if TYPE_CHECKING:
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

SCHEMAS = ("dossier/", "statement/", "letter/", "session/", "portfolio/")


@dataclass(frozen=True)
class Report:
    """What a check found. ``findings`` says in plain sentences what is wrong; empty means nothing is.

    ``data`` are the facts inside, also when the document is not genuine: show them only with the findings.
    """

    genuine: bool
    is_evidence: bool
    findings: list[str] = field(default_factory=list)
    data: dict[str, Any] | None = None
    digest: str = ""
    sealed_at: datetime | None = None


def verify(pdf: bytes, *, trust: bytes | None = None) -> Report:
    """Check a file that says it is evidence. ``trust`` is an authority's certificate (PEM); without it our own."""
    try:
        contents = contents_of(pdf)
    except Unreadable:
        return Report(genuine=False, is_evidence=False, findings=[_("This file cannot be read as a PDF.")])
    facts = _facts(contents.attached)
    if contents.attached is None or facts is None:
        return Report(genuine=False, is_evidence=False, findings=[_("This PDF carries no facts of a register inside.")])
    digest = digest_of_bytes(contents.attached)
    wrong, sealed_at = _about_the_seal(pdf, trust)
    wrong = [*_about_the_facts(contents, facts, digest), *wrong]
    return Report(not wrong, True, wrong, facts, digest, sealed_at)


def _facts(attached: bytes | None) -> dict[str, Any] | None:
    """The attached facts when they are of a kind we issue."""
    try:
        facts = json.loads(attached or b"")
    except (ValueError, RecursionError):
        return None
    if isinstance(facts, dict) and str(facts.get("schema", "")).startswith(SCHEMAS):
        return facts
    return None


def _about_the_facts(contents: Contents, facts: dict[str, Any], digest: str) -> list[str]:
    wrong = []
    if not _is_canonical(contents.attached, facts):
        wrong.append(_("The facts inside are not spelled the way the register spells them."))
    if contents.identifier != digest[:32].encode():
        wrong.append(_("The identifier of the file does not belong to the facts inside."))
    if digest not in contents.words:
        wrong.append(_("The control number of the facts inside is not the one printed in the document."))
    return wrong


def _is_canonical(attached: bytes | None, facts: dict[str, Any]) -> bool:
    try:
        return canonical(facts) == attached
    except NotCanonical:
        return False


def _about_the_seal(pdf: bytes, trust: bytes | None) -> tuple[list[str], datetime | None]:
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        signatures = PdfFileReader(BytesIO(pdf)).embedded_signatures
        if not signatures:
            return [_("The document carries no seal.")], None
        return _judged(pdf, signatures, trust)
    except Exception:  # noqa: BLE001  a hostile file may break the parser in any way it likes
        return [_("The seal cannot be read.")], None


def _judged(
    pdf: bytes, signatures: "list[EmbeddedPdfSignature]", trust: bytes | None
) -> tuple[list[str], datetime | None]:
    """One seal, unbroken, ours, over every byte: that rules out later changes without comparing revisions."""
    from pyhanko.sign.fields import MDPPerm
    from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature

    sign = signatures[0]
    status = validate_pdf_signature(sign, _context(trust), skip_diff=True)
    whole = status.intact and status.valid and is_rightly_spelled(pdf, sign)
    findings = {
        _("The document was changed after it was sealed."): not whole,
        _("The seal is not the register's."): whole and not status.trusted,
        _("Something was added to the file after it was sealed."): (
            len(signatures) != 1 or status.coverage != SignatureCoverageLevel.ENTIRE_FILE
        ),
        _("The seal does not forbid changes."): sign.docmdp_level != MDPPerm.NO_CHANGES,
    }
    return [sentence for sentence, is_wrong in findings.items() if is_wrong], sign.self_reported_timestamp


def _context(trust: bytes | None) -> Any:
    from asn1crypto import pem, x509
    from pyhanko_certvalidator import ValidationContext

    authority = trust or trusted_authority()
    roots = [x509.Certificate.load(pem.unarmor(authority)[2])] if authority else []
    return ValidationContext(trust_roots=roots, allow_fetching=False)
