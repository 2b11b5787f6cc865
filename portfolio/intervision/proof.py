"""Proof of participation: what it says of one person's own line in a shared session, and whether that still stands.

Nothing of anybody else: no name, no answer, no number of people; that others confirmed it is all. The theme, the lesson
and every insight stay out. Schema "session/1"; every moment in it comes from the record, so the same session gives the
same paper.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import override

from accounts.models import User
from documents.press import press
from documents.render import Paper
from portfolio.confirmations.models import Statement
from portfolio.confirmations.statements import content_of, digest_of, standing
from portfolio.sessions.facts import Facts
from portfolio.sessions.models import Participation, Session
from portfolio.sessions.queries import is_shared
from portfolio.sessions.sealing import open_facts
from portfolio.sessions.states import HOLDS, Answer, Level

SCHEMA = "session/1"
LOGGED, TOOK_PART = "logged", "took_part"
CHECK_AT = "/echt/"
"""Where anybody can hand the paper in; registry/lookup answers there."""


def may_have(user: User, session: Session, lines: Iterable[Participation]) -> bool:
    """Whoever wrote a shared session down, and whoever's own confirmation of it stands."""
    lines = list(lines)
    own = any(line.person_id == user.pk and line.state in HOLDS for line in lines)
    return is_shared(lines) and (own or session.organiser_id == user.pk)


def gather(session: Session, user: User) -> dict[str, Any] | None:
    """What the paper says, in the person's language; None when there is nothing to prove."""
    lines = list(session.participations.prefetch_related("statements"))
    if not may_have(user, session, lines):
        return None
    own = next((line for line in lines if line.person_id == user.pk), None)
    language = user.language or settings.LANGUAGE_CODE
    with override(language):
        return {
            "schema": SCHEMA,
            "register": settings.REGISTER_NAME,
            "lang": language,
            "name": user.get_full_name(),
            "session": _session(session, open_facts(session)),
            "confirmed_by_others": True,
            **(_took_part(own) if own else _logged(session)),
        }


def paper_of(facts: dict[str, Any]) -> Paper:
    """One page in the person's own language. Pure. Raises ``KeyError`` for facts that are no session/1."""
    return press(
        "portfolio/intervision/pdf/proof.html",
        facts,
        data_name="session.json",
        created=facts["stands_since"],
        check_at=f"{settings.BASE_URL.rstrip('/')}{CHECK_AT}",
        **in_words(facts),
    )


def in_words(facts: dict[str, Any]) -> dict[str, Any]:
    """The answer and its level as the pages call them; of who wrote it down there is neither."""
    answer, level = facts["answer"], facts["level"]
    return {"answer": Answer(answer).label if answer else "", "level": Level(level).label if level else ""}


def changed_since(facts: dict[str, Any]) -> bool:
    """Whether the register says something else by now. False as well when it can say nothing of it.

    Only the person's own line and the facts are looked at: what others did later is never told to who holds a paper.
    """
    about = facts["session"]
    session = Session.objects.filter(pk=about["id"]).first()
    if session is None:
        return False
    if facts["role"] == LOGGED:
        return session.revision != about["revision"]
    own = session.participations.filter(pk=facts["statement"]["line"], person__isnull=False).first()
    return own is not None and (own.state not in HOLDS or own.said != facts["statement"]["said"])


def _session(session: Session, facts: Facts) -> dict[str, Any]:
    return {
        "id": str(session.pk),
        "revision": session.revision,
        "content_sha256": content_of(session, facts, session.revision),
        "held_on": facts.held_on.isoformat(),
        "begins": f"{facts.begins:%H:%M}",
        "ends": f"{facts.ends:%H:%M}",
        "method": str(facts.method_name),
        "group": facts.group,
    }


def _logged(session: Session) -> dict[str, Any]:
    at = session.revised_at or session.recorded_at
    return {"role": LOGGED, "answer": "", "level": "", "statement": None, **_since(at)}


def _took_part(own: Participation) -> dict[str, Any]:
    statement = standing(own)
    assert statement is not None  # noqa: S101  a line that holds was signed
    return {
        "role": TOOK_PART,
        "answer": own.answer,
        "level": own.level,
        "statement": _statement(statement),
        **_since(statement.signed_at),
    }


def _statement(one: Statement) -> dict[str, Any]:
    """``body`` is the very text that was signed with the register's key ``kid``."""
    return {
        "line": str(one.participation_id),
        "said": one.said,
        "sha256": digest_of(one),
        "kid": one.kid,
        "body": bytes(one.body).decode(),
        "signature": bytes(one.signature).hex(),
    }


def _since(at: Any) -> dict[str, str]:
    local = timezone.localtime(at)
    return {"stands_since": local.isoformat(timespec="seconds"), "stands_since_day": local.date().isoformat()}
