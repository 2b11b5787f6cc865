"""What is laid on the table: values, their limits, and their way to text and back. Pure."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Self

from portfolio.images.content import Content as Image
from portfolio.together.states import Kind
from portfolio.writing.saving import as_json
from portfolio.writing.text import written, written_line

QUESTION_LIMIT = 8_000
WEIGHED_LIMIT = 8_000
NAME_LIMIT, ROLE_LIMIT = 150, 60


@dataclass(frozen=True)
class Put:
    """What an owner lays before the others. ``image``: theirs, as it was on that day; folded until the other wrote."""

    question: str = ""
    image: Image | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "question", written(self.question))
        if self.image is not None:
            object.__setattr__(self, "image", replace(self.image, situations=()))

    def to_json(self) -> str:
        return as_json(
            {"schema": "asking/1", "question": self.question, "image": self.image.to_json() if self.image else ""}
        )

    @classmethod
    def from_json(cls, text: str) -> Self:
        stored = json.loads(text)
        return cls(stored["question"], Image.from_json(stored["image"]) if stored["image"] else None)


@dataclass(frozen=True)
class Texts:
    """Named texts and nothing else; the base of what is written at a weighing table and about it."""

    def __post_init__(self) -> None:
        for one in fields(self):
            object.__setattr__(self, one.name, written(getattr(self, one.name)))

    def to_json(self) -> str:
        return as_json(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Self:
        stored = json.loads(text)
        return cls(**{one.name: stored[one.name] for one in fields(cls) if one.name in stored})

    def as_fields(self) -> dict[str, Any]:
        return asdict(self)

    def is_empty(self) -> bool:
        return not any(asdict(self).values())

    def fits(self) -> bool:
        return all(len(text) <= WEIGHED_LIMIT for text in asdict(self).values())


@dataclass(frozen=True)
class Weighed(Texts):
    """What one person writes at a weighing table."""

    human: str = ""
    lawful: str = ""

    def titled(self) -> Self:
        return self


@dataclass(frozen=True)
class Outcome(Texts):
    """What the owner does with it, what they expect of a yes and of a no, and what really came of it."""

    choice: str = ""
    expected_yes: str = ""
    expected_no: str = ""
    after_3: str = ""
    after_9: str = ""


Written = Image | Weighed
WRITTEN: Mapping[str, type[Any]] = {Kind.EXCHANGE: Image, Kind.WEIGHING: Weighed}
"""What one writes, by the kind of asking."""


@dataclass(frozen=True)
class Asked:
    """Somebody who is asked, as the owner named them. ``role`` at a weighing table only.

    ``colleague``: the pk of somebody they sat in a session with; then no address is typed.
    """

    name: str = ""
    email: str = ""
    role: str = ""
    colleague: int | None = None

    def __post_init__(self) -> None:
        for name in ("name", "email", "role"):
            object.__setattr__(self, name, written_line(getattr(self, name)))

    def to_json(self) -> str:
        return as_json({"name": self.name, "email": self.email, "role": self.role})
