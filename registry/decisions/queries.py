"""Opening decisions."""

from accounts.vault import Vault
from registry.decisions.models import Decision, Grounds
from registry.renewal.models import Evidence

FIELD = "grounds"


def grounds_of(decision: Decision) -> Grounds:
    """The words of a decision. Raises ``accounts.vault.CannotOpen`` when they were moved or changed."""
    safe = Vault.under(decision.record_key)
    return Grounds.from_json(safe.open(bytes(decision.sealed), item=item_of(decision), field=FIELD, revision=1))


def standing(evidence: Evidence) -> Decision | None:
    """The decision that is proposed or taken, when there is one."""
    people = ("proposed_by", "decided_by", "record_key")
    return evidence.decisions.standing().select_related(*people).first()


def item_of(decision: Decision) -> str:
    """How the vault knows a decision."""
    return f"decision:{decision.pk}"
