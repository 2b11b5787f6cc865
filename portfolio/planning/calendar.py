"""A session as a file for somebody's calendar. Calendars are shared at work: it says when, where and "Intervision"."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from codeofconduct.news import calendar
from portfolio.sessions.models import Session
from portfolio.sessions.sealing import open_facts
from portfolio.sessions.states import SessionState


@dataclass(slots=True)
class _Appointment:
    translation_key: UUID
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    cancelled: bool
    sequence: int


def calendar_of(session: Session, *, url: str = "", cancelled: bool = False) -> bytes:
    """The file (RFC 5545, METHOD:PUBLISH). Its UID is the session's own, from plan to log.

    ``cancelled``: off for whom this file is for, though it may go on for others.
    """
    facts = open_facts(session)
    appointment = _Appointment(
        translation_key=session.pk,
        title=_("Intervision"),
        starts_at=facts.begins_at,
        ends_at=facts.ends_at,
        place=facts.place,
        cancelled=cancelled or session.state == SessionState.CANCELLED,
        sequence=session.sequence,
    )
    changed_at = session.revised_at or session.recorded_at
    return calendar.calendar_of(appointment, url=url, changed_at=changed_at, name=settings.REGISTER_NAME, private=True)
