"""Reading one session: its facts, who is in it and where they are written to, and whether it is shared."""

from collections.abc import Iterable

from accounts.models import FORMER, given_name
from portfolio.sessions.facts import Facts
from portfolio.sessions.models import ENOUGH_OTHERS, Participation, Session
from portfolio.sessions.sealing import open_facts, open_person
from portfolio.sessions.states import CONFIRMING, HOLDS, LineState


def facts_of(session: Session) -> Facts:
    """What the session says now. Raises ``accounts.vault.CannotOpen``."""
    return open_facts(session)


def is_shared(lines: Iterable[Participation]) -> bool:
    """The rule of ``SessionQuerySet.shared``, over the lines of one session that are already here."""
    states = [line.state for line in lines]
    return LineState.NO_CONVERSATION not in states and sum(state in HOLDS for state in states) >= ENOUGH_OTHERS


def name_in(line: Participation) -> str:
    """The name of who stands in a line: their own once they said they were there, before that as it was typed.

    Typing an address tells nobody whose account it is.
    """
    if line.person and line.answer in CONFIRMING:
        return line.person.get_full_name()
    return open_person(line).name or str(FORMER)


def first_name_in(line: Participation) -> str:
    name = name_in(line)
    return name if name == FORMER else given_name(name)


def first_names(session: Session) -> list[str]:
    """The organiser's and everyone's first name: all that a personal link shows of people."""
    lines = session.participations.there().select_related("person")
    return [given_name(session.organiser.get_full_name()), *(first_name_in(within(session, line)) for line in lines)]


def address_of(line: Participation) -> str:
    """Where the person of a line is written to: the address of their account, or the one that was typed.

    Empty for someone who had themselves erased.
    """
    return line.person.email if line.person else open_person(line).email


def within(session: Session, line: Participation) -> Participation:
    """The line with the session that is already here: its key opens the name."""
    line.session = session
    return line
