"""What verbs do with one line: lock it, move it, sign what it says, owe its person a mail."""

from functools import partial

from django.db import transaction

from accounts.models import User
from portfolio.confirmations import invitations, statements
from portfolio.confirmations.tasks import write_to
from portfolio.sessions.lines import locked_session
from portfolio.sessions.models import Participation
from portfolio.sessions.sealing import open_facts
from portfolio.sessions.states import NEXT_LINE, LineState
from trail.moves import move
from trail.record import Code


def locked(line: Participation) -> Participation:
    """The line, with its session locked before it."""
    session = locked_session(line.session_id)
    line = Participation.objects.select_for_update(of=("self",)).select_related("person").get(pk=line.pk)
    line.session = session
    return line


def move_line(line: Participation, to: LineState, *, by: User | str | None, action: str, **codes: str) -> None:
    """Move as the table allows and leave one entry in the trail. Raises ``NotPossibleNow``."""
    where: dict[str, Code] = {"session": str(line.session_id), "revision": line.session.revision}
    move(line, to, table=NEXT_LINE, by=by, action=action, **where, **codes)


def sign_line(line: Participation, kind: str, *, by: User | str) -> None:
    """Sign what this line says over the facts as they are now."""
    session = line.session
    content = statements.content_of(session, open_facts(session), session.revision)
    statements.sign(line, kind=kind, content=content, by=by)


def mail(line: Participation, why: str) -> None:
    """Owe the person of a line one mail. It stands in the database with the change itself, and leaves after it."""
    invitations.owe(line, why)
    transaction.on_commit(partial(write_to.enqueue, str(line.pk), why))
