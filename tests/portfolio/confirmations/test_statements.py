"""A confirmation is a statement that anyone with the public key can check, and nobody can change unseen."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from portfolio.confirmations import actions as confirmations
from portfolio.confirmations import statements
from portfolio.confirmations.models import Statement
from portfolio.confirmations.queries import confirmations_of
from portfolio.confirmations.statements import content_of, verify_statements
from portfolio.intervision import actions
from portfolio.sessions.models import Participation, Session
from portfolio.sessions.queries import facts_of
from portfolio.sessions.sealing import seal_facts
from portfolio.sessions.states import Answer
from tests.factories.intervision import SessionFactory, a_colleague, a_session_with_a_guest, line_of, new_key, say
from trail import checkpoints, keys
from trail.models import SigningKey, TrailEntry


def test_the_signature_holds_under_the_public_key_alone():
    session = SessionFactory(said=[Answer.PARTLY])
    statement = Statement.objects.get()
    public = Ed25519PublicKey.from_public_bytes(bytes(SigningKey.objects.get(pk=statement.kid).public))
    public.verify(bytes(statement.signature), bytes(statement.body))
    signed = json.loads(bytes(statement.body))
    assert signed["content_sha256"] == content_of(session, facts_of(session), 1)
    assert (signed["line"], signed["answer"], signed["level"]) == (str(line_of(session).pk), "partly", "account")
    assert confirmations_of(session)[0].statement_sha256 == statements.digest_of(statement)


def test_a_guest_is_signed_for_with_the_level_of_the_link():
    guest = a_session_with_a_guest()
    say(guest.line, Answer.CONFIRMED, token=guest.token)
    assert json.loads(bytes(Statement.objects.get().body))["level"] == "link"


def test_a_statement_says_no_word_of_the_session_and_never_no():
    session = SessionFactory(said=[Answer.CONFIRMED])
    say(line_of(session), Answer.NO_CONVERSATION)
    signed = [json.loads(bytes(statement.body)) for statement in Statement.objects.order_by("pk")]
    assert [(one["type"], one["answer"]) for one in signed] == [("confirmation", "confirmed"), ("withdrawal", "")]
    assert b"vertrouwen" not in b"".join(bytes(statement.body) for statement in Statement.objects.all())
    assert verify_statements() == []


@pytest.mark.parametrize("sql", ["UPDATE portfolio_statement SET revision = 9", "DELETE FROM portfolio_statement"])
def test_the_database_refuses_changes(sql):
    SessionFactory(shared=True)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_whole_life_verifies():
    session = SessionFactory(shared=True)
    facts = replace(facts_of(session), theme="anders")
    session = actions.revise(session, facts, by=session.organiser, base_revision=1, key=new_key())
    say(line_of(session, 1), Answer.CONFIRMED)
    line = line_of(session)
    confirmations.withdraw(line, by=line.person, key=new_key())
    actions.close_due(session.closes_on.replace(year=session.closes_on.year + 1))
    assert verify_statements() == []


def without_triggers():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for what in ("update", "delete"):
                cursor.execute(f"DROP TRIGGER statements_refuse_{what}")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE portfolio_statement DISABLE TRIGGER USER")


def tamper_body(session):
    statement = Statement.objects.first()
    changed = bytes(statement.body).replace(b'"confirmed"', b'"partly"')
    Statement.objects.filter(pk=statement.pk).update(body=changed)


def tamper_signature(session):
    Statement.objects.filter(pk=Statement.objects.first().pk).update(signature=b"\x00" * 64)


def tamper_column(session):
    Statement.objects.filter(pk=Statement.objects.first().pk).update(content_sha256="0" * 64)


def tamper_drop(session):
    Statement.objects.first().delete()


def tamper_theme(session):
    session.sealed = seal_facts(session, replace(facts_of(session), theme="heel iets anders"))
    session.save()


def tamper_day(session):
    Session.objects.update(held_on="2025-01-01")


def tamper_forge_confirmation(session):
    Participation.objects.filter(pk=line_of(session, 2).pk).update(state="confirmed", answer="confirmed", said=1)


def tamper_level(session):
    Participation.objects.filter(pk=line_of(session).pk).update(level="code")


def tamper_add_a_line(session):
    Participation.objects.create(session=session, place=9, sealed_person=b"")


def tamper_facts_that_do_not_open(session):
    Session.objects.update(sealed=b"x" * 40)


def tamper_name(session):
    Participation.objects.filter(pk=line_of(session).pk).update(sealed_person=b"x" * 40)


def tamper_swap_names(session):
    other = Participation.objects.get(pk=line_of(session, 1).pk).sealed_person
    Participation.objects.filter(pk=line_of(session).pk).update(sealed_person=other)


def tamper_what_was_signed(session):
    Statement.objects.update(body=b"{}")


def tamper_what_was_signed_into_no_text(session):
    Statement.objects.update(body=b"\xff")


def tamper_put_a_guests_line_in_a_members_name(session):
    say(line_of(session, 2), Answer.CONFIRMED)
    assert verify_statements() == []
    Participation.objects.filter(pk=line_of(session, 2).pk).update(person=a_colleague())


def tamper_when_it_was_signed(session):
    Statement.objects.update(signed_at=timezone.now() - timedelta(days=400))


TAMPERINGS = [value for name, value in list(globals().items()) if name.startswith("tamper_")]


@pytest.mark.parametrize("tamper", TAMPERINGS)
def test_whoever_writes_in_the_database_is_found_out(tamper):
    session = SessionFactory(guests=["gast@elders.example"], shared=True)
    assert verify_statements() == []
    without_triggers()
    tamper(session)
    assert verify_statements()


def test_what_was_signed_is_committed_to_and_nothing_else_is_told():
    session = SessionFactory(said=[Answer.NOT_THERE])
    line = line_of(session)
    say(line, Answer.CONFIRMED)
    statement = Statement.objects.get()
    entry = TrailEntry.objects.get(action="statement.signed")
    assert entry.codes == {"statement": statements.digest_of(statement)}
    assert entry.subject == f"portfolio.statement:{statement.pk}"
    assert b"not_there" not in bytes(entry.body)
    assert str(line.pk).encode() not in bytes(entry.body)


def test_a_statement_that_is_gone_is_missed_by_the_trail():
    SessionFactory(shared=True)
    without_triggers()
    gone = Statement.objects.order_by("pk").first()
    name = str(gone)
    Participation.objects.filter(pk=gone.participation_id).update(state="not_there", answer="not_there")
    gone.delete()
    assert f"{name}: it is missing; the trail saw it signed" in [str(one) for one in verify_statements()]


def test_a_statement_put_in_beside_the_trail_is_found():
    session = SessionFactory(shared=True)
    line = line_of(session)
    first = line.statements.get()
    body = statements.signed_bytes(
        "confirmation", session=str(session.pk), revision=1, content=first.content_sha256, line=str(line.pk), said=2,
        answer="partly", level="account", at=first.signed_at,
    )  # fmt: skip
    kid, signature = keys.sign(keys.STATEMENTS, body)
    forged = Statement.objects.create(
        participation=line, said=2, revision=1, content_sha256=first.content_sha256, body=body, kid=kid,
        signature=signature, signed_at=first.signed_at,
    )  # fmt: skip
    Participation.objects.filter(pk=line.pk).update(said=2, answer="partly", state="partly")
    assert [str(one) for one in verify_statements()] == [f"{forged}: the trail did not see it signed"]


def test_a_rotated_key_keeps_its_statements_and_a_leaked_one_those_of_before(settings, tmp_path):
    settings.KEYS_DIR = tmp_path
    session = SessionFactory(people=[a_colleague() for _ in range(3)], said=[Answer.CONFIRMED])
    checkpoints.publish()
    say(line_of(session, 1), Answer.CONFIRMED)
    kid, fresh = keys.rotate(keys.STATEMENTS, timezone.now())
    say(line_of(session, 2), Answer.CONFIRMED)
    assert verify_statements() == []
    assert {one.kid for one in Statement.objects.all()} == {kid, fresh}
    keys.distrust(kid, timezone.now())
    doubtful = line_of(session, 1)
    assert [str(one) for one in verify_statements()] == [
        f"{doubtful}: it rests on a key that leaked, and no checkpoint of before that covers it"
    ]
