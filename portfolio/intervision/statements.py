"""What the register signs when someone confirms their own line, and how anyone can check it later.

"The register attests that the person of this line said this, about facts with this digest, at this time." Personal keys
would be lost more often than they would help (security design, 4.1).
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC

from django.utils import timezone

from documents.canonical import canonical
from portfolio.intervision.facts import Facts, content_sha256
from portfolio.intervision.models import Participation, Session, Statement
from portfolio.intervision.sealing import open_facts
from portfolio.intervision.states import HOLDS, WAS_TRUE
from trail import keys
from trail.verify import Finding

CONFIRMATION, WITHDRAWAL = "confirmation", "withdrawal"
WORDING = "1"
"""Which wording of the question the person saw."""


def sign(line: Participation, *, kind: str, content: str) -> Statement:
    """Sign what this line says now. ``content`` is the digest of the session's facts."""
    now = timezone.now()
    body = canonical(
        {
            "v": 1,
            "type": kind,
            "session": str(line.session_id),
            "revision": line.session.revision,
            "content_sha256": content,
            "line": str(line.pk),
            "said": line.said,
            "answer": line.answer if kind == CONFIRMATION else "",  # a "no" is signed nowhere
            "level": line.level,
            "wording": WORDING,
            "at": now.astimezone(UTC).isoformat(timespec="seconds"),
        }
    )
    kid, signature = keys.sign(keys.STATEMENTS, body)
    return Statement.objects.create(
        participation=line,
        said=line.said,
        revision=line.session.revision,
        content_sha256=content,
        body=body,
        kid=kid,
        signature=signature,
        signed_at=now,
    )


def digest_of(statement: Statement) -> str:
    """SHA-256 of the signed bytes: how other documents name this statement."""
    return hashlib.sha256(bytes(statement.body)).hexdigest()


def content_of(session: Session, facts: Facts, revision: int) -> str:
    """The digest of a session's facts at a revision, over the lines it has."""
    return content_sha256(str(session.pk), revision, facts, (str(line.pk) for line in session.participations.all()))


def standing(line: Participation) -> Statement | None:
    """The confirmation that counts for this line: its last statement, unless that one takes it back."""
    last = max(line.statements.all(), key=lambda statement: statement.said, default=None)
    return last if last and json.loads(bytes(last.body))["type"] == CONFIRMATION else None


def verify_statements() -> list[Finding]:
    """Every signature, every digest and every confirmation on show, made again from what is stored."""
    sessions = Session.objects.select_related("record_key").prefetch_related("earlier", "participations__statements")
    return [finding for session in sessions.order_by("pk").iterator(chunk_size=200) for finding in _verify(session)]


def _verify(session: Session) -> Iterator[Finding]:
    facts = {session.revision: open_facts(session)}
    facts |= {row.revision: open_facts(session, row) for row in session.earlier.all()}
    digests = {revision: content_of(session, text, revision) for revision, text in facts.items()}
    now = facts[session.revision]
    if (session.held_on, session.begins, session.ends) != (now.held_on, now.begins, now.ends):
        yield Finding(str(session), "its day or times differ from what was confirmed")
    for line in session.participations.all():
        for statement in line.statements.all():
            yield from _verify_statement(statement, line, digests)
        yield from _verify_line(line, session)


def _verify_statement(statement: Statement, line: Participation, digests: dict[int, str]) -> Iterator[Finding]:
    where, signed = str(statement), json.loads(bytes(statement.body))
    if not keys.verify(statement.kid, bytes(statement.body), bytes(statement.signature)):
        yield Finding(where, "the register did not sign this")
    columns = (str(line.session_id), str(line.pk), statement.said, statement.revision, statement.content_sha256)
    if columns != tuple(signed[name] for name in ("session", "line", "said", "revision", "content_sha256")):
        yield Finding(where, "its columns differ from what was signed")
    if digests.get(signed["revision"]) != signed["content_sha256"]:
        yield Finding(where, "the session's facts are not the ones that were confirmed")


def _verify_line(line: Participation, session: Session) -> Iterator[Finding]:
    if line.state not in HOLDS | WAS_TRUE:
        return
    statement = standing(line)
    signed = json.loads(bytes(statement.body)) if statement else {}
    if (line.answer, line.level, line.said) != (signed.get("answer"), signed.get("level"), signed.get("said")):
        yield Finding(str(line), "it shows a confirmation that was not signed")
    elif statement and line.state in HOLDS and statement.revision != session.revision:
        yield Finding(str(line), "it shows a confirmation of another revision")
