"""Reading the log: which sessions are someone's own, where each stands, and what they kept of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.vault import Vault
from portfolio.intervision.models import Insight
from portfolio.intervision.sealing import open_insight
from portfolio.sessions.facts import Facts
from portfolio.sessions.models import Participation, Session, SessionQuerySet
from portfolio.sessions.queries import is_shared, name_in, within
from portfolio.sessions.sealing import open_facts
from portfolio.sessions.states import (
    CONFIRMING,
    HOLDS,
    TO_COME,
    WAS_NOT_PART,
    WRITTEN_DOWN,
    LineState,
    SessionState,
)
from portfolio.situations.models import Situation


@dataclass(frozen=True, slots=True)
class Loose:
    """An insight of a session that is in no list of its writer: it was cancelled, or they were not there after all."""

    insight: Insight
    text: str
    note: Situation | None


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


def shared_sessions(member: User, since: date, until: date, *, counting: Q | None = None) -> SessionQuerySet:
    """The shared sessions a member logged or confirmed, held from ``since`` to ``until`` (both included).

    ``counting``: which confirmations count towards that, as a condition on lines; all of them unless told.
    """
    confirmed = Participation.objects.filter(person=member, state__in=HOLDS).values("session")
    took_part = Session.objects.filter(Q(organiser=member) | Q(pk__in=confirmed))
    return took_part.shared(counting).filter(held_on__range=(since, until)).with_lines()


def where_it_stands(session: Session, user: User) -> str:
    """Where a session stands, in a word or two for someone who was in it. Never how many answered."""
    return standing_in_words(session, session.participations.all(), user)


def standing_in_words(session: Session, lines: Iterable[Participation], user: User) -> str:
    if is_shared(lines):
        return _("Shared")
    if session.state == SessionState.OPEN:
        return _("Waiting for answers")
    return _("Your own note") if session.organiser_id == user.pk else _("Not shared")


def own_insight(session: Session, user: User) -> Insight | None:
    """One's own about this session, with the note that was made of it."""
    mine = Insight.objects.visible_to(user).filter(session=session)
    return mine.select_related("member", "note").first()


def note_of(insight: Insight | None) -> Situation | None:
    """The note that was made of it, as long as it is in the portfolio."""
    return insight.note if insight and insight.note and insight.note.binned_at is None else None


def insight_of(session: Session, member: User) -> str:
    """What this member kept for themselves about the session; empty when nothing."""
    insight = Insight.objects.visible_to(member).select_related("member").filter(session=session).first()
    return open_insight(insight) if insight else ""


def insights_of(member: User, vault: Vault) -> dict[UUID, str]:
    """What this member kept for themselves, by session. One query; ``vault`` is theirs."""
    return {one.session_id: open_insight(one, vault) for one in Insight.objects.visible_to(member)}


def loose_insights_of(user: User, elsewhere: set[Any]) -> list[Loose]:
    """One's own insights of sessions that are in no list: not in ``elsewhere`` (keys), and not planned either.

    Newest first; two queries at most.
    """
    planned = Session.objects.visible_to(user).filter(state__in=TO_COME)
    mine = Insight.objects.visible_to(user).exclude(session__in=elsewhere).exclude(session__in=planned)
    rows = mine.select_related("note", "session")
    found = list(rows.order_by("-session__held_on", "pk"))
    vault = Vault.of(user) if found else None
    return [Loose(one, open_insight(one, vault), note_of(one)) for one in found]


def _others(session: Session, user: User) -> list[str]:
    organiser = [] if session.organiser_id == user.pk else [session.organiser.get_full_name()]
    lines = [line for line in session.participations.all() if line.person_id != user.pk]
    return organiser + [name_in(within(session, line)) for line in lines if line.state not in WAS_NOT_PART]
