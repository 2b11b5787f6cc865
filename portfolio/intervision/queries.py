"""Reading sessions: what someone is asked, what was shared, who confirmed what."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import FORMER, User, given_name
from accounts.vault import Vault
from portfolio.intervision.facts import Change, Facts, difference
from portfolio.intervision.mailboxes import is_the_organisers
from portfolio.intervision.models import ENOUGH_OTHERS, Insight, Participation, Session, SessionQuerySet
from portfolio.intervision.sealing import open_facts, open_insight, open_person
from portfolio.intervision.statements import digest_of, standing
from portfolio.intervision.states import (
    CONFIRMING,
    HOLDS,
    WAITS,
    WAS_NOT_PART,
    WAS_TRUE,
    WRITTEN_DOWN,
    Level,
    LineState,
    SessionState,
)


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


def facts_of(session: Session) -> Facts:
    """What the session says now. Raises ``accounts.vault.CannotOpen``."""
    return open_facts(session)


def asked_of(user: User) -> list[Asked]:
    """The open questions for this person, oldest session first: new ones, and confirmations that were overtaken."""
    mine = Participation.objects.filter(person=user, state__in=WAITS, session__state=SessionState.OPEN)
    lines = mine.select_related("session__record_key", "session__organiser").order_by("session__held_on")
    return [
        Asked(line, line.session, open_facts(line.session), line.session.organiser.get_short_name()) for line in lines
    ]


def sessions_of(user: User) -> list[tuple[Session, Facts]]:
    """The sessions in someone's own list, newest first: what they logged, and where they said they were.

    The lines come along, so that a page can say where each session stands.
    """
    return [(session, open_facts(session)) for session in in_list_of(user).with_lines()]


def met_by(user: User) -> dict[UUID, list[str]]:
    """The names of who else sat in each session in someone's list: all who were named and said nothing else."""
    sessions = in_list_of(user).with_lines()
    return {session.pk: _others(session, user) for session in sessions}


def in_list_of(user: User) -> SessionQuerySet:
    """The same sessions, unopened."""
    was_there = Participation.objects.filter(person=user, answer__in=CONFIRMING).exclude(state=LineState.WITHDRAWN)
    mine = Q(organiser=user) | Q(pk__in=was_there.values("session"))
    return Session.objects.filter(mine, state__in=WRITTEN_DOWN)


def shared_sessions(
    member: User, since: date, until: date, *, levels: Collection[str] = Level.values
) -> SessionQuerySet:
    """The shared sessions a member logged or confirmed, held from ``since`` to ``until`` (both included).

    ``levels``: how sure a confirmation has to be to count towards that.
    """
    confirmed = Participation.objects.filter(person=member, state__in=HOLDS).values("session")
    took_part = Session.objects.filter(Q(organiser=member) | Q(pk__in=confirmed))
    return took_part.shared(levels).filter(held_on__range=(since, until)).with_lines()


def is_shared(lines: Iterable[Participation]) -> bool:
    """The rule of ``SessionQuerySet.shared``, over the lines of one session that are already here."""
    states = [line.state for line in lines]
    return LineState.NO_CONVERSATION not in states and sum(state in HOLDS for state in states) >= ENOUGH_OTHERS


def where_it_stands(session: Session, user: User) -> str:
    """Where a session stands, in a word or two for someone who was in it. Never how many answered."""
    return standing_in_words(session, session.participations.all(), user)


def standing_in_words(session: Session, lines: Iterable[Participation], user: User) -> str:
    if is_shared(lines):
        return _("Shared")
    if session.state == SessionState.OPEN:
        return _("Waiting for answers")
    return _("Your own note") if session.organiser_id == user.pk else _("Not shared")


def confirmations_of(session: Session) -> list[Confirmation]:
    """Who confirmed, in the order in which they were named. A "no", a silence or a withdrawal is never in it."""
    lines = session.participations.select_related("person").prefetch_related("statements")
    shown = [(_in(session, line), standing(line)) for line in lines if line.state in HOLDS | WAS_TRUE]
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
    lines = [_in(session, line) for line in named]
    texts = _texts(session, facts, needed=any(line.state in WAS_TRUE for line in lines))
    return [
        Line(line, name_in(line), line.state in HOLDS | WAS_TRUE, _changed(line, texts, session.revision))
        for line in lines
    ]


def insight_of(session: Session, member: User) -> str:
    """What this member kept for themselves about the session; empty when nothing."""
    insight = Insight.objects.visible_to(member).select_related("member").filter(session=session).first()
    return open_insight(insight) if insight else ""


def insights_of(member: User, vault: Vault) -> dict[UUID, str]:
    """What this member kept for themselves, by session. One query; ``vault`` is theirs."""
    return {one.session_id: open_insight(one, vault) for one in Insight.objects.visible_to(member)}


def name_in(line: Participation) -> str:
    """The name of who stands in a line: their own once they said they were there, before that as it was typed.

    Typing an address tells nobody whose account it is.
    """
    if line.person and line.answer in CONFIRMING:
        return line.person.get_full_name()
    return open_person(line).name or str(FORMER)


def lines_to_answer_here(session: Session) -> list[Participation]:
    """The lines that can be answered on a device that was handed over: those of others, whatever they said before."""
    lines = session.participations.there().select_related("person").prefetch_related("statements")
    return [line for line in (_in(session, one) for one in lines) if not is_the_organisers(line)]


def who_can_answer_here(session: Session) -> list[tuple[str, str]]:
    """Their ids and first names."""
    return [(str(line.pk), first_name_in(line)) for line in lines_to_answer_here(session)]


def first_name_in(line: Participation) -> str:
    name = name_in(line)
    return name if name == FORMER else given_name(name)


def first_names(session: Session) -> list[str]:
    """The organiser's and everyone's first name: all that a personal link shows of people."""
    lines = session.participations.there().select_related("person")
    return [given_name(session.organiser.get_full_name()), *(first_name_in(_in(session, line)) for line in lines)]


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


def _texts(session: Session, facts: Facts, *, needed: bool) -> dict[int, Facts]:
    earlier = session.earlier.all() if needed else ()
    return {session.revision: facts} | {row.revision: open_facts(session, row) for row in earlier}


def _changed(line: Participation, texts: dict[int, Facts], revision: int) -> list[Change]:
    statement = standing(line) if line.state in WAS_TRUE else None
    return difference(texts[statement.revision], texts[revision]) if statement else []


def _others(session: Session, user: User) -> list[str]:
    organiser = [] if session.organiser_id == user.pk else [session.organiser.get_full_name()]
    lines = [line for line in session.participations.all() if line.person_id != user.pk]
    return organiser + [name_in(_in(session, line)) for line in lines if line.state not in WAS_NOT_PART]


def _in(session: Session, line: Participation) -> Participation:
    """The line with the session that is already here: its key opens the name."""
    line.session = session
    return line
