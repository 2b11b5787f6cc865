"""The facts of a dossier as they are frozen ("dossier/1"). Pure: no clock, no database, no settings.

Strings, whole numbers and booleans only, so that RFC 8785 gives one form. What peers answered "no" never comes in here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from documents.canonical import normalised
from documents.text import paragraphs
from registry.renewal.draft import IMAGE, SITUATION, Hidden, mark_of

SCHEMA = "dossier/1"
PARTS = {
    SITUATION: (
        *("happened", "task", "noticed", "felt", "chafes", "essence", "choice", "weighed_most", "gave_up", "expected"),
        *("actual", "refused", "result", "went", "why", "meaning", "learned", "looked_back", "next_time"),
    ),
    IMAGE: ("picture",),
}
"""In reading order. Those of a situation that not every way in asks stand among the others."""
LENSES = ("excellent", "ethical", "energetic")
LETTER = {SITUATION: "S", IMAGE: "G"}
"""S1, S2 ... for situations, G1, G2 ... for images of good work: how readers refer to a piece."""


@dataclass(frozen=True)
class Source:
    """One situation or image as it is now: its content as plain values, and what its writer keeps back."""

    kind: str
    content: dict[str, Any]
    occurred_on: date | None = None
    hidden: frozenset[Hidden] = frozenset()


@dataclass(frozen=True)
class Sources:
    """All that goes into a dossier, gathered at one moment."""

    register: str
    member: dict[str, str]
    period: tuple[date, date]
    affirmed: tuple[str, date] | None = None
    story: str = ""
    pieces: tuple[Source, ...] = ()
    sessions: tuple[dict[str, Any], ...] = ()
    articles: tuple[dict[str, str], ...] = ()
    guarded: dict[str, str] = field(default_factory=dict)


def build(sources: Sources, *, reference: str, frozen_at: datetime, lang: str = "nl") -> dict[str, Any]:
    """The dossier as one plain object. ``frozen_at`` is an aware moment, kept to the second in UTC."""
    return {
        "schema": SCHEMA,
        "register": sources.register,
        "dossier": reference,
        "lang": lang,
        "frozen_at": frozen_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "member": sources.member,
        "period": {"from": sources.period[0].isoformat(), "until": sources.period[1].isoformat()},
        "affirmed": _affirmed(sources.affirmed),
        "story": [{"text": text} for text in paragraphs(sources.story)],
        "pieces": pieces(sources.pieces),
        "sessions": [{"id": f"I{number}"} | one for number, one in enumerate(sources.sessions, 1)],
        "articles": list(sources.articles),
        "guard": sources.guarded,
    }


def said(sources: Sources) -> dict[str, Any]:
    """Only what the member tells and shows: what the guard's answer is about."""
    return {"story": [{"text": text} for text in paragraphs(sources.story)], "pieces": pieces(sources.pieces)}


def pieces(sources: Iterable[Source]) -> list[dict[str, Any]]:
    """Every piece with its own letter and number, hidden paragraphs as gaps."""
    counted = dict.fromkeys(LETTER, 0)
    shown = []
    for source in sources:
        counted[source.kind] += 1
        shown.append(_piece(source, f"{LETTER[source.kind]}{counted[source.kind]}"))
    return shown


def forgotten_gaps(source: Source) -> list[Hidden]:
    """Paragraphs the writer kept back and then changed: what stands there now would be shown without them knowing."""
    there = {Hidden(part, mark_of(text)) for part, text in _paragraphs_of(source)}
    return sorted(source.hidden - there, key=lambda hidden: (hidden.field, hidden.mark))


def _piece(source: Source, letter: str) -> dict[str, Any]:
    content = source.content
    return {
        "id": letter,
        "kind": source.kind,
        "title": _title(source) or letter,
        "occurred_on": source.occurred_on.isoformat() if source.occurred_on else "",
        "parts": [
            {"field": part, "paragraphs": shown} for part in PARTS[source.kind] if (shown := _shown(source, part))
        ],
        "perspectives": _rows(content.get("perspectives", ()), ("who", "sees")),
        "options": _rows(content.get("options", ()), ("what", "human", "lawful")),
        "lenses": _lenses(content),
        "weights": {lens: str(content.get("weights", {}).get(lens) or "") for lens in LENSES},
        "links": _rows(content.get("links", ()), ("key", "edition", "relation")),
    }


def _title(source: Source) -> str:
    """The title, unless it tells what is kept back: a text without a title of its own is called by its first words."""
    title = normalised(source.content.get("title", "")).strip()
    begins = title.rstrip(".… ")
    hidden = (text for part, text in _paragraphs_of(source) if Hidden(part, mark_of(text)) in source.hidden)
    return "" if begins and any(text.startswith(begins) for text in hidden) else title


def _shown(source: Source, part: str) -> list[dict[str, Any]]:
    return [
        {"hidden": True} if Hidden(part, mark_of(text)) in source.hidden else {"text": text}
        for text in paragraphs(source.content.get(part) or "")
    ]


def _paragraphs_of(source: Source) -> Iterable[tuple[str, str]]:
    for part in PARTS[source.kind]:
        for text in paragraphs(source.content.get(part) or ""):
            yield part, text


def _rows(rows: Iterable[dict[str, str]], keys: tuple[str, ...]) -> list[dict[str, str]]:
    """The rows that say something, with exactly these keys."""
    plain = [{key: normalised(str(row.get(key) or "")).strip() for key in keys} for row in rows]
    return [row for row in plain if any(row.values())]


def _lenses(content: dict[str, Any]) -> dict[str, str]:
    """A situation holds its lenses in one object, an image as three of its own texts."""
    lenses = content.get("lenses") or content
    return {lens: normalised(str(lenses.get(lens) or "")).strip() for lens in LENSES}


def _affirmed(affirmed: tuple[str, date] | None) -> dict[str, str]:
    return {"edition": affirmed[0], "on": affirmed[1].isoformat()} if affirmed else {"edition": "", "on": ""}
