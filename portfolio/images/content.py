"""What an image of good work holds: a value, its limits, and its way to text and back. Pure."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace

from portfolio.situations.weights import LENSES, known_weights, lenses_as_fields
from portfolio.writing.saving import as_json
from portfolio.writing.text import TEXT_LIMIT, TITLE_LIMIT, first_words, written, written_line

SCHEMA = "image/1"
TEXTS = ("picture", *LENSES)
SITUATIONS_LIMIT = 100


@dataclass(frozen=True)
class Content:
    """The member's picture of the right thing to do.

    ``situations``: pks of their own, as text. ``weights``: how much each lens was at play (``situations/weights.py``).
    """

    title: str = ""
    picture: str = ""
    excellent: str = ""
    ethical: str = ""
    energetic: str = ""
    situations: Sequence[str] = ()
    weights: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", written_line(self.title))
        object.__setattr__(self, "weights", known_weights(self.weights))
        object.__setattr__(self, "situations", tuple(dict.fromkeys(str(pk) for pk in self.situations)))
        for name in TEXTS:
            object.__setattr__(self, name, written(getattr(self, name)))

    def to_json(self) -> str:
        return as_json({"schema": SCHEMA, **asdict(self)})

    @classmethod
    def from_json(cls, text: str) -> "Content":
        """What ``to_json`` made; a part that a later form added or dropped is no obstacle."""
        stored = json.loads(text)
        return cls(**{name: stored[name] for name in cls.__dataclass_fields__ if name in stored})

    def as_fields(self) -> dict[str, str | list[str]]:
        """As the editor's form names it."""
        lenses = {lens: getattr(self, lens) for lens in LENSES}
        seen = lenses_as_fields(lenses, self.weights)
        return {"title": self.title, "picture": self.picture, **seen, "situations": list(self.situations)}

    def texts(self) -> list[str]:
        return [getattr(self, name) for name in TEXTS]

    def is_empty(self) -> bool:
        return not self.title and not any(self.texts())

    def fits(self) -> bool:
        """Whether every part is within its limit. The form says the same in words, field by field."""
        texts_fit = all(len(text) <= TEXT_LIMIT for text in self.texts()) and len(self.title) <= TITLE_LIMIT
        return texts_fit and len(self.situations) <= SITUATIONS_LIMIT

    def titled(self) -> "Content":
        """With a title: the first words of what was written, when the member gave none."""
        if self.title:
            return self
        return replace(self, title=first_words(next((text for text in self.texts() if text), "")))
