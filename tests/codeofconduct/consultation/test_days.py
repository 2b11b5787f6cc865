"""The last day ends at midnight in the Netherlands, whether or not the daily tick has run."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codeofconduct.consultation import actions as consultations
from codeofconduct.consultation.models import Comment, Consultation
from codeofconduct.editions.models import Edition
from codeofconduct.editions.states import S
from tests.factories import consultation as rounds
from tests.factories.accounts import UserFactory
from trail.exceptions import NotPossibleNow
from trail.queries import history_of

HERE = ZoneInfo("Europe/Amsterdam")
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
MOMENTS = st.datetimes(datetime(2026, 3, 20), datetime(2026, 4, 12), timezones=st.just(UTC))  # noqa: DTZ001
"""Around the night in which the clock is put forward."""


@given(opened=DAYS, length=st.integers(0, 366), closed=st.booleans(), today=DAYS)
def test_open_from_its_first_day_up_to_and_including_its_last(opened, length, closed, today):
    until = opened + timedelta(days=length)
    consultation = Consultation(opened_on=opened, until=until, closed_at=timezone.now() if closed else None)
    assert consultation.is_open_on(today) == (not closed and opened <= today <= until)
    assert consultation.is_open_on(until) is not closed
    assert not consultation.is_open_on(until + timedelta(days=1))


@pytest.fixture
def round_and_member():
    with time_machine.travel(datetime(2026, 3, 22, 12, tzinfo=HERE)):
        return rounds.running(until=date(2026, 3, 29)), UserFactory(member=True)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moment=MOMENTS)
def test_at_any_moment_a_comment_is_taken_or_refused_by_the_dutch_calendar(round_and_member, moment):
    consultation, member = round_and_member
    should = date(2026, 3, 22) <= moment.astimezone(HERE).date() <= date(2026, 3, 29)
    with time_machine.travel(moment, tick=False), transaction.atomic():
        opened = set(Consultation.objects.open_on(timezone.localdate()))
        try:
            rounds.said(consultation, by=member)
            taken = True
        except NotPossibleNow:
            taken = False
        transaction.set_rollback(True)
    assert taken is should
    assert (consultation in opened) is should


@pytest.mark.parametrize(
    ("moment", "taken"),
    [
        (datetime(2026, 3, 29, 23, 59, 59, tzinfo=HERE), True),
        (datetime(2026, 3, 30, 0, 0, 0, tzinfo=HERE), False),
        (datetime(2026, 3, 29, 21, 59, 59, tzinfo=UTC), True),
        (datetime(2026, 3, 29, 22, 0, 0, tzinfo=UTC), False),
    ],
)
def test_around_midnight(round_and_member, moment, taken):
    consultation, member = round_and_member
    with time_machine.travel(moment, tick=False):
        if taken:
            rounds.said(consultation, by=member)
        else:
            with pytest.raises(NotPossibleNow):
                rounds.said(consultation, by=member)
    assert Comment.objects.exists() is taken


def test_the_tick_closes_what_is_over_once_and_leaves_a_trace(round_and_member):
    consultation, _member = round_and_member
    assert consultations.close_over(date(2026, 3, 29)) == []
    assert consultations.close_over(date(2026, 3, 30)) == [consultation]
    assert consultations.close_over(date(2026, 3, 30)) == []
    assert [entry.action for entry in history_of(consultation)] == ["consultation.opened", "consultation.closed"]
    edition = Edition.objects.get()
    assert (edition.state, edition.awaits_answers) == (S.WORKING, False)
    assert not Consultation.objects.open_on(date(2026, 3, 29)).exists()
