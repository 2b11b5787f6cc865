"""Whoever owns the database can change any row in it. What the trail tells of, is held against the trail: each change
of a session, a line, a registration, a dossier, a reading or a decision is found, and named.
"""

from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction

from codeofconduct.editions.models import Edition
from portfolio.confirmations.models import Statement
from portfolio.sessions.models import Participation, Session
from portfolio.sessions.states import Answer, LineState
from registry.decisions.models import Decision
from registry.reading.models import Reading
from registry.registrations.models import Registration
from registry.renewal.models import Dossier, Evidence
from registry.watched import verify_editions, verify_sent
from tests.factories.accounts import UserFactory
from tests.factories.intervision import SessionFactory, a_colleague
from tests.factories.registry import DossierFactory
from trail.held import verify_rows

OLD = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def world():
    """A shared session in which somebody says it was no conversation, and a dossier that was decided about."""
    people = [a_colleague() for _ in range(4)]
    said = [Answer.CONFIRMED, Answer.PARTLY, Answer.NO_CONVERSATION]
    SessionFactory(people=people, said=said, closed=True)
    DossierFactory(renewed=True)
    assert findings() == []
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # no change may wait while a trigger is switched off
            cursor.execute("SELECT DISTINCT event_object_table FROM information_schema.triggers")
            for (table,) in cursor.fetchall():
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def findings():
    return [str(one) for one in (*verify_rows(), *verify_sent(), *verify_editions())]


def one(model, **about):
    """One row of these, as rows."""
    return model.objects.filter(pk=model.objects.filter(**about).order_by("pk").first().pk)


def line(state):
    return one(Participation, state=state)


def delete(rows):
    """Past Django, and past what hangs on it."""
    rows._raw_delete(rows.db)


def copied(row, **other):
    row.pk = None if row._meta.pk.get_internal_type() == "BigAutoField" else other.pop("pk")
    for name, value in other.items():
        setattr(row, name, value)
    row._state.adding = True
    row.save_base(force_insert=True, raw=True)


FORGERIES = {
    "a no becomes a silence": (lambda: line("no_conversation").update(state="expired", answer=""), "participation"),
    "a no is gone": (lambda: delete(line("no_conversation")), "participation"),
    "a confirmation becomes a silence": (lambda: line("confirmed").update(state="expired"), "participation"),
    "a silence becomes a confirmation": (lambda: line("expired").update(state="confirmed"), "participation"),
    "a line is somebody else's": (lambda: line("confirmed").update(person=UserFactory()), "participation"),
    "a confirmation is surer than it was": (lambda: line("partly").update(level="code"), "participation"),
    "an answer is older than it was": (lambda: line("confirmed").update(answered_at=OLD), "participation"),
    "a line moves to another session": (
        lambda: line("confirmed").update(session=SessionFactory(), place=8),
        "participation",
    ),
    "a session is somebody else's": (lambda: one(Session).update(organiser=UserFactory()), "session"),
    "a session is open again": (lambda: one(Session, state="closed").update(state="open"), "session"),
    "a session was written down sooner": (lambda: one(Session).update(recorded_at=OLD), "session"),
    "a session is at another revision": (lambda: one(Session).update(revision=7), "session"),
    "a registration runs longer": (lambda: one(Registration).update(valid_until=date(2099, 1, 1)), "registration"),
    "a registration has another number": (lambda: one(Registration).update(number="KM-1"), "registration"),
    "a registration ended": (lambda: one(Registration).update(state="lapsed"), "registration"),
    "somebody is put into the register": (
        lambda: copied(Registration.objects.first(), member=UserFactory(), number="KM-2"),
        "it was put in",
    ),
    "a decision says something else": (lambda: one(Decision).update(outcome="not_renewed"), "decision"),
    "a decision was somebody else's": (lambda: one(Decision).update(decided_by=UserFactory()), "decision"),
    "a decision was taken sooner": (lambda: one(Decision).update(decided_at=OLD), "decision"),
    "a decision is gone": (lambda: delete(Decision.objects.all()), "decision"),
    "a dossier is sent again": (lambda: one(Dossier).update(state="submitted"), "dossier"),
    "a dossier was sent sooner": (lambda: one(Dossier).update(submitted_at=OLD), "dossier"),
    "a reading is undone": (lambda: one(Reading).update(state="accepted"), "reading"),
    "a reading was somebody else's": (lambda: one(Reading).update(reader=UserFactory()), "reading"),
    "a reading is gone": (lambda: delete(Reading.objects.all()), "reading"),
    "what was sent has another digest": (lambda: one(Evidence).update(sha256="0" * 64), "evidence 1"),
    "what was sent has another number": (lambda: one(Evidence).update(number=5), "it is missing"),
    "the code says something else": (lambda: Edition.objects.update(preamble="Anders"), "not the one that was adopted"),
    "the code was adopted as something else": (lambda: Edition.objects.update(sha256="0" * 64), "edition"),
}


def test_each_change_is_found_and_named(world):
    """One world for all of them: each is undone again."""
    missed = {}
    for what, (forge, where) in FORGERIES.items():
        with transaction.atomic():
            forge()
            found = findings()
            if not any(where in finding for finding in found):
                missed[what] = found
            transaction.set_rollback(True)
    assert missed == {}
    assert findings() == []


def test_who_is_taken_off_a_plan_or_erased_is_no_forgery(world):
    alone = SessionFactory()
    alone.participations.all().delete()
    Session.objects.filter(pk=alone.pk).delete()
    Participation.objects.filter(state=LineState.CONFIRMED).update(person=None, sealed_person=b"")
    assert findings() == []
    assert Statement.objects.exists()
