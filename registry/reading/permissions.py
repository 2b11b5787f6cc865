"""Who may hand out, read and write findings."""

from accounts.groups import is_board, is_secretary
from accounts.models import User
from registry.reading.models import Reading
from registry.renewal.models import Dossier


def may_assign(user: User, dossier: Dossier) -> bool:
    """The secretary or a board member, never for their own dossier. They see who reads, not what."""
    return (is_secretary(user) or is_board(user)) and user.pk != dossier.member_id


def may_read(user: User, reading: Reading) -> bool:
    """A reader reads what they took on, while it is open, and never their own."""
    dossier = reading.evidence.dossier
    return reading.reader_id == user.pk != dossier.member_id and dossier.is_readable


def may_see_findings(user: User, reading: Reading) -> bool:
    """One's own always; the other reader's only when both have finished."""
    return reading.reader_id == user.pk or reading.state == "revealed"
