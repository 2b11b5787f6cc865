"""Locking and unlocking what a session holds: its facts, and who was named."""

import json
from dataclasses import asdict

from accounts.vault import Vault
from portfolio.sessions.facts import Facts, Invited
from portfolio.sessions.models import EarlierFacts, Participation, Session

NOBODY = Invited(name="", email="")


def seal_facts(session: Session, facts: Facts) -> bytes:
    """The facts under the session's key, bound to the revision the session has now."""
    text = json.dumps(facts.as_json(), ensure_ascii=False)
    return Vault.under(session.record_key).seal(text, item=_item(session), field="facts", revision=session.revision)


def open_facts(session: Session, earlier: EarlierFacts | None = None) -> Facts:
    """The session's facts, or those of an earlier revision. Raises ``accounts.vault.CannotOpen``."""
    row = earlier or session
    vault = Vault.under(session.record_key)
    return Facts.from_json(
        json.loads(vault.open(bytes(row.sealed), item=_item(session), field="facts", revision=row.revision))
    )


def seal_person(line: Participation, invited: Invited) -> bytes:
    text = json.dumps(asdict(invited), ensure_ascii=False)
    return Vault.under(line.session.record_key).seal(text, item=f"line:{line.pk}", field="person", revision=1)


def open_person(line: Participation) -> Invited:
    """Who was named in this line; without a name once that person had themselves erased."""
    if not line.sealed_person:
        return NOBODY
    vault = Vault.under(line.session.record_key)
    return Invited(
        **json.loads(vault.open(bytes(line.sealed_person), item=f"line:{line.pk}", field="person", revision=1))
    )


def _item(session: Session) -> str:
    return f"session:{session.pk}"
