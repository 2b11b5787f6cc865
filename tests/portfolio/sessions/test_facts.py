"""What can be true of a session, and what its digest is bound to."""

import hashlib
import json
from dataclasses import fields, replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codeofconduct.methods.kinds import Method
from documents.canonical import normalised
from portfolio.sessions.facts import LABELS, Facts, content_sha256, difference, what_is_off
from portfolio.sessions.times import HERE
from tests.factories.intervision import FactsFactory

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 23, 15, tzinfo=HERE)
words = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
unhurried = settings(deadline=None)
some_facts = st.builds(
    Facts,
    held_on=st.dates(date(2020, 1, 1), TODAY),
    begins=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    ends=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    method=st.sampled_from(Method.values),
    **dict.fromkeys(("place", "theme", "group", "facilitator", "lesson", "agreement"), words),
)


def digest(facts, *, session="s", revision=1, lines=("a", "b")):
    return content_sha256(session, revision, facts, lines)


def test_the_digest_is_what_the_design_says():
    facts = FactsFactory(held_on=date(2026, 1, 20))
    bound = {"v": 1, "session": "s", "revision": 1, "participants": ["a", "b"], "facts": facts.as_json()}
    plain = json.dumps(bound, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert digest(facts) == hashlib.sha256(b"register/session/v1\n" + plain).hexdigest()


def test_facts_without_an_agreement_have_the_digest_they_always_had():
    facts = FactsFactory(held_on=date(2026, 1, 20))
    assert digest(facts) == "b970dc952b512ab47803b3ffb1b95f043adc9ced3cacfc6b4007dfd18a0106b0"
    assert "agreement" not in facts.as_json()
    assert digest(replace(facts, agreement="3")) != digest(facts)
    assert Facts.from_json(replace(facts, agreement="3").as_json()).agreement == "3"


@unhurried
@given(some_facts, some_facts)
def test_other_facts_have_another_digest_and_the_same_facts_the_same(one, other):
    one, other = one.tidy(), other.tidy()
    assert (digest(one) == digest(other)) == (one == other)


@unhurried
@given(some_facts, st.sampled_from([f.name for f in fields(Facts)]), some_facts)
def test_a_change_in_any_field_changes_the_digest(facts, name, other):
    changed = replace(facts, **{name: getattr(other, name)}).tidy()
    facts = facts.tidy()
    assert (digest(changed) != digest(facts)) == (changed != facts)
    assert bool(difference(facts, changed)) == (changed != facts)


@unhurried
@given(some_facts)
def test_the_digest_is_bound_to_session_revision_and_people(facts):
    others = [{"session": "t"}, {"revision": 2}, {"lines": ("a",)}, {"lines": ("a", "b", "c")}]
    assert all(digest(facts, **other) != digest(facts) for other in others)
    assert digest(facts, lines=("b", "a")) == digest(facts)


@unhurried
@given(some_facts)
def test_saving_and_reading_again_changes_nothing(facts):
    tidy = facts.tidy()
    assert tidy.tidy() == tidy == Facts.from_json(tidy.as_json())
    assert digest(tidy) == digest(Facts.from_json(tidy.as_json()))


def test_the_same_word_typed_on_another_machine_is_the_same():
    composed, taken_apart = FactsFactory(theme="café\r\n"), FactsFactory(theme="cafe\u0301")
    assert composed.tidy() == taken_apart.tidy()
    assert normalised("cafe\u0301") == composed.tidy().theme


def test_every_fact_has_a_label():
    assert set(LABELS) == {field.name for field in fields(Facts)}


def off(**about):
    return set(what_is_off(FactsFactory(**{"held_on": TODAY} | about), now=NOW))


@pytest.mark.parametrize(
    ("about", "where"),
    [
        ({}, set()),
        ({"theme": " ".join(["woord"] * 10)}, set()),
        ({"theme": " ".join(["woord"] * 11)}, {"theme"}),
        ({"theme": "  \n "}, {"theme"}),
        ({"place": ""}, {"place"}),
        ({"method": "tarot"}, {"method"}),
        ({"held_on": TODAY + timedelta(days=1)}, {"held_on"}),
        ({"held_on": date(1900, 1, 1)}, {"held_on"}),
        ({"begins": time(23, 0), "ends": time(0, 30)}, set()),
        ({"begins": time(23, 30), "ends": time(23, 45)}, {"begins"}),
        ({"begins": time(14, 30), "ends": time(13, 0)}, {"ends"}),
        ({"begins": time(9, 0), "ends": time(9, 0)}, {"ends"}),
        ({"begins": time(9, 0), "ends": time(21, 0)}, set()),
        ({"begins": time(9, 0), "ends": time(21, 1)}, {"ends"}),
        ({"held_on": date(2026, 3, 29), "begins": time(2, 30), "ends": time(4, 0)}, {"begins"}),
        ({"held_on": date(2026, 3, 29), "begins": time(1, 0), "ends": time(2, 30)}, {"ends"}),
        ({"held_on": date(2026, 3, 28), "begins": time(23, 0), "ends": time(2, 0)}, {"ends"}),
        ({"held_on": date(2026, 10, 25), "begins": time(2, 15), "ends": time(2, 45)}, set()),
        ({"held_on": date(1996, 11, 26)}, {"held_on"}),
    ],
)
def test_what_cannot_be_true_is_said_at_its_field(about, where):
    assert off(**about) == where


@pytest.mark.parametrize(
    ("held_on", "begins", "ends", "minutes"),
    [
        (date(2026, 1, 20), time(23, 0), time(0, 30), 90),
        (date(2026, 3, 28), time(23, 30), time(3, 30), 180),  # the clock goes forward in this night
        (date(2026, 10, 24), time(23, 30), time(3, 30), 300),  # and back in this one
    ],
)
def test_a_session_may_cross_midnight_and_the_change_of_the_clock(held_on, begins, ends, minutes):
    facts = FactsFactory(held_on=held_on, begins=begins, ends=ends)
    assert facts.lasts() == timedelta(minutes=minutes)
    assert what_is_off(facts, now=NOW) == {}
