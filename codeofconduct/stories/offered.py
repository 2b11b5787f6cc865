"""What a member offers: a copy of their own words, without the parts they left out. Pure."""

import json
from dataclasses import asdict, dataclass

LONGEST = 100_000
"""Signs. A story is told in a few pages; who has more leaves paragraphs out."""


@dataclass(frozen=True, slots=True)
class Part:
    """What stood under one question of theirs; the question in the words they saw."""

    question: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """Exactly what goes out. Not in it: who offers it, the day it happened, and what it was copied from."""

    title: str
    parts: tuple[Part, ...]

    @property
    def is_empty(self) -> bool:
        return not any(part.paragraphs for part in self.parts)

    @property
    def length(self) -> int:
        return len(self.title) + sum(len(one) for part in self.parts for one in part.paragraphs)

    def to_json(self) -> str:
        return json.dumps({"schema": "offered/1", **asdict(self)}, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Offered":
        stored = json.loads(text)
        parts = tuple(Part(part["question"], tuple(part["paragraphs"])) for part in stored["parts"])
        return cls(stored["title"], parts)
