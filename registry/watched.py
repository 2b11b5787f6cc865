"""What the trail tells of editions, registrations, dossiers and all that becomes of those.

``manage.py verify_register`` holds the rows against it.
"""

from collections.abc import Iterator

from codeofconduct.editions.models import Edition
from codeofconduct.editions.queries import text_digest
from codeofconduct.editions.states import FINAL
from codeofconduct.editions.states import S as EditionState
from registry.decisions.models import Decision
from registry.decisions.states import S as DecisionState
from registry.reading.models import Reading
from registry.reading.states import S as ReadingState
from registry.registrations.models import Registration
from registry.registrations.states import S as RegistrationState
from registry.renewal.models import Document, Dossier, Evidence
from registry.renewal.states import PaperState, S
from trail.held import TO, Told, watch
from trail.models import TrailEntry, subject_ref
from trail.verify import Finding

SENT = "dossier.submitted"


def register() -> None:
    watch(
        Registration,
        {TO: "state", "number": "number", "until": "valid_until"},
        begins={RegistrationState.DRAFT, RegistrationState.CHECKING},
    )
    watch(Edition, {TO: "state", "number": "number"}, begins={EditionState.WORKING})
    watch(Dossier, {TO: "state"}, moments={SENT: "submitted_at"}, begins={S.COMPOSING})
    watch(
        Reading,
        {TO: "state", "evidence": "evidence", "reader": "reader"},
        begins={ReadingState.PROPOSED},
        stays=_as_long_as_its_evidence,
    )
    watch(
        Decision,
        {TO: "state", "evidence": "evidence", "outcome": "outcome"},
        actors={"decision.proposed": "proposed_by", "decision.decided": "decided_by"},
        moments={"decision.decided": "decided_at"},
        begins={DecisionState.PROPOSED},
        stays=_as_long_as_its_evidence,
    )
    watch(
        Document,
        {TO: "state", "evidence": "evidence", "kind": "kind", "sha256": "sha256"},
        begins={PaperState.WAITING},
        stays=_as_long_as_its_evidence,
    )


def verify_sent() -> Iterator[Finding]:
    """Every dossier that was sent is there as it was frozen; of who was erased, what was never decided may be gone."""
    entries = TrailEntry.objects.filter(action=SENT).order_by("seq").values_list("seq", "subject", "codes")
    told = {
        (subject.rpartition(":")[2], codes.get("number")): (seq, codes.get("sha256")) for seq, subject, codes in entries
    }
    there = {
        (str(dossier), number): digest
        for dossier, number, digest in Evidence.objects.values_list("dossier", "number", "sha256")
    }
    erased = {str(pk) for pk in Dossier.objects.exclude(member__erased_at=None).values_list("pk", flat=True)}
    for (dossier, number), (seq, digest) in told.items():
        where = f"evidence {number} of dossier {dossier}"
        if (dossier, number) not in there and dossier not in erased:
            yield Finding(where, f"it is missing; trail entry {seq} tells of it")
        elif there.get((dossier, number), digest) != digest:
            yield Finding(where, f"its digest is not the one in trail entry {seq}")
    for dossier, number in sorted(there.keys() - told.keys()):
        yield Finding(
            f"evidence {number} of dossier {dossier}", "it was put in: the trail does not tell that it was sent"
        )


def verify_editions() -> Iterator[Finding]:
    """The text of every adopted edition against the digest under which it was adopted."""
    adopted = TrailEntry.objects.filter(action="edition.adopted").order_by("seq").values_list("subject", "codes")
    told = {subject: codes.get("sha256") for subject, codes in adopted}
    for edition in Edition.objects.filter(state__in=FINAL).order_by("pk"):
        if text_digest(edition) != edition.sha256:
            yield Finding(f"edition {edition.number}", "its text is not the one that was adopted")
        elif told.get(subject_ref(edition)) != edition.sha256:
            yield Finding(f"edition {edition.number}", "its digest is not the one the trail saw adopted")


def _as_long_as_its_evidence(pk: str, told: Told) -> bool:
    """With a dossier that was never decided about, all that hangs on it goes when its member is erased."""
    evidence = told.get("evidence", ("", 0))[0]
    return bool(evidence) and Evidence.objects.filter(pk=evidence).exists()
