"""Who keeps sessions here, and whose a session is."""

from accounts import groups
from accounts.models import User
from portfolio.sessions.models import Session


def may_log(user: User) -> bool:
    return groups.is_member(user)


def is_organiser(user: User, session: Session) -> bool:
    """Whoever planned it or wrote it down, as long as they did not leave the register."""
    return session.organiser_id == user.pk and not groups.has_left(user)
