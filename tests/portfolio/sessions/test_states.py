"""Every move of a session and of a line, allowed and refused; nothing is missing from the tables."""

import pytest
from django.db import transaction

from portfolio.sessions.states import (
    HOLDS,
    NEXT_LINE,
    NEXT_SESSION,
    NOT_ASKED,
    WAITS,
    WAS_TRUE,
    LineState,
    SessionState,
)
from tests.factories.intervision import SessionFactory, line_of
from trail.exceptions import NotPossibleNow
from trail.moves import move

TABLES = [(NEXT_SESSION, SessionState), (NEXT_LINE, LineState)]


@pytest.mark.parametrize(("table", "states"), TABLES)
def test_every_state_says_what_can_follow(table, states):
    assert set(table) == set(states)
    assert set().union(*table.values()) <= set(states)


@pytest.mark.parametrize(("table", "states"), TABLES)
def test_moves_follow_the_table_both_ways(table, states):
    session = SessionFactory()
    subject = session if states is SessionState else line_of(session)
    for came_from in states:
        for to in states:
            with transaction.atomic():
                subject.state = came_from
                if to in table[came_from]:
                    move(subject, to, table=table, by=None, action="session.answered")
                    assert subject.state == to
                else:
                    with pytest.raises(NotPossibleNow):
                        move(subject, to, table=table, by=None, action="session.answered")


def test_a_line_waits_holds_was_true_or_says_no():
    assert not HOLDS & WAS_TRUE
    assert not HOLDS & WAITS
    assert not NOT_ASKED & (HOLDS | WAS_TRUE | WAITS)
    says_no = {LineState.NOT_THERE, LineState.NO_CONVERSATION}
    silent = {LineState.EXPIRED, LineState.WITHDRAWN, LineState.REMOVED}
    assert set(LineState) - HOLDS - WAS_TRUE - WAITS - NOT_ASKED - says_no == silent


def test_whatever_was_said_can_be_taken_back():
    silent = NOT_ASKED | {LineState.ASKED, LineState.EXPIRED, LineState.WITHDRAWN, LineState.REMOVED}
    assert all(LineState.WITHDRAWN in NEXT_LINE[state] for state in set(LineState) - silent)
