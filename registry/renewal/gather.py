"""Collect what a dossier refers to: the member's own texts, confirmed sessions, cited articles. Reads, never writes."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone

from accounts.models import User
from accounts.vault import Vault
from codeofconduct.affirmation.queries import affirmed
from codeofconduct.editions.queries import articles_of, edition_numbered
from codeofconduct.methods.kinds import Method
from portfolio.confirmations.queries import confirmations_of
from portfolio.images import queries as images
from portfolio.intervision.queries import shared_sessions
from portfolio.lookback.content import CAME_OF
from portfolio.lookback.queries import Look, came_of
from portfolio.sessions.models import SessionQuerySet
from portfolio.sessions.queries import facts_of
from portfolio.situations import queries as situations
from portfolio.situations.content import Content as SituationContent
from registry.policy.queries import timeline
from registry.policy.timeline import Timeline
from registry.renewal.content import Source, Sources
from registry.renewal.draft import IMAGE, SITUATION, Draft
from registry.renewal.models import Dossier

KEPT_ANSWERS = frozenset({"confirmed", "partly"})
"""What peers say with "no" is between the people of the session (product text, 3.3)."""
FIELD = "draft"


@dataclass(frozen=True)
class Item:
    """One text of the member that can be chosen."""

    kind: str
    id: str
    content: dict[str, Any]
    occurred_on: date | None

    @property
    def title(self) -> str:
        return self.content.get("title", "")


def draft_of(dossier: Dossier) -> Draft:
    """What the member composed so far. Raises ``accounts.vault.CannotOpen`` when it was moved or changed."""
    if not dossier.sealed:
        return Draft()
    vault = Vault.of(dossier.member)
    return Draft.from_json(
        vault.open(bytes(dossier.sealed), item=item_of(dossier), field=FIELD, revision=dossier.revision)
    )


def item_of(dossier: Dossier) -> str:
    """How the vault knows a dossier."""
    return f"dossier:{dossier.pk}"


def library_of(member: User) -> dict[str, Item]:
    """Everything the member wrote that can be part of a dossier, by id, last saved first.

    What a situation holds by another way in, and what came of it, stands among its parts, under the names that
    ``content.PARTS`` knows.
    """
    looks = came_of(member)
    texts = [
        Item(SITUATION, str(one.pk), _parts_of(content) | _came_of(looks.get(str(one.pk), ())), content.occurred_on)
        for one, content in situations.with_content(member)
    ]
    texts += [Item(IMAGE, str(one.pk), asdict(content), None) for one, content in images.with_content(member)]
    return {item.id: item for item in texts}


def _parts_of(content: SituationContent) -> dict[str, Any]:
    return asdict(content) | dict(content.more)


def _came_of(looks: Iterable[Look]) -> dict[str, str]:
    """What came of it, and of who was told no: under the day of each look, in figures that need no language."""
    said = {name: [(look.follow_up.due_on, look.content.as_fields()[name]) for look in looks] for name in CAME_OF}
    return {
        name: "\n\n".join(f"{on.day}-{on.month}-{on.year}\n\n{text}" for on, text in texts if text)
        for name, texts in said.items()
    }


def sessions_of(dossier: Dossier) -> list[tuple[Any, Any]]:
    """Shared sessions of the period with their facts, the latest first; the period runs on until the decision.

    Shared by confirmations that count, each under the rules of the day on which it was given.
    """
    return [(one, facts_of(one)) for one in _shared(dossier, timeline())]


def sessions_that_do_not_count(dossier: Dossier) -> list[tuple[Any, Any, list[Any]]]:
    """Sessions that are shared, but not by confirmations that count: with their facts, and the confirmations it is
    about. Nobody did anything wrong in them.
    """
    rules = timeline()
    if rules.everything_counts():
        return []
    others = _shared(dossier).exclude(pk__in=_shared(dossier, rules).values("pk"))
    return [(one, facts_of(one), [c for c in _holding(one) if not rules.counts(c.level, c.at)]) for one in others]


def _shared(dossier: Dossier, rules: Timeline | None = None) -> SessionQuerySet:
    until = max(dossier.period_until, timezone.localdate())
    counting = rules.counting() if rules else None
    return shared_sessions(dossier.member, dossier.period_from, until, counting=counting)


def _holding(session: Any) -> list[Any]:
    return [one for one in confirmations_of(session) if not one.stale]


def gather(dossier: Dossier, draft: Draft, library: dict[str, Item] | None = None) -> Sources:
    """All that the dossier shows at this moment. A text the member threw away since is left out."""
    registration, library = dossier.registration, library_of(dossier.member) if library is None else library
    pieces = tuple(
        Source(piece.kind, library[piece.id].content, library[piece.id].occurred_on, frozenset(piece.hidden))
        for piece in draft.pieces
        if piece.id in library
    )
    affirmation, rules = affirmed(dossier.member), timeline()
    return Sources(
        register=settings.REGISTER_NAME,
        member={
            "name": registration.name,
            "number": registration.number,
            "municipality": registration.municipality,
        },
        period=(dossier.period_from, dossier.period_until),
        affirmed=(affirmation.edition.number, timezone.localdate(affirmation.affirmed_at)) if affirmation else None,
        story=draft.story,
        pieces=pieces,
        sessions=tuple(
            _session(one, facts, rules) for one, facts in sessions_of(dossier) if str(one.pk) in draft.sessions
        ),
        articles=tuple(_articles(pieces)),
        guarded={"confirmed_on": draft.guarded.on, "wording": draft.guarded.wording} if draft.guarded else {},
    )


def _session(session: Any, facts: Any, rules: Timeline) -> dict[str, Any]:
    said = facts.as_json()
    shown = {key: said[key] for key in ("held_on", "begins", "ends", "place", "group", "theme", "facilitator")}
    confirmations = [_confirmation(line, rules) for line in confirmations_of(session) if line.answer in KEPT_ANSWERS]
    return shown | {"method": _method(facts.method), "confirmations": confirmations}


def _method(value: str) -> str:
    """The method by its name: a frozen dossier must be readable when the list of methods has changed."""
    return str(Method(value).label) if value in Method.values else value


def _confirmation(line: Any, rules: Timeline) -> dict[str, Any]:
    """As it stands today. ``counts`` stands there only when it does not: dossiers of before have no such word."""
    said = {
        "name": line.name,
        "answer": line.answer,
        "level": line.level,
        "on": timezone.localdate(line.at).isoformat() if line.at else "",
        "stale": bool(line.stale),
        "statement_sha256": line.statement_sha256 or "",
    }
    return said if rules.counts(line.level, line.at) else said | {"counts": False}


def _articles(pieces: Iterable[Source]) -> Iterable[dict[str, str]]:
    """Every cited article once, with the words it had in that edition, in the order of the code."""
    cited = {(link["edition"], link["key"]) for piece in pieces for link in piece.content.get("links", ())}
    for number in sorted({edition for edition, _key in cited}):
        edition = edition_numbered(number)
        for article in articles_of(edition) if edition else ():
            if (number, article.key) in cited:
                yield {
                    "key": article.key,
                    "edition": number,
                    "value": article.value.title,
                    "text": article.text,
                    "explanation": article.explanation,
                }
