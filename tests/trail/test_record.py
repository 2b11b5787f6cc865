"""The trail stands inside the change, says no prose, and cannot be rewritten unseen."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import F
from django.db.transaction import TransactionManagementError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.accounts import UserFactory
from trail import labels, once
from trail.exceptions import NotPossibleNow, UnknownAction
from trail.leaves import body_of, commitment, expected, instant
from trail.models import DoneOnce, TrailHead
from trail.queries import history_of, times_done
from trail.record import NO_PROSE, record
from trail.verify import verify_trail


@pytest.fixture(autouse=True)
def _known_action():
    labels.register("thing.tried", "A thing was tried")
    yield
    labels.LABELS.pop("thing.tried")


def leave(count=3):
    person = UserFactory()
    with transaction.atomic():
        for step in range(count):
            record("thing.tried", person, by=person, step=step)
    return person


def test_it_refuses_to_stand_outside_a_transaction(committed):
    person = UserFactory()
    with pytest.raises(TransactionManagementError):
        record("thing.tried", person, by=person)


def test_a_change_that_rolls_back_leaves_no_trace():
    person = UserFactory()
    with transaction.atomic():
        record("thing.tried", person, by=person)
        transaction.set_rollback(True)
    assert not history_of(person).exists()


def test_no_change_stays_whose_entry_failed(committed):
    """However somebody above catches it: an entry that stands there already makes the next one fail."""
    person = leave()
    TrailHead.objects.filter(pk=1).update(size=F("size") - 1)
    with transaction.atomic():
        type(person).objects.filter(pk=person.pk).update(language="en")
        with suppress(IntegrityError):
            record("thing.tried", person, by=person)
    person.refresh_from_db()
    assert person.language != "en"


def test_no_entry_without_the_head_of_the_trail():
    person = UserFactory()
    TrailHead.objects.all().delete()
    with pytest.raises(TrailHead.DoesNotExist), transaction.atomic():
        record("thing.tried", person, by=person)


def test_an_action_without_a_label_is_refused():
    with pytest.raises(UnknownAction):
        record("thing.unheard_of", UserFactory(), by=None)


@pytest.mark.parametrize("prose", ["een zin met spaties", "regel\neinde", "x" * 65, "<b>"])
def test_prose_is_refused(prose):
    with pytest.raises(ValueError, match="no prose"):
        record("thing.tried", UserFactory(), by=None, why=prose)


def test_history_is_in_order_and_says_who():
    person = leave()
    assert [(entry.codes["step"], entry.actor) for entry in history_of(person)] == [
        (step, f"user:{person.pk}") for step in range(3)
    ]
    assert verify_trail() == []


@pytest.mark.parametrize("sql", ["UPDATE trail_trailentry SET action = 'x'", "DELETE FROM trail_trailentry"])
def test_the_database_refuses_changes(sql):
    leave()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_form_sent_twice_is_known():
    person = UserFactory()
    once.remember("thing.tried", "k1", person, by=person)
    assert once.find("thing.tried", "k1", by=person) == str(person.pk)
    assert once.find("thing.tried", "k1", by=UserFactory()) is None


def test_a_form_sent_twice_gives_what_it_made_and_nothing_when_that_is_gone():
    person, other = UserFactory(), UserFactory()
    once.remember("thing.tried", "k1", other, by=person)
    assert once.made(type(other), "thing.tried", "k1", by=person) == other
    assert once.made(type(other), "thing.tried", "k2", by=person) is None
    assert once.made(type(other), "thing.tried", "", by=person) is None
    other.delete()
    with pytest.raises(NotPossibleNow):
        once.made(type(other), "thing.tried", "k1", by=person)


def test_what_somebody_did_lately_is_counted_for_them_alone():
    person, now = leave(), timezone.now()
    leave()
    hour = timedelta(hours=1)
    assert times_done("thing.tried", person, since=now - hour) == 3
    assert times_done("thing.tried", person, since=now + hour) == 0
    assert times_done("thing.done", person, since=now - hour) == 0


def test_a_form_without_a_key_is_refused():
    with pytest.raises(ValueError, match="key"):
        once.remember("thing.tried", "", UserFactory(), by=None)


def test_forms_of_long_ago_are_forgotten_once_and_what_the_register_did_stays():
    person, now = UserFactory(), timezone.now()
    for key in ("old", "young"):
        once.remember("thing.tried", key, person, by=person)
    once.remember("thing.tried", "old", person, by=None)
    DoneOnce.objects.filter(key="old").update(at=now - timedelta(days=30, minutes=1))
    DoneOnce.objects.filter(key="young").update(at=now - timedelta(days=29, hours=23))
    assert [once.forget_old(now), once.forget_old(now)] == [1, 0]
    assert once.find("thing.tried", "old", by=person) is None
    assert once.find("thing.tried", "young", by=person)
    assert once.find("thing.tried", "old", by=None)


def test_a_form_with_other_words_is_another_act():
    assert once.act_of("k1", "a", "b") == once.act_of("k1", "a", "b")
    others = [("k2", "a", "b"), ("k1", "a", "c"), ("k1", "a\nb"), ("k1", "ab"), ("k1", "b", "a"), ("k1", "a", "b", "")]
    assert once.act_of("k1", "a", "b") not in {once.act_of(*one) for one in others}
    assert len(once.act_of("k1", "half \ud800")) == 64
    assert once.act_of("", "a") == ""


@pytest.mark.parametrize("fraction", [0, 1, 120_000, 999_999])
def test_every_moment_is_verified_as_it_was_hashed(monkeypatch, fraction):
    """The databases leave out zeros in different places."""
    moment = datetime(2026, 3, 29, 1, 0, 0, fraction, UTC)
    monkeypatch.setattr("trail.record.timezone.now", lambda: moment)
    leave(1)
    assert verify_trail() == []


CODES = st.dictionaries(
    st.from_regex(r"\A[a-z][a-z_]{0,20}\Z"),
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.from_regex(NO_PROSE, fullmatch=True),
    max_size=5,
)


@given(st.integers(1, 2**53 - 1), st.datetimes(timezones=st.just(UTC)), CODES)
def test_what_verifying_expects_is_the_canonical_json_that_was_hashed(seq, at, codes):
    names = commitment(b"salt", "user:7"), commitment(b"salt", "registry.dossier:1")
    assert expected(seq, instant(at), "thing.tried", *names, codes) == body_of(seq, at, "thing.tried", *names, codes)
