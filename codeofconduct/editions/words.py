"""Two texts side by side, word for word. Pure, and the same either way round.

A difference is shown as a reader would mark it on paper: whole words, and a passage that was mostly rewritten as one
passage, not as confetti of single words that happen to be in both.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

SAME, OLD, NEW = "same", "old", "new"
TOKENS = re.compile(r"\s+|\w+|[^\w\s]")
WORD = re.compile(r"\w")
LONGEST = 4_000
"""Tokens per text. Finding what two longer ones share could take seconds; then the whole text counts as rewritten."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that is in both (``same``), only in the old (``old``) or only in the new one (``new``)."""

    kind: str
    text: str


Words = tuple[Run, ...]
Piece = tuple[str, str]
"""What stands here in the old and in the new text."""


def words(old: str, new: str) -> Words:
    """Runs in reading order: same and old ones together are the old text, same and new ones the new text."""
    pieces = _grouped(_grouped(_pieces(old, new), at_most=0), at_most=2)
    return tuple(run for piece in pieces for run in _runs(piece))


def likeness(old: str, new: str, *, at_least: float = 0.0) -> float:
    """From 0 (no word in common) to 1 (the same), by words; the same either way round. 0 as well when it is surely
    less than ``at_least``: that is seen by counting words, without laying them side by side.
    """
    one, other = sorted((_words_of(old), _words_of(new)))
    if one == other:
        return 1.0
    if max(len(one), len(other)) > LONGEST:
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < at_least or matcher.quick_ratio() < at_least:
        return 0.0
    return matcher.ratio()


@lru_cache(maxsize=256)  # each article is laid beside many others
def _words_of(text: str) -> tuple[str, ...]:
    return tuple(token.casefold() for token in TOKENS.findall(text) if not token.isspace())


def _pieces(old: str, new: str) -> Iterator[Piece]:
    """The matcher treats its two sides differently, so it always gets them in the same order."""
    if old > new:
        yield from ((there, here) for here, there in _pieces(new, old))
        return
    one, other = TOKENS.findall(old), TOKENS.findall(new)
    if max(len(one), len(other)) > LONGEST:
        yield old, new
        return
    for _kind, begin, end, start, stop in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        yield "".join(one[begin:end]), "".join(other[start:stop])


def _grouped(pieces: Iterable[Piece], *, at_most: int) -> list[Piece]:
    """Joins two changes when what stands between them is too little to read as unchanged: a space, a few words."""
    found: list[Piece] = []
    for piece in pieces:
        if (
            len(found) > 1
            and _changed(piece)
            and _changed(found[-2])
            and _is_crumb(found[-1], found[-2], piece, at_most)
        ):
            between, before = found.pop(), found.pop()
            piece = (before[0] + between[0] + piece[0], before[1] + between[1] + piece[1])
        found.append(piece)
    return found


def _changed(piece: Piece) -> bool:
    return piece[0] != piece[1]


def _is_crumb(between: Piece, before: Piece, after: Piece, at_most: int) -> bool:
    """No word at all; or few, between changes that are each longer than that."""
    length = _length(between)
    return length == 0 or (length <= at_most and min(_length(before), _length(after)) > length)


def _length(piece: Piece) -> int:
    """In words, of the longer side."""
    return max(sum(bool(WORD.match(token)) for token in TOKENS.findall(side)) for side in piece)


def _runs(piece: Piece) -> Iterator[Run]:
    old, new = piece
    if old == new:
        yield Run(SAME, old)
        return
    margin = _shared_space(old, new)
    if margin:
        old, new = old[: -len(margin)], new[: -len(margin)]
    if old:
        yield Run(OLD, old)
    if new:
        yield Run(NEW, new)
    if margin:
        yield Run(SAME, margin)


def _shared_space(old: str, new: str) -> str:
    """The white space both end with, so that a mark ends where its last word ends."""
    length = 0
    while length < min(len(old), len(new)) and old[-1 - length] == new[-1 - length] and old[-1 - length].isspace():
        length += 1
    return old[len(old) - length :]
