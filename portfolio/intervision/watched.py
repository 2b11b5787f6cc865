"""What the trail tells of sessions and lines: ``manage.py verify_register`` holds the rows against it."""

from uuid import UUID

from portfolio.confirmations.models import Statement
from portfolio.sessions.models import Participation, Session
from portfolio.sessions.states import NOT_ASKED, LineState, SessionState
from trail.held import TO, Told, watch

ANSWERING = ("session.confirmed", "session.answered", "session.confirmation_withdrawn")


def register() -> None:
    watch(
        Session,
        {TO: "state", "revision": "revision"},
        actors={"session.logged": "organiser"},
        moments={"session.logged": "recorded_at"},
        begins={SessionState.PLANNED},
        stays=_is_said_of,
    )
    watch(
        Participation,
        {TO: "state", "level": "level", "session": "session"},
        actors=dict.fromkeys(ANSWERING, "person"),
        moments=dict.fromkeys(ANSWERING, "answered_at"),
        begins={LineState.INVITED, LineState.ASKED},
        stays=_was_asked,
    )


def _is_said_of(pk: str, told: Told) -> bool:
    """One in which nobody else said anything goes with who wrote it down."""
    return Statement.objects.filter(participation__session=UUID(pk)).exists()


def _was_asked(pk: str, told: Told) -> bool:
    """Who was asked keeps a line as long as the session is there; who was only invited may be left out."""
    state, session = told[TO][0], told.get("session", ("", 0))[0]
    return state not in NOT_ASKED and bool(session) and Session.objects.filter(pk=UUID(session)).exists()
