"""A dossier's content for the screen: the same rows for the member's preview, the readers and the board. Pure."""

from datetime import date
from typing import Any

from portfolio.situations.questions import TONES
from registry.renewal.paper import ANSWERS, KINDS, LEVELS, QUESTIONS, RELATIONS, lenses_of


def as_shown(content: dict[str, Any]) -> dict[str, Any]:
    """The content with its codes in words and its dates as dates. Nothing is added or left out."""
    return content | {
        "pieces": [_piece(piece) for piece in content["pieces"]],
        "sessions": [_session(session) for session in content["sessions"]],
        "period": {name: _day(day) for name, day in content["period"].items()},
        "affirmed": content["affirmed"] | {"on": _day(content["affirmed"]["on"])},
    }


def _piece(piece: dict[str, Any]) -> dict[str, Any]:
    lenses = [lens | {"tone": TONES[lens["key"]]} for lens in lenses_of(piece)]
    return piece | {
        "kind_name": KINDS[piece["kind"]],
        "occurred_on": _day(piece["occurred_on"]),
        "parts": [part | {"question": QUESTIONS[part["field"]]} for part in piece["parts"]],
        "lenses": lenses,
        "links": [link | {"words": RELATIONS[link["relation"]]} for link in piece["links"]],
    }


def _session(session: dict[str, Any]) -> dict[str, Any]:
    lines = [
        line
        | {"words": ANSWERS[line["answer"]], "how": LEVELS.get(line["level"], line["level"]), "on": _day(line["on"])}
        for line in session["confirmations"]
    ]
    return session | {"held_on": _day(session["held_on"]), "confirmations": lines}


def _day(day: str) -> date | None:
    return date.fromisoformat(day) if day else None
