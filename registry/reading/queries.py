"""Opening what readers wrote."""

from django.db.models import QuerySet

from accounts.groups import is_board, is_secretary
from accounts.models import User
from accounts.vault import Vault
from registry.reading.findings import Findings
from registry.reading.models import Reading
from registry.reading.permissions import may_see_findings
from registry.reading.states import S
from registry.renewal.models import Dossier, Evidence

FIELD = "findings"


def to_find_readers_for(user: User) -> QuerySet[Dossier]:
    """The waiting dossiers for which this person may ask readers; to anyone else they are not there."""
    waiting = Dossier.objects.waiting().exclude(member=user)
    return waiting if is_secretary(user) or is_board(user) else waiting.none()


def findings_of(reading: Reading) -> Findings:
    """What this reader wrote so far. Raises ``accounts.vault.CannotOpen`` when it was moved or changed."""
    if not reading.sealed:
        return Findings()
    safe = Vault.under(reading.evidence.record_key)
    text = safe.open(bytes(reading.sealed), item=item_of(reading), field=FIELD, revision=reading.revision)
    return Findings.from_json(text)


def others_findings(reading: Reading, user: User) -> list[tuple[Reading, Findings]]:
    """What the other readers of the same dossier found, as far as this person may see it."""
    others = (
        reading.evidence.readings.standing().exclude(pk=reading.pk).select_related("reader", "evidence__record_key")
    )
    return [(other, findings_of(other)) for other in others if may_see_findings(user, other)]


def all_findings(evidence: Evidence) -> list[tuple[Reading, Findings]]:
    """What all readers found, for those who decide; nothing before every reader has finished."""
    readings = evidence.readings.standing().select_related("reader", "evidence__record_key")
    return [(reading, findings_of(reading)) for reading in readings if reading.state == S.REVEALED]


def item_of(reading: Reading) -> str:
    """How the vault knows a reading."""
    return f"reading:{reading.pk}"
