"""Who may hand out, read and write findings."""

from accounts.groups import is_board, is_secretary
from accounts.models import User
from registry.reading.models import Reading
from registry.reading.states import S
from registry.renewal.models import Dossier


def may_assign(user: User, dossier: Dossier) -> bool:
    """The secretary or a board member, never for their own dossier. They see who reads, not what."""
    return (is_secretary(user) or is_board(user)) and user.pk != dossier.member_id


def may_read(user: User, reading: Reading) -> bool:
    """A reader reads what they took on, while it is open, and never their own."""
    if user.pk == reading.evidence.dossier.member_id:
        return False
    return Reading.objects.visible_to(user).filter(pk=reading.pk).exists() or _gave_it_back(user, reading)


def _gave_it_back(user: User, reading: Reading) -> bool:
    """Giving back twice (a second press of the button) is no trespass; there is nothing left to see or write."""
    return reading.reader_id == user.pk and reading.state == S.STEPPED_BACK and reading.evidence.dossier.is_readable


def may_see_findings(user: User, reading: Reading) -> bool:
    """One's own always; the other reader's only when both have finished."""
    return reading.reader_id == user.pk or reading.state == S.REVEALED
