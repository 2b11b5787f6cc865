"""What a look back and a pair hold: values, and their way to text and back. Pure."""

import json
from dataclasses import asdict, dataclass

from portfolio.writing.saving import as_json
from portfolio.writing.text import TEXT_LIMIT, written

CAME_OF = ("actual", "refused")


@dataclass(frozen=True)
class CameOf:
    """What came of a situation: what really happened, and what happened to who was told no."""

    actual: str = ""
    refused: str = ""

    def __post_init__(self) -> None:
        for name in CAME_OF:
            object.__setattr__(self, name, written(getattr(self, name)))

    def to_json(self) -> str:
        return as_json({"schema": "follow-up/1", **asdict(self)})

    @classmethod
    def from_json(cls, text: str) -> "CameOf":
        stored = json.loads(text)
        return cls(**{name: stored.get(name, "") for name in CAME_OF})

    def as_fields(self) -> dict[str, str]:
        """As the form names it."""
        return asdict(self)

    def texts(self) -> list[str]:
        return [self.actual, self.refused]

    def is_empty(self) -> bool:
        return not any(self.texts())

    def fits(self) -> bool:
        return all(len(text) <= TEXT_LIMIT for text in self.texts())


@dataclass(frozen=True)
class Third:
    """Two texts by their ids, the earlier one first, and the third text beside them."""

    earlier: str
    later: str
    text: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", written(self.text))

    def to_json(self) -> str:
        return as_json({"schema": "then-and-now/1", **asdict(self)})

    @classmethod
    def from_json(cls, text: str) -> "Third":
        stored = json.loads(text)
        return cls(stored["earlier"], stored["later"], stored["text"])

    def as_fields(self) -> dict[str, str]:
        """As the form names it: the two texts are no fields of it."""
        return {"text": self.text}

    def fits(self) -> bool:
        return len(self.text) <= TEXT_LIMIT
