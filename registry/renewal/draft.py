"""What a member is composing: a story, what they choose to show, and what they keep back. Kept sealed as JSON."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from datetime import date

SITUATION, IMAGE = "situation", "image"
WORDING = "1"
"""Which wording of the guard's questions was answered; goes up when portfolio.guard.QUESTIONS changes."""


def mark_of(paragraph: str) -> str:
    """How the draft remembers a hidden paragraph: by its text, because its place changes while one writes."""
    return hashlib.sha256(paragraph.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Hidden:
    """One paragraph kept back: the part of the piece it stands in, and its mark."""

    field: str
    mark: str


@dataclass(frozen=True)
class Piece:
    """A situation or image in the dossier. It refers to the member's own text, until the dossier is sent."""

    kind: str
    id: str
    hidden: tuple[Hidden, ...] = ()

    def hides(self, part: str, paragraph: str) -> bool:
        return Hidden(part, mark_of(paragraph)) in self.hidden


@dataclass(frozen=True)
class Guarded:
    """The member looked at how recognisable this is: when, under which wording, and over which text."""

    on: str
    wording: str
    sha256: str


@dataclass(frozen=True)
class Draft:
    story: str = ""
    story_revision: int = 0
    pieces: tuple[Piece, ...] = ()
    sessions: tuple[str, ...] = ()
    guarded: Guarded | None = None

    def piece(self, item: str) -> Piece | None:
        return next((piece for piece in self.pieces if piece.id == item), None)

    def with_piece(self, changed: Piece) -> "Draft":
        """The same draft with this piece in the place of the one with its id."""
        return replace(self, pieces=tuple(changed if one.id == changed.id else one for one in self.pieces))

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Draft":
        stored = json.loads(text)
        pieces = tuple(
            Piece(one["kind"], one["id"], tuple(Hidden(**hidden) for hidden in one["hidden"]))
            for one in stored["pieces"]
        )
        guarded = Guarded(**stored["guarded"]) if stored["guarded"] else None
        return cls(stored["story"], stored["story_revision"], pieces, tuple(stored["sessions"]), guarded)


def guarded_now(on: date, sha256: str) -> Guarded:
    return Guarded(on.isoformat(), WORDING, sha256)
