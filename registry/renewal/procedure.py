"""The moves of a dossier. Reading and decisions call these inside their own verbs, after their own checks."""

from django.utils import timezone

from accounts.models import User
from registry.policy.models import Policy
from registry.policy.queries import in_force
from registry.renewal.models import Dossier
from registry.renewal.states import NEXT, S
from trail.moves import move
from trail.record import Code


def rules_of(dossier: Dossier) -> Policy:
    """The rules of the day on which it was begun: what runs is not changed by later rules (docs/decisions/0008)."""
    return in_force(timezone.localdate(dossier.opened_at))


def locked(dossier: Dossier) -> Dossier:
    """The dossier, locked until the transaction ends: who wants to change it waits."""
    return Dossier.objects.select_for_update(of=("self",)).select_related("registration", "member").get(pk=dossier.pk)


def move_dossier(dossier: Dossier, to: S, *, by: User | None, action: str, **codes: Code) -> None:
    """Move as the table allows, note since when, leave one entry in the trail. Raises ``NotPossibleNow``."""
    dossier.state_since = timezone.now()
    move(dossier, to, table=NEXT, by=by, action=action, **codes)
