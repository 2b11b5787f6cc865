"""Opening decisions."""

from django.db.models import QuerySet

from accounts.models import User
from accounts.vault import Vault
from registry.decisions.models import Decision, Grounds
from registry.reading.models import Reading
from registry.renewal.models import Dossier, Evidence
from registry.renewal.states import S

FIELD = "grounds"
ON_THE_TABLE = frozenset({S.ADVISED, S.RENEWED, S.IN_CONVERSATION, S.NOT_RENEWED})


def on_the_table(user: User) -> QuerySet[Dossier]:
    """Dossiers the board decides on or decided on. One's own, and those one read, are not there for this person."""
    read_by_oneself = Reading.objects.standing().filter(reader=user).values("evidence__dossier")
    return Dossier.objects.filter(state__in=ON_THE_TABLE).exclude(member=user).exclude(pk__in=read_by_oneself)


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
