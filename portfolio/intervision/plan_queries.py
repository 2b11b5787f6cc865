"""Reading what is yet to come, and one's own insights wherever they are. A fixed number of queries."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from accounts.vault import Vault
from portfolio.intervision.facts import Facts
from portfolio.intervision.models import Insight, Session
from portfolio.intervision.queries import name_in
from portfolio.intervision.sealing import open_facts, open_insight
from portfolio.intervision.states import TO_COME, LineState, SessionState
from portfolio.situations.models import Situation

SOON = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Planned:
    """A session that nobody wrote down yet. ``over``: its time is over."""

    session: Session
    facts: Facts
    over: bool

    @property
    def is_today(self) -> bool:
        return self.facts.held_on == timezone.localdate()

    @property
    def is_tomorrow(self) -> bool:
        return self.facts.held_on == timezone.localdate() + SOON


@dataclass(frozen=True, slots=True)
class Loose:
    """An insight of a session that is in no list of its writer: it was cancelled, or they were not there after all."""

    insight: Insight
    text: str
    note: Situation | None


def planned_of(user: User, now: datetime | None = None) -> list[Planned]:
    """What is planned and not written down: what has been first, then what comes next. Two queries at most."""
    sessions = Session.objects.visible_to(user).filter(state__in=TO_COME).select_related("organiser", "record_key")
    found = [look_at(session, now) for session in sessions]
    return sorted(found, key=lambda one: one.facts.begins_at)


def look_at(session: Session, now: datetime | None = None) -> Planned:
    facts = open_facts(session)
    over = session.state == SessionState.HELD or facts.ends_at <= (now or timezone.now())
    return Planned(session, facts, over)


def names_in_plan(session: Session) -> list[str]:
    """Everyone who would be there: the planner, and who is invited. One query."""
    lines = list(session.participations.select_related("person"))
    for line in lines:
        line.session = session
    invited = [name_in(line) for line in lines if line.state == LineState.INVITED]
    return [session.organiser.get_full_name(), *invited]


def own_insight(session: Session, user: User) -> Insight | None:
    """One's own about this session, with the note that was made of it."""
    mine = Insight.objects.visible_to(user).filter(session=session)
    return mine.select_related("member", "note").first()


def note_of(insight: Insight | None) -> Situation | None:
    """The note that was made of it, as long as it is in the portfolio."""
    return insight.note if insight and insight.note and insight.note.binned_at is None else None


def loose_insights_of(user: User, elsewhere: set[Any]) -> list[Loose]:
    """One's own insights of sessions that are not in ``elsewhere`` (keys), newest first. Two queries at most."""
    rows = Insight.objects.visible_to(user).exclude(session__in=elsewhere).select_related("note", "session")
    found = list(rows.order_by("-session__held_on", "pk"))
    vault = Vault.of(user) if found else None
    return [Loose(one, open_insight(one, vault), note_of(one)) for one in found]
