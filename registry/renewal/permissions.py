"""Who may work on a dossier."""

from accounts.models import User
from registry.registrations.models import Registration
from registry.renewal.models import Dossier


def may_open(user: User, registration: Registration) -> bool:
    return user.pk == registration.member_id


def may_compose(user: User, dossier: Dossier) -> bool:
    """The member alone, whatever the role of anyone else."""
    return user.pk == dossier.member_id
