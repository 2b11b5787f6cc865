"""Whatever is done in whatever order: somebody reads a text exactly as long as they may, and then exactly that text."""

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from portfolio.sharing import actions as sharing
from portfolio.sharing.models import Share
from portfolio.sharing.states import NEXT, State
from portfolio.situations import actions as situations
from portfolio.situations.models import Situation
from portfolio.situations.queries import content_of
from tests.factories.intervision import a_colleague
from tests.factories.sharing import shared
from tests.factories.situations import situation
from trail.exceptions import NotPossibleNow
from trail.moves import move

BEGIN = datetime(2026, 3, 2, 10, tzinfo=UTC)
STEPS = st.one_of(
    st.tuples(st.just("give"), st.integers(0, 9), st.booleans()),
    st.tuples(st.just("revoke"), st.just(0), st.just(False)),
    st.tuples(st.just("wait"), st.integers(1, 9), st.just(False)),
    st.tuples(st.just("tick"), st.just(0), st.just(False)),
    st.tuples(st.just("bin"), st.just(0), st.just(False)),
    st.tuples(st.just("put back"), st.just(0), st.just(False)),
    st.tuples(st.just("change"), st.just(0), st.just(False)),
)


class Told:
    """What should be so, kept beside the register in the plainest way."""

    def __init__(self):
        self.given = []  # until when, live, what it said: every share was opened, so an address begins another one
        self.text, self.binned = "Begin.", False

    def reads(self, today):
        """The text of every share that can be read."""
        living = [] if self.binned else [one for one in self.given if today <= one[0]]
        return sorted(self.text if live else text for _until, live, text in living)


@pytest.fixture
def people():
    return a_colleague(), a_colleague()


@given(steps=st.lists(STEPS, max_size=12))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_text_is_read_as_long_as_it_is_given_and_not_over_not_taken_back_and_not_thrown_away(people, steps):
    owner, reader = people
    with time_machine.travel(BEGIN, tick=False) as clock, transaction.atomic():
        item, told = situation(by=owner), Told()
        item = write(item, told.text)
        for step in steps:
            carry_out(step, item, reader, told, clock)
            assert_is_so(item, reader, told)
        transaction.set_rollback(True)


def write(item, text):
    item.refresh_from_db()
    return situations.write(
        item, replace(content_of(item), chafes=text), base_revision=item.revision, by=item.member, leave_open=True
    )


def carry_out(step, item, reader, told, clock):
    what, days, live = step
    if what == "give":
        give(item, reader, told, days=days, live=live)
    elif what == "revoke":
        for share in Share.objects.about(item):
            sharing.revoke(share, by=item.member)
        told.given = []
    elif what == "wait":
        clock.shift(timedelta(days=days))
    elif what == "tick":
        sharing.end_due(timezone.localdate())
    elif what == "change":
        change(item, told)
    else:
        told.binned = what == "bin"
        Situation.objects.filter(pk=item.pk).update(binned_at=timezone.now() if told.binned else None)


def give(item, reader, told, *, days, live):
    item.refresh_from_db()
    if told.binned:
        with pytest.raises(NotPossibleNow):
            shared(item, reader, days=days, live=live)
        return
    shared(item, reader, days=days, live=live)
    told.given.append((timezone.localdate() + timedelta(days=days), live, told.text))


def change(item, told):
    if not told.binned:
        told.text = f"Tekst {uuid.uuid4().hex[:6]}."
        write(item, told.text)


def assert_is_so(item, reader, told):
    reader = User.objects.get(pk=reader.pk)
    found = list(Share.objects.about(item).visible_to(reader))
    read = sorted(sharing.read(share, by=reader).chafes for share in found)
    assert read == told.reads(timezone.localdate())
    for share in Share.objects.about(item).exclude(pk__in=[one.pk for one in found]):
        with pytest.raises(NotPossibleNow):
            sharing.read(share, by=reader)


@pytest.mark.parametrize("came_from", State)
@pytest.mark.parametrize("to", State)
def test_moves_follow_the_table(people, came_from, to):
    owner, reader = people
    share = shared(situation(by=owner), reader)
    ended = None if came_from == State.GIVEN else timezone.now()
    Share.objects.filter(pk=share.pk).update(state=came_from, ended_at=ended)
    share.refresh_from_db()
    share.ended_at = share.ended_at or timezone.now()
    if to in NEXT[came_from]:
        move(share, to, table=NEXT, by=owner, action="share.revoked")
    else:
        with pytest.raises(NotPossibleNow):
            move(share, to, table=NEXT, by=owner, action="share.revoked")


@pytest.mark.parametrize(
    ("given_on", "ask", "reads"),
    [
        (date(2026, 3, 26), "2026-03-29T21:59:59+00:00", True),  # the clocks went forward that night
        (date(2026, 3, 26), "2026-03-29T22:00:00+00:00", False),
        (date(2026, 10, 22), "2026-10-25T22:59:59+00:00", True),  # and back again
        (date(2026, 10, 22), "2026-10-25T23:00:00+00:00", False),
        (date(2028, 2, 26), "2028-02-29T22:59:59+00:00", True),
        (date(2026, 12, 29), "2027-01-01T22:59:59+00:00", True),
    ],
)
def test_the_last_day_is_a_whole_day_in_the_netherlands(people, given_on, ask, reads):
    owner, reader = people
    with time_machine.travel(datetime.combine(given_on, datetime.min.time(), UTC) + timedelta(hours=9)):
        shared(situation(by=owner), reader, days=3)
    with time_machine.travel(ask):
        assert Share.objects.visible_to(reader).exists() is reads
