"""Which rules hold on a day: always exactly one set, and the same for whoever asks later."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from hypothesis import example, given, settings
from hypothesis import strategies as st

from portfolio.sessions.models import Participation
from portfolio.sessions.states import Level
from registry.policy.models import Policy
from registry.policy.queries import book, in_force, timeline
from registry.policy.timeline import Timeline
from tests.factories.policy import PolicyFactory

FIRST_DAY = date(2021, 1, 1)
days = st.dates(min_value=FIRST_DAY + timedelta(days=1), max_value=date(2060, 1, 1))
starts = st.dictionaries(days, st.booleans(), max_size=6)
"""From which day, and whether they were taken back before."""
levels = st.lists(st.sampled_from(Level.values), min_size=1, unique=True)


def held_on(starts, day):
    """The start of the rules of a day, worked out the long way: walk back until there is one."""
    while day > FIRST_DAY and starts.get(day, True):
        day -= timedelta(days=1)
    return day


@settings(max_examples=25, deadline=None)
@given(starts, st.lists(days, min_size=1, max_size=5))
@example({date(2028, 2, 29): False}, [date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1)])
def test_on_every_day_the_rules_hold_that_started_last_and_were_not_taken_back(starts, asked):
    with transaction.atomic():
        for day, taken_back in starts.items():
            PolicyFactory(starts_on=day, withdrawn_on=day - timedelta(days=1) if taken_back else None)
        together = timeline()
        for day in asked:
            expected = held_on(starts, day)
            assert in_force(day).starts_on == expected
            assert together.on(day).starts_on == expected
            assert book(day).now.policy.starts_on == expected
        transaction.set_rollback(True)


@given(st.dictionaries(days, levels, min_size=1, max_size=4), days, st.times(), st.sampled_from(Level.values))
def test_a_confirmation_counts_by_the_rules_of_its_own_day(sets, day, at, level):
    first = Policy(starts_on=FIRST_DAY)
    rules = Timeline([first, *(Policy(starts_on=day, levels_that_count=sets[day]) for day in sorted(sets))])
    moment = timezone.make_aware(datetime.combine(day, at))
    assert rules.counts(level, moment) == (level in rules.on(timezone.localdate(moment)).levels_that_count)


def test_the_condition_says_the_same_up_to_the_last_second():
    """Around midnight in the Netherlands, which is another day in UTC; winter and summer."""
    rules = Timeline(
        [
            Policy(starts_on=FIRST_DAY),
            Policy(starts_on=date(2027, 1, 1), levels_that_count=["account"]),
            Policy(starts_on=date(2027, 7, 1), levels_that_count=["account", "link"]),
        ]
    )
    for day, counts in ((date(2027, 1, 1), (True, False)), (date(2027, 7, 1), (False, True))):
        midnight = timezone.make_aware(datetime.combine(day, time.min))
        for moment, expected in zip((midnight - timedelta(seconds=1), midnight), counts, strict=True):
            assert rules.counts("link", moment) is expected
            assert _in_sql(rules, "link", moment) is expected
    assert rules.counts("link", timezone.make_aware(datetime.combine(date(2019, 5, 1), time(12))))


def test_when_everything_counts_there_is_no_condition():
    assert not timeline().counting()
    PolicyFactory(levels_that_count=["code"])
    assert timeline().counting()


def test_the_book_says_what_changed_and_until_when():
    later = PolicyFactory(to_come=True, pieces_max=4)
    PolicyFactory(starts_on=timezone.localdate(), readers=3)
    PolicyFactory(withdrawn=True, pieces_max=2)
    found = book(timezone.localdate())
    assert [one.policy.starts_on for one in found.before] == [FIRST_DAY]
    assert found.now.until == later.starts_on - timedelta(days=1)
    assert [len(one.changes) for one in (found.now, *found.to_come)] == [1, 2]
    assert "3" in found.now.changes[0]
    assert [one.policy.pieces_max for one in found.taken_back] == [2]


def _in_sql(rules, level, moment):
    from tests.factories.intervision import SessionFactory

    line = SessionFactory().participations.first()
    Participation.objects.filter(pk=line.pk).update(level=level, answered_at=moment)
    return Participation.objects.filter(rules.counting(), pk=line.pk).exists()
