"""What a situation holds: a value, its limits, and its way to text and back. Pure: no database, no clock."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from portfolio.situations.weights import LENSES, known_weights, lenses_as_fields
from portfolio.writing.rows import RowKind
from portfolio.writing.saving import as_json
from portfolio.writing.text import ROWS_LIMIT, TEXT_LIMIT, TITLE_LIMIT, first_words, written, written_line

SCHEMA = "situation/1"
TEXTS = ("happened", "chafes", "choice", "weighed_most", "gave_up", "expected")
MORE = (
    "task",
    "result",
    "looked_back",
    "felt",
    "went",
    "why",
    "learned",
    "noticed",
    "essence",
    "meaning",
    "next_time",
)
"""Answers to questions that only some ways in ask. A name stays for good: texts hold it."""
OWN = "own"
WAYS = (OWN, "starr", "gibbs", "korthagen", "what", "free")
"""The ways in; what each asks stands in ``ways.py``."""
PERSPECTIVES = RowKind("perspectives", ("who", "sees"))
OPTIONS = RowKind("options", ("what", "human", "lawful"), at_least=2)
RELATIONS = ("rubs", "leans", "doubt")


Row = Mapping[str, str]
"""A perspective (who, sees), an option (what, human, lawful) or a link to an article (key, edition, relation)."""


def _rows(rows: Iterable[Row], parts: Iterable[str]) -> tuple[dict[str, str], ...]:
    """Rows with exactly these parts, tidy; a row in which nothing can be seen is left out."""
    tidied = ({part: written(row.get(part, "")) for part in parts} for row in rows)
    return tuple(row for row in tidied if any(row.values()))


@dataclass(frozen=True)
class Content:
    """Everything a member wrote about one situation. Equal contents are equal texts.

    ``weights``: how much each lens was at play, see ``weights.py``. ``way``: the way in the member chose; ``more``:
    what they answered to questions that not every way asks.
    """

    title: str = ""
    happened: str = ""
    chafes: str = ""
    perspectives: Sequence[Row] = ()
    options: Sequence[Row] = ()
    choice: str = ""
    weighed_most: str = ""
    gave_up: str = ""
    expected: str = ""
    lenses: Mapping[str, str] = field(default_factory=dict)
    weights: Mapping[str, str] = field(default_factory=dict)
    links: Sequence[Row] = ()
    occurred_on: date | None = None
    way: str = OWN
    more: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        tidied: dict[str, Any] = {name: written(getattr(self, name)) for name in TEXTS}
        tidied["title"] = written_line(self.title)
        tidied["perspectives"] = _rows(self.perspectives, PERSPECTIVES.parts)
        tidied["options"] = _rows(self.options, OPTIONS.parts)
        tidied["lenses"] = {name: written(self.lenses.get(name, "")) for name in LENSES}
        tidied["weights"] = known_weights(self.weights)
        tidied["links"] = tuple({part: link[part] for part in ("key", "edition", "relation")} for link in self.links)
        tidied["way"] = self.way if self.way in WAYS else OWN
        more = {name: written(self.more.get(name, "")) for name in MORE}
        tidied["more"] = {name: text for name, text in more.items() if text}
        for name, value in tidied.items():
            object.__setattr__(self, name, value)

    def to_json(self) -> str:
        """Without a way in of its own it is the very text it was before there were ways."""
        plain = asdict(self) | {"occurred_on": self.occurred_on.isoformat() if self.occurred_on else ""}
        if self.way == OWN:
            del plain["way"]
        if not self.more:
            del plain["more"]
        return as_json({"schema": SCHEMA, **plain})

    @classmethod
    def from_json(cls, text: str) -> "Content":
        """What ``to_json`` made; a part that a later form added or dropped is no obstacle."""
        stored = json.loads(text)
        known = {name: stored[name] for name in cls.__dataclass_fields__ if name in stored}
        day = known.pop("occurred_on", "")
        return cls(**known, occurred_on=date.fromisoformat(day) if day else None)

    def as_fields(self) -> dict[str, str]:
        """As the editor's form names it."""
        return {
            "title": self.title,
            "occurred_on": self.occurred_on.isoformat() if self.occurred_on else "",
            "way": self.way,
            **{name: getattr(self, name) for name in TEXTS},
            **self.more,
            **lenses_as_fields(self.lenses, self.weights),
            **PERSPECTIVES.as_fields(self.perspectives),
            **OPTIONS.as_fields(self.options),
            **{link_field(link["edition"], link["key"]): link["relation"] for link in self.links},
        }

    def texts(self) -> list[str]:
        """Every text in it, in reading order."""
        rows = [text for row in (*self.perspectives, *self.options) for text in row.values()]
        return [getattr(self, name) for name in TEXTS] + list(self.more.values()) + rows + list(self.lenses.values())

    def text(self, name: str) -> str:
        """What was answered to one question, by its name."""
        if name in LENSES:
            return self.lenses[name]
        return self.more.get(name, "") if name in MORE else getattr(self, name)

    def is_empty(self) -> bool:
        """Whether not even one sentence was written; a title alone is a sentence too."""
        return not self.title and not any(self.texts())

    def is_ripe(self) -> bool:
        """Whether it is more than a note: something was written beside what happened."""
        chosen = any(self.weights.values()) or bool(self.links)
        return chosen or any(text for text in self.texts() if text != self.happened)

    def fits(self) -> bool:
        """Whether every part is within its limit. The form says the same in words, field by field."""
        texts_fit = all(len(text) <= TEXT_LIMIT for text in self.texts()) and len(self.title) <= TITLE_LIMIT
        return texts_fit and max(len(self.perspectives), len(self.options)) <= ROWS_LIMIT

    def titled(self) -> "Content":
        """With a title: the first words of what was written, when the member gave none."""
        if self.title:
            return self
        return replace(self, title=first_words(next((text for text in self.texts() if text), "")))


def link_field(edition: str, key: str) -> str:
    return f"link-{edition}-{key}"
