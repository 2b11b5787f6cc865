"""Answering for one's own line and taking that back: who can, who cannot, and what each verb leaves in the trail."""

import pytest
from django.core.exceptions import PermissionDenied

from portfolio.confirmations import actions as confirmations
from portfolio.confirmations.models import Statement
from portfolio.sessions.states import Answer, LineState, SessionState
from tests.factories.accounts import UserFactory
from tests.factories.intervision import (
    SessionFactory,
    a_colleague,
    a_session_with_a_guest,
    a_token,
    line_of,
    new_key,
    say,
)
from trail.exceptions import NotPossibleNow
from trail.queries import history_of


def traces(subject):
    return [entry.action for entry in history_of(subject)]


@pytest.mark.parametrize("said", Answer)
def test_an_answer_is_kept_with_its_level_and_one_trace(said):
    line = line_of(SessionFactory())
    line = say(line, said)
    confirms = said in (Answer.CONFIRMED, Answer.PARTLY)
    assert (line.state, line.answer, line.level) == (said, said, "account")
    assert traces(line) == ["session.confirmed" if confirms else "session.answered"]
    assert line.statements.count() == confirms


def test_nobody_answers_for_someone_else():
    session = SessionFactory()
    for stranger in (a_colleague(), line_of(session, 1).person, UserFactory(superuser=True)):
        with pytest.raises(PermissionDenied):
            confirmations.answer(line_of(session), Answer.CONFIRMED, by=stranger, key=new_key())


@pytest.mark.parametrize("said", ["", "maybe", "stale", "reconfirmed"])
def test_only_an_answer_is_an_answer(said):
    with pytest.raises(NotPossibleNow):
        say(line_of(SessionFactory()), said)


def test_an_answer_can_change_while_the_question_is_open():
    line = line_of(SessionFactory())
    for said in (Answer.CONFIRMED, Answer.NOT_THERE, Answer.PARTLY):
        line = say(line, said)
    assert line.state == LineState.PARTLY
    assert traces(line) == ["session.confirmed", "session.answered", "session.confirmed"]


def test_the_same_answer_twice_is_one_statement():
    line = line_of(SessionFactory())
    say(line, Answer.CONFIRMED)
    say(line, Answer.CONFIRMED)
    assert Statement.objects.count() == 1
    assert traces(line) == ["session.confirmed"]


def test_the_same_form_twice_is_one_answer_even_after_another_one():
    line, key = line_of(SessionFactory()), new_key()
    confirmations.answer(line, Answer.CONFIRMED, by=line.person, key=key)
    say(line, Answer.PARTLY)
    again = confirmations.answer(line, Answer.CONFIRMED, by=line.person, key=key)
    assert again.state == LineState.PARTLY


def test_a_closed_session_takes_no_answer_but_gives_one_back():
    session = SessionFactory(said=[Answer.CONFIRMED], closed=True)
    assert session.state == SessionState.CLOSED
    with pytest.raises(NotPossibleNow):
        say(line_of(session, 1), Answer.CONFIRMED)
    line = confirmations.withdraw(line_of(session), by=line_of(session).person, key=new_key())
    assert line.state == LineState.WITHDRAWN


def test_withdrawing_adds_and_never_erases():
    line = say(line_of(SessionFactory()), Answer.CONFIRMED)
    signed = bytes(Statement.objects.get().body)
    line = confirmations.withdraw(line, by=line.person, key=new_key())
    assert traces(line) == ["session.confirmed", "session.confirmation_withdrawn"]
    assert bytes(line.statements.first().body) == signed
    assert line.statements.count() == 2


def test_silence_cannot_be_taken_back():
    line = line_of(SessionFactory())
    with pytest.raises(NotPossibleNow):
        confirmations.withdraw(line, by=line.person, key=new_key())


def test_withdrawing_closes_every_other_link_to_the_line():
    guest = a_session_with_a_guest()
    say(guest.line, Answer.CONFIRMED, token=guest.token)
    own = a_token(guest.line)
    confirmations.withdraw(guest.line, token=own, key=new_key())
    with pytest.raises(PermissionDenied):
        say(guest.line, Answer.CONFIRMED, token=guest.token)
    assert say(guest.line, Answer.PARTLY, token=own).state == LineState.PARTLY
