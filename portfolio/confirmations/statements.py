"""What the register signs when someone confirms their own line, and how anyone can check it later.

"The register attests that the person of this line said this, about facts with this digest, at this time." Personal keys
would be lost more often than they would help (security design, 4.1).
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.utils import timezone

from accounts.models import User
from accounts.vault import CannotOpen
from documents.canonical import canonical
from portfolio.confirmations.mailboxes import mark_of_person
from portfolio.confirmations.models import Statement
from portfolio.sessions.facts import Facts, content_sha256
from portfolio.sessions.models import Participation, Session
from portfolio.sessions.sealing import open_facts, open_person
from portfolio.sessions.states import HOLDS, WAS_TRUE
from trail import keys
from trail.models import TrailEntry, subject_ref
from trail.record import record
from trail.verify import Finding

CONFIRMATION, WITHDRAWAL = "confirmation", "withdrawal"
SIGNED = "statement.signed"
WORDING = "1"
"""Which wording of the question the person saw."""


def sign_line(line: Participation, kind: str, *, by: User | str) -> None:
    """Sign what this line says over the facts as they are now."""
    session = line.session
    content = content_of(session, open_facts(session), session.revision)
    sign(line, kind=kind, content=content, by=by)


def sign(line: Participation, *, kind: str, content: str, by: User | str | None) -> Statement:
    """Sign what this line says now, and commit to it in the trail. ``content`` is the digest of the session's facts.

    The entry holds the digest of the signed bytes and nothing else, so that whoever has the statement can be shown that
    the trail knew it, without learning what was said before it.
    """
    now = timezone.now()
    body = signed_bytes(
        kind,
        session=str(line.session_id),
        revision=line.session.revision,
        content=content,
        line=str(line.pk),
        said=line.said,
        answer=line.answer,
        level=line.level,
        at=now,
    )
    kid, signature = keys.sign(keys.STATEMENTS, body)
    statement = Statement.objects.create(
        participation=line,
        said=line.said,
        revision=line.session.revision,
        content_sha256=content,
        body=body,
        kid=kid,
        signature=signature,
        signed_at=now,
    )
    record(SIGNED, statement, by=by, statement=digest_of(statement))
    return statement


def signed_bytes(
    kind: str, *, session: str, revision: int, content: str, line: str, said: int, answer: str, level: str, at: datetime
) -> bytes:
    """The canonical JSON that is signed. Pure; tests/portfolio/confirmations/golden.json holds it to the byte."""
    return canonical(
        {
            "v": 1,
            "type": kind,
            "session": session,
            "revision": revision,
            "content_sha256": content,
            "line": line,
            "said": said,
            "answer": answer if kind == CONFIRMATION else "",  # a "no" is signed nowhere
            "level": level,
            "wording": WORDING,
            "at": _to_the_second(at),
        }
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
    return last if _said_in(last).get("type") == CONFIRMATION else None


def verify_statements() -> list[Finding]:
    """Every signature, every digest and every confirmation on show, made again from what is stored."""
    committed, names = committed_to(), _in_whose_name()
    sessions = Session.objects.select_related("record_key").prefetch_related("earlier", "participations__statements")
    rows = sessions.order_by("pk").iterator(chunk_size=200)
    return [*_against_the_trail(committed), *(one for session in rows for one in _verify(session, committed, names))]


def committed_to() -> dict[str, tuple[int, str]]:
    """By statement, as the trail names it: which entry commits to it, and to which digest."""
    entries = TrailEntry.objects.filter(action=SIGNED).order_by("-seq").values_list("seq", "subject", "codes")
    return {subject: (seq, codes.get("statement", "")) for seq, subject, codes in entries.iterator()}


def _against_the_trail(committed: dict[str, tuple[int, str]]) -> Iterator[Finding]:
    """What the trail saw signed is there, and nothing was signed beside it."""
    there = set()
    for statement in Statement.objects.defer("signature").iterator(chunk_size=2_000):
        there.add(subject_ref(statement))
        _seq, digest = committed.get(subject_ref(statement), (0, ""))
        if digest and digest != digest_of(statement):
            yield Finding(str(statement), "it is not the one that the trail saw signed")
        elif not digest:
            yield Finding(str(statement), "the trail did not see it signed")
    for name in sorted(committed.keys() - there):
        yield Finding(f"statement {name.rpartition(':')[2]}", "it is missing; the trail saw it signed")


def _in_whose_name() -> dict[str, str]:
    """By line, as the trail names it: the mark of the person in whose name it was confirmed last."""
    entries = TrailEntry.objects.filter(action="session.confirmed").order_by("seq").values_list("subject", "codes")
    return {subject: codes["who"] for subject, codes in entries.iterator() if "who" in codes}


def _verify(session: Session, committed: dict[str, tuple[int, str]], names: dict[str, str]) -> Iterator[Finding]:
    digests, now = {}, None
    for revision, row in ((session.revision, None), *((row.revision, row) for row in session.earlier.all())):
        try:
            facts = open_facts(session, row)
        except CannotOpen:
            yield Finding(str(row or session), "its facts were changed, or are those of another one")
            continue
        digests[revision] = content_of(session, facts, revision)
        now = facts if row is None else now
    if now and (session.held_on, session.begins, session.ends) != (now.held_on, now.begins, now.ends):
        yield Finding(str(session), "its day or times differ from what was confirmed")
    for line in session.participations.all():
        line.session = session
        for statement in line.statements.all():
            yield from _verify_statement(statement, line, digests)
        yield from _verify_line(line, session, committed)
        if line.person_id and names.get(subject_ref(line), mark_of_person(line)) != mark_of_person(line):
            yield Finding(str(line), "it was confirmed in the name of somebody else")


def _verify_statement(statement: Statement, line: Participation, digests: dict[int, str]) -> Iterator[Finding]:
    where, signed = str(statement), _said_in(statement)
    if not keys.verify(statement.kid, bytes(statement.body), bytes(statement.signature)):
        yield Finding(where, "the register did not sign this")
    columns = (str(line.session_id), str(line.pk), statement.said, statement.revision, statement.content_sha256)
    told = tuple(signed.get(name) for name in ("session", "line", "said", "revision", "content_sha256"))
    if (*columns, _to_the_second(statement.signed_at)) != (*told, signed.get("at")):
        yield Finding(where, "its columns differ from what was signed")
    if digests.get(signed.get("revision", 0)) != signed.get("content_sha256"):
        yield Finding(where, "the session's facts are not the ones that were confirmed")


def _said_in(statement: Statement | None) -> dict[str, Any]:
    """What was signed; empty when it can no longer be read."""
    try:
        signed = json.loads(bytes(statement.body)) if statement else {}
    except ValueError:
        return {}
    return signed if isinstance(signed, dict) else {}


def _to_the_second(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _verify_line(line: Participation, session: Session, committed: dict[str, tuple[int, str]]) -> Iterator[Finding]:
    try:
        open_person(line)
    except CannotOpen:
        yield Finding(str(line), "its name and address were changed, or are those of another one")
    if line.state not in HOLDS | WAS_TRUE:
        return
    statement = standing(line)
    signed = _said_in(statement)
    if (line.answer, line.level, line.said) != (signed.get("answer"), signed.get("level"), signed.get("said")):
        yield Finding(str(line), "it shows a confirmation that was not signed")
    elif statement and line.state in HOLDS and statement.revision != session.revision:
        yield Finding(str(line), "it shows a confirmation of another revision")
    elif statement and not keys.counts(statement.kid, committed.get(subject_ref(statement), (None, ""))[0]):
        yield Finding(str(line), "it rests on a key that leaked, and no checkpoint of before that covers it")
