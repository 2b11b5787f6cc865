"""Who may change what was written down, and keep something of it. Who may log: ``sessions.permissions``."""

from accounts import groups
from accounts.models import User
from portfolio.sessions.models import Session
from portfolio.sessions.permissions import is_organiser
from portfolio.sessions.states import WRITTEN_DOWN


def may_revise(user: User, session: Session) -> bool:
    """Whoever logged it."""
    return is_organiser(user, session) and session.state in WRITTEN_DOWN


def may_keep_insight(user: User, session: Session) -> bool:
    """Whoever was in the session keeps what they take from it."""
    return not groups.has_left(user) and Session.objects.visible_to(user).filter(pk=session.pk).exists()
