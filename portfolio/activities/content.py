"""What an activity holds: a value, its limits, and its way to text and back. Pure."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from portfolio.activities.kinds import FIELDS
from portfolio.writing.saving import as_json
from portfolio.writing.text import TEXT_LIMIT, TITLE_LIMIT, first_words, written, written_line

SCHEMA = "activity/1"


@dataclass(frozen=True)
class Content:
    """Everything a member wrote in one activity. ``words``: a text for every field of its ``kind``, see ``FIELDS``."""

    kind: str
    title: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    occurred_on: date | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", written_line(self.title))
        object.__setattr__(self, "words", {name: written(self.words.get(name, "")) for name in FIELDS[self.kind]})

    def to_json(self) -> str:
        day = self.occurred_on.isoformat() if self.occurred_on else ""
        known = {"kind": self.kind, "title": self.title, "words": dict(self.words)}
        return as_json({"schema": SCHEMA, **known, "occurred_on": day})

    @classmethod
    def from_json(cls, text: str) -> "Content":
        """What ``to_json`` made; a text that a later form dropped is no obstacle."""
        stored = json.loads(text)
        day = stored["occurred_on"]
        on = date.fromisoformat(day) if day else None
        return cls(stored["kind"], stored["title"], stored["words"], on)

    def as_fields(self) -> dict[str, str]:
        """As the editor's form names it."""
        day = self.occurred_on.isoformat() if self.occurred_on else ""
        return {"title": self.title, "occurred_on": day, **self.words}

    def texts(self) -> list[str]:
        return list(self.words.values())

    def is_empty(self) -> bool:
        return not self.title and not any(self.texts())

    def fits(self) -> bool:
        """Whether every part is within its limit. The form says the same in words, field by field."""
        return all(len(text) <= TEXT_LIMIT for text in self.texts()) and len(self.title) <= TITLE_LIMIT

    def titled(self) -> "Content":
        """With a title: the first words of what was written, when the member gave none."""
        if self.title:
            return self
        return replace(self, title=first_words(next((text for text in self.texts() if text), "")))
