"""Who speaks for a line, how sure the register is of that, and what their answer does to it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.mailboxes import were_of
from accounts.models import User
from accounts.permissions import require
from portfolio.confirmations import codes, invitations, statements
from portfolio.confirmations.exceptions import FactsChanged
from portfolio.confirmations.mailboxes import is_the_organisers, mark_of_person
from portfolio.confirmations.permissions import may_answer
from portfolio.confirmations.statements import sign_line
from portfolio.sessions.lines import move_line
from portfolio.sessions.models import Participation
from portfolio.sessions.queries import address_of
from portfolio.sessions.states import (
    ANSWERS,
    CONFIRMING,
    HOLDS,
    STRENGTH,
    WAS_TRUE,
    Answer,
    Level,
    LineState,
    SessionState,
)
from trail.exceptions import NotPossibleNow

CONFIRMED, ANSWERED = "session.confirmed", "session.answered"


def who_speaks(line: Participation, by: User | None, token: str, browser: str = "") -> tuple[User | str, Level]:
    """Signed in, in a browser where the mailed code was typed, or holding the line's link.

    Raises ``PermissionDenied`` for anyone else's line.
    """
    if by is not None:
        require(may_answer(by, line), _("Everyone answers for their own line only."))
        return by, Level.ACCOUNT
    if code := codes.proven(line, browser):
        return guest_of(line), Level(code.level)
    link = invitations.behind(token)
    require(link is not None and link.participation_id == line.pk, _("This link is not for this question."))
    return guest_of(line), Level.LINK


def guest_of(line: Participation) -> str:
    """How the trail calls someone who answers without an account."""
    return f"guest:{line.pk}"


def check(line: Participation, said: str, shown: int | None) -> None:
    """Raises ``NotPossibleNow``: nothing chosen, closed, or other facts than the page showed; ``PermissionDenied`` for
    one's own session, under whatever address.
    """
    own = is_the_organisers(line) or were_of(line.session.organiser, [address_of(line)])
    require(not own, _("You wrote this session down yourself. Colleagues answer for themselves."))
    if said not in Answer.values:
        raise NotPossibleNow(_("Choose an answer first."))
    if line.session.state != SessionState.OPEN:
        raise NotPossibleNow(_("This question is closed."))
    if shown is not None and shown != line.session.revision:
        raise FactsChanged(_("Something changed while you were here. Look whether your answer is still right."))


def stands(line: Participation, said: str, level: Level) -> bool:
    """Whether this was said already, as surely as now."""
    return line.answer == said and line.state in ANSWERS | HOLDS and STRENGTH[level] <= STRENGTH[Level(line.level)]


def say(line: Participation, said: Answer, level: Level, actor: User | str) -> None:
    """Put the answer in the line and sign it: a confirmation as such, a "no" after one as taking that back."""
    again = line.answer == said and line.state in {LineState.STALE, LineState.RECONFIRMED}
    confirmed = line.state in HOLDS | WAS_TRUE
    line.answer, line.level, line.answered_at, line.said = said, level, timezone.now(), line.said + 1
    to = LineState.RECONFIRMED if again else LineState(said)
    about = {"level": str(level), "who": mark_of_person(line)}
    move_line(line, to, by=actor, action=CONFIRMED if said in CONFIRMING else ANSWERED, **about)
    if said in CONFIRMING:
        sign_line(line, statements.CONFIRMATION, by=actor)
    elif confirmed:
        sign_line(line, statements.WITHDRAWAL, by=actor)
