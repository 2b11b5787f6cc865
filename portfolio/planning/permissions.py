"""Who may change a plan, and write it down. Who may plan at all: ``sessions.permissions``."""

from accounts.models import User
from portfolio.sessions.models import Session
from portfolio.sessions.permissions import is_organiser, may_log
from portfolio.sessions.states import TO_COME


def may_change_plan(user: User, session: Session) -> bool:
    """Whoever planned it, as long as nobody wrote it down."""
    return is_organiser(user, session) and session.state in TO_COME


def may_write_down(user: User, session: Session) -> bool:
    """Any member who is invited, the planner too: whoever of them is there first does it for all."""
    return may_log(user) and Session.objects.visible_to(user).filter(pk=session.pk).exists()
