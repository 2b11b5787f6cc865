"""Who may decide."""

from accounts.groups import is_board
from accounts.models import User
from registry.reading.models import Reading
from registry.renewal.models import Dossier


def may_decide(user: User, dossier: Dossier) -> bool:
    """A board member, never on their own dossier and never on one they read."""
    if not is_board(user) or user.pk == dossier.member_id:
        return False
    return not Reading.objects.standing().filter(evidence__dossier=dossier, reader=user).exists()
