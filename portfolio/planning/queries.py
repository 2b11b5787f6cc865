"""Reading what is yet to come. A fixed number of queries."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from accounts.models import User
from portfolio.sessions.facts import Facts
from portfolio.sessions.models import Session
from portfolio.sessions.queries import name_in, within
from portfolio.sessions.sealing import open_facts
from portfolio.sessions.states import TO_COME, LineState, SessionState

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
    lines = session.participations.select_related("person").filter(state=LineState.INVITED)
    invited = [name_in(within(session, line)) for line in lines]
    return [session.organiser.get_full_name(), *invited]
