"""The verbs of whoever stands in a line: answer for it, and take that back.

Each locks the session first, so that an answer, a change and the closing of a session cannot pass each other.
"""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from portfolio.confirmations import codes, invitations, statements
from portfolio.confirmations.answering import ANSWERED, check, say, stands, who_speaks
from portfolio.confirmations.statements import sign_line
from portfolio.confirmations.tasks import mail
from portfolio.sessions.lines import locked_line, move_line
from portfolio.sessions.models import Participation
from portfolio.sessions.states import HOLDS, WAS_TRUE, Answer, LineState
from trail import once

WITHDRAWN = "session.confirmation_withdrawn"


@transaction.atomic
def answer(
    line: Participation,
    said: str,
    *,
    by: User | None = None,
    token: str = "",
    browser: str = "",
    shown: int | None = None,
    key: str,
) -> Participation:
    """Say what is true of one's own line: signed in (``by``), holding the line's personal link (``token``), or in a
    ``browser`` in which the mailed code was just typed (``codes``), which is good for one answer.

    ``said`` is an ``Answer``. It can change until the session closes; the same answer twice is one. A confirmation is
    signed over the facts as they are now: ``shown`` is the revision the page showed, and ``FactsChanged`` says that it
    is no longer that one. Raises ``NotPossibleNow`` when the session is closed or nothing was chosen,
    ``PermissionDenied`` for anyone else's line.
    """
    line = locked_line(line)
    actor, level = who_speaks(line, by, token, browser)
    if once.find(ANSWERED, act := once.act_of(key, said), by=actor):
        return line
    check(line, said, shown)
    if not stands(line, said, level):
        say(line, Answer(said), level, actor)
        mail(line, f"answered:{line.said}")
    if not by and (code := codes.proven(line, browser)):
        codes.use(code)
    once.remember(ANSWERED, act, line, by=actor)
    return line


@transaction.atomic
def withdraw(line: Participation, *, by: User | None = None, token: str = "", key: str) -> Participation:
    """Take one's answer back, also after the session closed. What was signed stays; that it was taken back is added.

    Every other link to this line closes: whoever holds a forwarded one can no longer use it.
    """
    line = locked_line(line)
    actor, _level = who_speaks(line, by, token)
    if once.find(WITHDRAWN, key, by=actor) or line.state == LineState.WITHDRAWN:
        return line
    confirmed = line.state in HOLDS | WAS_TRUE
    line.answer, line.answered_at, line.said = "", timezone.now(), line.said + 1
    move_line(line, LineState.WITHDRAWN, by=actor, action=WITHDRAWN)
    if confirmed:
        sign_line(line, statements.WITHDRAWAL, by=actor)
    invitations.revoke(line, but=token)
    once.remember(WITHDRAWN, key, line, by=actor)
    return line
