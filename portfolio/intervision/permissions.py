"""Who may plan, log, answer, withdraw and revise. Nobody answers for someone else."""

from accounts import groups
from accounts.models import User
from portfolio.intervision.models import Participation, Session
from portfolio.intervision.states import TO_COME, WRITTEN_DOWN, SessionState


def may_log(user: User) -> bool:
    return groups.is_member(user)


def may_revise(user: User, session: Session) -> bool:
    """Whoever logged it."""
    return _is_organiser(user, session) and session.state in WRITTEN_DOWN


def may_change_plan(user: User, session: Session) -> bool:
    """Whoever planned it, as long as nobody wrote it down."""
    return _is_organiser(user, session) and session.state in TO_COME


def may_write_down(user: User, session: Session) -> bool:
    """Any member who is invited, the planner too: whoever of them is there first does it for all."""
    return may_log(user) and Session.objects.visible_to(user).filter(pk=session.pk).exists()


def may_hand_over(user: User, session: Session) -> bool:
    """Whoever logged it, at the end of the session, while there is something to answer."""
    return may_revise(user, session) and session.state == SessionState.OPEN


def may_answer(user: User, line: Participation) -> bool:
    """The person of the line, who is never the organiser."""
    return line.person_id == user.pk and line.session.organiser_id != user.pk


def may_keep_insight(user: User, session: Session) -> bool:
    """Whoever was in the session keeps what they take from it."""
    return not groups.has_left(user) and Session.objects.visible_to(user).filter(pk=session.pk).exists()


def _is_organiser(user: User, session: Session) -> bool:
    return session.organiser_id == user.pk and not groups.has_left(user)
