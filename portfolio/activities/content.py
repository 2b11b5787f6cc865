"""What an activity holds: a value, its limits, and its way to text and back. Pure."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from portfolio.activities.kinds import CHOICES, FIELDS, OPTIONS, Kind
from portfolio.writing.saving import as_json
from portfolio.writing.text import TEXT_LIMIT, TITLE_LIMIT, first_words, written, written_line

SCHEMA = "activity/1"
ONE_LINE = {"host": 150, "addressee": 150}
"""Fields of one line, and how many signs fit in them."""
ORIGIN = re.compile(r"(situation|session|activity):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Content:
    """Everything a member wrote in one activity.

    ``words``: a text for every field of its ``kind``, see ``FIELDS``; ``chosen``: one of ``OPTIONS`` or nothing.
    ``origin``: what it grew from, ``"situation:<pk>"``, ``"session:<pk>"`` or ``"activity:<pk>"`` (the step before
    this one); it points, and gives no right to see.
    """

    kind: str
    title: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    occurred_on: date | None = None
    chosen: Mapping[str, str] = field(default_factory=dict)
    origin: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", written_line(self.title))
        object.__setattr__(self, "words", {name: self._tidied(name) for name in FIELDS[self.kind]})
        object.__setattr__(self, "chosen", {name: self._known(name) for name in CHOICES[self.kind]})
        object.__setattr__(self, "origin", self.origin if ORIGIN.fullmatch(self.origin) else "")

    def _tidied(self, name: str) -> str:
        text = self.words.get(name, "")
        return written_line(text) if name in ONE_LINE else written(text)

    def _known(self, name: str) -> str:
        choice = self.chosen.get(name, "")
        return choice if choice in OPTIONS[name] else ""

    def to_json(self) -> str:
        day = self.occurred_on.isoformat() if self.occurred_on else ""
        known = {"kind": str(self.kind), "title": self.title, "words": dict(self.words), "chosen": dict(self.chosen)}
        return as_json({"schema": SCHEMA, **known, "occurred_on": day, "origin": self.origin})

    @classmethod
    def from_json(cls, text: str) -> "Content":
        """What ``to_json`` made; a text or a choice that a later form added or dropped is no obstacle."""
        stored = json.loads(text)
        day = stored.get("occurred_on")
        on = date.fromisoformat(day) if day else None
        chosen, origin = stored.get("chosen", {}), stored.get("origin", "")
        return cls(stored["kind"], stored["title"], stored["words"], on, chosen, origin)

    def as_fields(self) -> dict[str, str]:
        """As the editor's form names it."""
        day = self.occurred_on.isoformat() if self.occurred_on else ""
        return {"title": self.title, "occurred_on": day, **self.chosen, **self.words}

    def texts(self) -> list[str]:
        return list(self.words.values())

    def is_empty(self) -> bool:
        return not self.title and not any(self.texts())

    def waits_for_an_answer(self) -> bool:
        """A lesson that somebody got and nobody answered yet. It says so calmly, and nothing follows from it."""
        if self.kind != Kind.LESSON or self.words["answered"]:
            return False
        return bool(self.chosen["whose"] or self.words["addressee"] or self.occurred_on)

    def fits(self) -> bool:
        """Whether every part is within its limit. The form says the same in words, field by field."""
        texts_fit = all(len(text) <= ONE_LINE.get(name, TEXT_LIMIT) for name, text in self.words.items())
        return texts_fit and len(self.title) <= TITLE_LIMIT

    def titled(self) -> "Content":
        """With a title: the first words of what was written, when the member gave none."""
        if self.title:
            return self
        return replace(self, title=first_words(next((text for text in self.texts() if text), "")))
