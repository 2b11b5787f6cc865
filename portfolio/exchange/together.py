"""Intervision in the package: the facts of one's sessions, one's own line and insight, and what the register signed.

No name of anybody else travels along: a line is a number that means nothing elsewhere. The public keys come with it,
and of each statement the proof that the register's log holds it, so that all can be checked without the register. An
entry of the log says no more than the statement itself; only of one's own is it told whose it is.
"""

import json
from collections.abc import Iterator
from typing import Any

from accounts.models import User
from accounts.vault import Vault
from portfolio.confirmations.models import Statement
from portfolio.confirmations.traces import Trace, traced
from portfolio.exchange.entries import Entry, file_name, json_entry, moment
from portfolio.intervision.models import Insight
from portfolio.sessions.facts import Facts, content_sha256
from portfolio.sessions.models import Participation, Session
from portfolio.sessions.queries import is_shared
from portfolio.sessions.sealing import open_facts
from portfolio.sessions.states import HOLDS, WAS_TRUE
from trail.checkpoints import signers_of
from trail.models import SigningKey

SCHEMA, INSIGHT_SCHEMA, KEY_SCHEMA = "portfolio-session/1", "insight/1", "signing-key/1"
FOLDER, INSIGHTS, KEYS = "sessions", "insights", "keys"


def entries(user: User) -> Iterator[Entry]:
    """A file per session and per key that signed in them; a handful of queries, however many there are."""
    vault = Vault.of(user)
    mine = insights_of(user, vault)
    rows = Session.objects.visible_to(user).select_related("record_key")
    sessions = list(rows.prefetch_related("earlier", "participations__statements"))
    told = {session.pk: list(_statements(session, user)) for session in sessions}
    traces = traced([one for statements in told.values() for one in statements])
    for session in sessions:
        facts = open_facts(session)
        about = _about(session, facts, user) | {
            "insight": mine.pop(session.pk, None),
            "statements": [_statement(one, traces.get(one.pk), user) for one in told[session.pk]],
        }
        yield json_entry(f"{FOLDER}/{file_name(session.held_on, facts.theme, session.pk)}.json", about)
    yield from _loose(user, mine)
    signed_with = {one.kid for statements in told.values() for one in statements}
    yield from _keys([*signed_with, *signers_of(proof.checkpoint for _entry, proof in traces.values())])


def _keys(kids: list[str]) -> Iterator[Entry]:
    for key in SigningKey.objects.filter(kid__in=kids):
        about = {
            "schema": KEY_SCHEMA,
            "kid": key.kid,
            "purpose": key.purpose,
            "ed25519": bytes(key.public).hex(),
            "since": moment(key.made_at),
            "counts_up_to": key.counts_up_to,
        }
        yield json_entry(f"{KEYS}/{key.kid}.json", about)


def _loose(user: User, mine: dict[Any, dict[str, Any]]) -> Iterator[Entry]:
    """What one wrote for oneself about a session that one was invited to, and is not named in any more."""
    rows = Insight.objects.visible_to(user).filter(session__in=list(mine)) if mine else Insight.objects.none()
    for pk, session, day in rows.values_list("pk", "session", "session__held_on"):
        about = {"schema": INSIGHT_SCHEMA, "id": str(pk), "held_on": day.isoformat(), **mine[session]}
        yield json_entry(f"{INSIGHTS}/{file_name(day, 'insight', pk)}.json", about)


def _about(session: Session, facts: Facts, user: User) -> dict[str, Any]:
    lines = list(session.participations.all())
    mine = next((line for line in lines if line.person_id == user.pk), None)
    return {
        "schema": SCHEMA,
        "id": str(session.pk),
        "state": session.state,
        "revision": session.revision,
        "facts": facts.as_json(),
        "earlier": [_earlier(session, row) for row in sorted(session.earlier.all(), key=lambda row: row.revision)],
        "lines": sorted(str(line.pk) for line in lines),
        "logged_by_me": session.organiser_id == user.pk,
        "shared": is_shared(lines),
        "my_line": _line(mine) if mine else None,
    }


def _earlier(session: Session, row: Any) -> dict[str, Any]:
    return {"revision": row.revision, "facts": open_facts(session, row).as_json()}


def _line(line: Participation) -> dict[str, Any]:
    return {
        "id": str(line.pk),
        "state": line.state,
        "answer": line.answer,
        "level": line.level,
        "answered_at": moment(line.answered_at),
    }


def insights_of(user: User, vault: Vault) -> dict[Any, dict[str, Any]]:
    """What this member took from their sessions, by session. One query."""
    return {one.session_id: _insight(one, vault) for one in Insight.objects.visible_to(user)}


def _insight(one: Insight, vault: Vault) -> dict[str, Any]:
    text = vault.open(bytes(one.sealed), item=f"insight:{one.pk}", field="sentence", revision=one.revision)
    return {"text": text, "saved_at": moment(one.saved_at)}


def _statements(session: Session, user: User) -> Iterator[Statement]:
    """One's own, and those of everybody whose confirmation participants see. A "no" of somebody else is in none."""
    for line in session.participations.all():
        if line.person_id == user.pk or line.state in HOLDS | WAS_TRUE:
            yield from (_of(statement, line) for statement in line.statements.all())


def _of(statement: Statement, line: Participation) -> Statement:
    """The statement with the line that is here already."""
    statement.participation = line
    return statement


def _statement(one: Statement, trace: Trace | None, user: User) -> dict[str, Any]:
    """``body`` is the very text that was signed."""
    signed = {"kid": one.kid, "body": bytes(one.body).decode(), "signature": bytes(one.signature).hex()}
    return signed | {"log": _in_log(trace, own=one.participation.person_id == user.pk) if trace else None}


def _in_log(trace: Trace, *, own: bool) -> dict[str, Any]:
    """The entry that was hashed, and the way to a signed state of the log. Without its salt a name tells nothing."""
    entry, proof = trace
    salt = bytes(entry.actor_salt)
    return {
        "entry": proof.entry.decode(),
        "checkpoint": proof.checkpoint,
        "proof": [one.hex() for one in proof.path],
        "names": {"actor": {"name": entry.actor, "salt": salt.hex()}} if own and salt else {},
    }


def facts_hold(session: dict[str, Any]) -> bool:
    """Whether the facts of a session out of a package are the ones that its statements are about. Pure.

    Raises ``KeyError``, ``TypeError`` or ``ValueError`` for something that is no session.
    """
    texts = {row["revision"]: row["facts"] for row in [*session["earlier"], session]}
    digests = {
        revision: content_sha256(session["id"], revision, Facts.from_json(facts), session["lines"])
        for revision, facts in texts.items()
    }
    signed = [json.loads(one["body"]) for one in session["statements"]]
    return all(digests.get(one["revision"]) == one["content_sha256"] for one in signed)
