"""Who may answer, and on whose device. Nobody answers for someone else."""

from accounts.models import User
from portfolio.sessions.models import Participation, Session
from portfolio.sessions.permissions import is_organiser
from portfolio.sessions.states import SessionState


def may_answer(user: User, line: Participation) -> bool:
    """The person of the line, who is never the organiser."""
    return line.person_id == user.pk and line.session.organiser_id != user.pk


def may_hand_over(user: User, session: Session) -> bool:
    """Whoever logged it, at the end of the session, while there is something to answer."""
    return is_organiser(user, session) and session.state == SessionState.OPEN
