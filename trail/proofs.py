"""That the trail holds an entry, for who has the entry and nothing else of us: its bytes, a checkpoint, the way there.

Each entry is proven under the *first* checkpoint that counts and covers it, so that its proof stays the same, and is
not another one with every entry that others add.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import islice
from operator import or_
from typing import TypeVar

from django.db.models import Q

from trail import checkpoints, merkle
from trail.models import Checkpoint, TrailEntry, TrailNode

AT_ONCE = 800
"""Subtrees asked for in one question: databases bound how long that may be."""
Place = tuple[int, int]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Proof:
    """``entry`` is the canonical JSON that was hashed; ``path`` leads from it to the root that ``checkpoint`` signs."""

    entry: bytes
    checkpoint: str
    path: list[bytes]


def proofs_of(entries: Iterable[TrailEntry]) -> dict[int, Proof]:
    """The proofs of these entries, by number; without those that no checkpoint covers yet.

    A few queries, however many entries there are.
    """
    bodies = {entry.seq: bytes(entry.body) for entry in entries}
    under = dict(_covered(bodies, checkpoints.sizes_that_count())) if bodies else {}
    notes = dict(Checkpoint.objects.filter(size__in=set(under.values())).values_list("size", "note"))
    nodes = _fetched({place for seq, size in under.items() for place in _on_the_way(seq, size)})
    return {
        seq: Proof(bodies[seq], notes[size], merkle.inclusion_proof(seq - 1, size, lambda *place: nodes[place]))
        for seq, size in under.items()
    }


def _covered(seqs: Iterable[int], sizes: list[int]) -> Iterator[tuple[int, int]]:
    """Each entry with the size of the first checkpoint over it. ``sizes`` are in order."""
    for seq in seqs:
        place = bisect_left(sizes, seq)
        if place < len(sizes):
            yield seq, sizes[place]


def _on_the_way(seq: int, size: int) -> set[Place]:
    """The subtrees, by level and index, that a proof is made of."""
    met: set[Place] = set()

    def node(level: int, index: int) -> bytes:
        met.add((level, index))
        return b""

    merkle.inclusion_proof(seq - 1, size, node)
    return met


def _fetched(places: set[Place]) -> dict[Place, bytes]:
    """Their hashes: of level 0 from the entries, of the others from the stored subtrees."""
    leaves = dict(_leaves(index for level, index in places if level == 0))
    return leaves | dict(_subtrees(place for place in places if place[0]))


def _leaves(indexes: Iterable[int]) -> Iterator[tuple[Place, bytes]]:
    for some in _parts(indexes):
        rows = TrailEntry.objects.filter(seq__in=[index + 1 for index in some]).values_list("seq", "leaf")
        yield from (((0, seq - 1), bytes(leaf)) for seq, leaf in rows)


def _subtrees(places: Iterable[Place]) -> Iterator[tuple[Place, bytes]]:
    for some in _parts(places):
        by_level = defaultdict(list)
        for level, index in some:
            by_level[level].append(index)
        wanted = reduce(or_, (Q(level=level, index__in=indexes) for level, indexes in by_level.items()))
        rows = TrailNode.objects.filter(wanted).values_list("level", "index", "digest")
        yield from (((level, index), bytes(digest)) for level, index, digest in rows)


def _parts(many: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(many)
    while some := list(islice(rest, AT_ONCE)):
        yield some
