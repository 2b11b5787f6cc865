"""Who is too close to read a dossier. Pure: facts in, reasons out.

Whoever decides does not read, whoever learns together does not read each other, and nobody reads the same colleague
twice in a row (product text, 3.4).
"""

from dataclasses import dataclass
from enum import StrEnum


class Tie(StrEnum):
    SELF = "self"
    EMPLOYER = "employer"
    INTERVISION = "intervision"
    PREVIOUS_READER = "previous_reader"
    BOARD = "board"


@dataclass(frozen=True)
class Candidate:
    """A possible reader: who, where they worked in the last years, and whether they decide."""

    person: int
    employers: frozenset[str] = frozenset()
    on_board: bool = False


@dataclass(frozen=True)
class Circle:
    """Whom the member is close to: where they worked, with whom they sat together this period, who read them last."""

    member: int
    employers: frozenset[str] = frozenset()
    intervision: frozenset[int] = frozenset()
    previous_readers: frozenset[int] = frozenset()


def ties(circle: Circle, candidate: Candidate) -> frozenset[Tie]:
    """Every reason why this person should not read the member's dossier; empty when there is none."""
    found = {
        Tie.SELF: candidate.person == circle.member,
        Tie.EMPLOYER: bool(circle.employers & candidate.employers),
        Tie.INTERVISION: candidate.person in circle.intervision,
        Tie.PREVIOUS_READER: candidate.person in circle.previous_readers,
        Tie.BOARD: candidate.on_board,
    }
    return frozenset(tie for tie, holds in found.items() if holds)
