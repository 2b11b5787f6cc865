"""Who is invited to a session that is yet to come, and what each of them hears when the plan changes."""

from collections.abc import Sequence
from uuid import UUID

from accounts.models import User
from portfolio.guests.addresses import mailbox, people_behind
from portfolio.planning.tasks import mail
from portfolio.sessions import of_group
from portfolio.sessions.facts import Invited
from portfolio.sessions.lines import add_lines, tidy
from portfolio.sessions.models import Participation, Session
from portfolio.sessions.sealing import open_person, seal_person
from portfolio.sessions.states import NEXT_LINE, LineState
from trail.moves import move

CHANGED = "session.plan_changed"


class People:
    """Who is invited now beside who is to be: ``staying``, ``left_out``, ``coming`` back, and ``new``."""

    def __init__(self, session: Session, invited: Sequence[Invited]) -> None:
        self.session = session
        self.lines = list(session.participations.select_related("person"))
        self.named: dict[UUID, Invited] = {}
        self.new: list[Invited] = []
        self.known = of_group.accounts_in(session.group)
        accounts = {**people_behind(one.email for one in invited), **self.known}
        for one in map(tidy, invited):
            line = self._line_of(one, accounts.get(one.email.casefold()))
            if line is None:
                self.new.append(one)
            else:
                self.named[line.pk] = one
        kept = [line for line in self.lines if line.pk in self.named]
        self.staying = [line for line in kept if line.state == LineState.INVITED]
        self.coming = [line for line in kept if line.state == LineState.UNINVITED]
        invited_now = [line for line in self.lines if line.state == LineState.INVITED]
        self.left_out = [line for line in invited_now if line.pk not in self.named]

    def differ(self) -> bool:
        renamed = any(open_person(line) != self.named[line.pk] for line in self.staying)
        return renamed or bool(self.left_out or self.coming or self.new)

    def follow(self, by: User, *, moved: bool) -> None:
        """Make it so, and mail whom it concerns. Called after the session was saved."""
        revision = self.session.revision
        for line in self.staying:
            self._call(line)
            line.save()
            if moved:
                mail(line, "moved", revision)
        for line in self.left_out:
            move(line, LineState.UNINVITED, table=NEXT_LINE, by=by, action=CHANGED)
            mail(line, "uninvited", revision)
        for line in self.coming:
            self._call(line)
            move(line, LineState.INVITED, table=NEXT_LINE, by=by, action=CHANGED)
            mail(line, "invited", revision)
        start = max((line.place + 1 for line in self.lines), default=0)
        for line in add_lines(self.session, self.new, state=LineState.INVITED, start=start, known=self.known):
            mail(line, "invited", revision)

    def _line_of(self, one: Invited, account: User | None) -> Participation | None:
        """By mailbox, or by account: somebody's other address is still that somebody."""
        for line in self.lines:
            line.session = self.session
            theirs = account is not None and line.person_id == account.pk
            if line.pk not in self.named and (theirs or mailbox(open_person(line).email) == mailbox(one.email)):
                return line
        return None

    def _call(self, line: Participation) -> None:
        line.sealed_person = seal_person(line, self.named[line.pk])
