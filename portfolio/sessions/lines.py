"""Steps that several verbs take, inside their transaction: hold a session or a line, put facts and people into it."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from portfolio.guests.addresses import people_behind
from portfolio.sessions.facts import Facts, Invited
from portfolio.sessions.models import OPEN_FOR, Participation, Session
from portfolio.sessions.sealing import seal_facts, seal_person
from portfolio.sessions.states import NEXT_LINE, LineState
from trail.moves import move
from trail.record import Code

NOBODY: Mapping[str, User] = {}


def locked_session(pk: UUID) -> Session:
    """The session as it is now, held until the transaction ends.

    Locked by itself first: when its organiser changes while somebody waits here, PostgreSQL would find nothing that
    matches session and organiser together.
    """
    Session.objects.select_for_update().get(pk=pk)
    return Session.objects.select_related("organiser", "record_key", "group__record_key").get(pk=pk)


def locked_line(line: Participation) -> Participation:
    """The line, with its session locked before it."""
    session = locked_session(line.session_id)
    line = Participation.objects.select_for_update(of=("self",)).select_related("person").get(pk=line.pk)
    line.session = session
    return line


def move_line(line: Participation, to: LineState, *, by: User | str | None, action: str, **codes: str) -> None:
    """Move as the table allows and leave one entry in the trail. Raises ``NotPossibleNow``."""
    where: dict[str, Code] = {"session": str(line.session_id), "revision": line.session.revision}
    move(line, to, table=NEXT_LINE, by=by, action=action, **where, **codes)


def say_in(session: Session, facts: Facts) -> None:
    """Put the facts into the session, sealed, and start the time for answers."""
    session.held_on, session.begins, session.ends = facts.held_on, facts.begins, facts.ends
    session.sealed = seal_facts(session, facts)
    session.opened_on = timezone.localdate()
    session.closes_on = session.opened_on + OPEN_FOR


def add_lines(
    session: Session,
    invited: Sequence[Invited],
    *,
    state: str = LineState.ASKED,
    start: int = 0,
    known: Mapping[str, User] = NOBODY,
) -> list[Participation]:
    """A line for everyone, from place ``start`` on. ``known``: who is behind an address without having proved it."""
    people = {**people_behind(one.email for one in invited), **known}
    taken = set(session.participations.values_list("person", flat=True))
    lines = []
    for place, one in enumerate(invited, start):
        one = tidy(one)
        person = people.get(one.email.casefold())
        line = Participation(session=session, place=place, state=state)
        if person and person.pk not in taken:  # nobody has two lines
            line.person = person
            taken.add(person.pk)
        line.sealed_person = seal_person(line, one)
        line.save(force_insert=True)
        lines.append(line)
    return lines


def tidy(one: Invited) -> Invited:
    return Invited(name=" ".join(one.name.split()), email=one.email.strip())
