"""Reading lines: what someone is asked, who confirmed what, what changed since, and who can answer on one device."""

from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from portfolio.confirmations.mailboxes import is_the_organisers
from portfolio.confirmations.statements import digest_of, standing
from portfolio.sessions.facts import Change, Facts, difference
from portfolio.sessions.models import Participation, Session
from portfolio.sessions.queries import first_name_in, name_in, within
from portfolio.sessions.sealing import open_facts
from portfolio.sessions.states import HOLDS, WAITS, WAS_TRUE, SessionState


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that waits for someone: their line, its session, and who named them."""

    line: Participation
    session: Session
    facts: Facts
    asked_by: str


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A peer's confirmation as anyone may see it. ``stale``: the facts were changed after it."""

    name: str
    answer: str
    level: str
    at: datetime
    stale: bool
    statement_sha256: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line as the participants see it, a "no" included."""

    line: Participation
    name: str
    confirms: bool
    changed: list[Change]


def asked_of(user: User) -> list[Asked]:
    """The open questions for this person, oldest session first: new ones, and confirmations that were overtaken."""
    mine = Participation.objects.filter(person=user, state__in=WAITS, session__state=SessionState.OPEN)
    lines = mine.select_related("session__record_key", "session__organiser").order_by("session__held_on")
    return [
        Asked(line, line.session, open_facts(line.session), line.session.organiser.get_short_name()) for line in lines
    ]


def confirmations_of(session: Session) -> list[Confirmation]:
    """Who confirmed, in the order in which they were named. A "no", a silence or a withdrawal is never in it."""
    lines = session.participations.select_related("person").prefetch_related("statements")
    shown = [(within(session, line), standing(line)) for line in lines if line.state in HOLDS | WAS_TRUE]
    return [
        Confirmation(
            name=name_in(line),
            answer=line.answer,
            level=line.level,
            at=statement.signed_at,
            stale=line.state in WAS_TRUE,
            statement_sha256=digest_of(statement),
        )
        for line, statement in shown
        if statement
    ]


def lines_of(session: Session, facts: Facts) -> list[Line]:
    """Every line of a session, for those who were in it: what each said, and what changed since they confirmed."""
    named = session.participations.there().select_related("person").prefetch_related("statements")
    lines = [within(session, line) for line in named]
    texts = _texts(session, facts, needed=any(line.state in WAS_TRUE for line in lines))
    return [
        Line(line, name_in(line), line.state in HOLDS | WAS_TRUE, _changed(line, texts, session.revision))
        for line in lines
    ]


def change_since(line: Participation, shown: int | None = None) -> list[Change]:
    """What was changed after this line was confirmed; or, for any other line, after the page ``shown`` was made.

    ``shown`` is the revision that page showed, 0 when it did not tell. Nothing when it is still the current one.
    """
    session = line.session
    if line.state not in WAS_TRUE and shown in (None, 0, session.revision):
        return []
    texts = _texts(session, open_facts(session), needed=True)
    if line.state in WAS_TRUE:
        return _changed(line, texts, session.revision)
    return difference(texts[shown], texts[session.revision]) if shown in texts else []


def lines_to_answer_here(session: Session) -> list[Participation]:
    """The lines that can be answered on a device that was handed over: those of others, whatever they said before."""
    lines = session.participations.there().select_related("person").prefetch_related("statements")
    return [line for line in (within(session, one) for one in lines) if not is_the_organisers(line)]


def who_can_answer_here(session: Session) -> list[tuple[str, str]]:
    """Their ids and first names."""
    return [(str(line.pk), first_name_in(line)) for line in lines_to_answer_here(session)]


def _texts(session: Session, facts: Facts, *, needed: bool) -> dict[int, Facts]:
    earlier = session.earlier.all() if needed else ()
    return {session.revision: facts} | {row.revision: open_facts(session, row) for row in earlier}


def _changed(line: Participation, texts: dict[int, Facts], revision: int) -> list[Change]:
    statement = standing(line) if line.state in WAS_TRUE else None
    return difference(texts[statement.revision], texts[revision]) if statement else []
