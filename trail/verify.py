"""Recompute the trail from its first entry and name what does not fit: changed, missing, put in, or put elsewhere."""

import base64
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast

from trail import checkpoints, merkle
from trail.leaves import commitment, expected, instant_of
from trail.models import Checkpoint, TrailEntry, TrailHead, TrailNode

UNLINKED = "trail.unlinked"
AT_ONCE = 2_000
SHOWN = 10
COLUMNS = (
    "seq", "stored_at", "action", "subject", "subject_salt", "actor", "actor_salt", "codes", "body", "leaf",
    "unlinked_by",
)  # fmt: skip
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was written: where, and what."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def verify_trail() -> list[Finding]:
    """Every entry, subtree and checkpoint, recomputed. Empty when all is well.

    Each is held against what stands directly below it, so that a finding names the place that was touched. Reads
    everything once; holds 64 bytes per entry in memory.
    """
    tree = _Tree()
    entries = TrailEntry.objects.order_by("seq").annotate(stored_at=Cast("at", TextField()))
    rows = entries.values_list(*COLUMNS).iterator(chunk_size=AT_ONCE)
    found = [finding for row in rows for finding in tree.take(row)]
    return [*found, *tree.unlinkings(), *tree.subtrees(), *tree.head(), *tree.checkpoints()]


class _Tree:
    """What is stored, level by level from the leaves up; None where something is missing."""

    def __init__(self) -> None:
        self.levels: list[list[bytes | None]] = [[]]
        self.unlinked: dict[int, list[int]] = defaultdict(list)
        self.tellers: dict[int, str] = {}

    @property
    def size(self) -> int:
        return len(self.levels[0])

    def node(self, level: int, index: int) -> bytes:
        """A stored subtree. Raises ``LookupError`` when it is missing."""
        if (found := self.levels[level][index]) is None:
            raise LookupError(index)
        return found

    def take(self, row: Row) -> Iterator[Finding]:
        seq, action, codes, leaf, unlinked_by = row[0], row[2], row[7], bytes(row[9]), row[10]
        while self.size < seq - 1:
            self.levels[0].append(None)
            yield Finding(f"trail entry {self.size}", "it is missing")
        yield from (Finding(f"trail entry {seq}", what) for what in _what_is_off(row))
        if unlinked_by is not None:
            self.unlinked[unlinked_by].append(seq)
        if action == UNLINKED:
            self.tellers[seq] = str(codes.get("entries", "")) if isinstance(codes, dict) else ""
        self.levels[0].append(leaf)

    def unlinkings(self) -> Iterator[Finding]:
        """An emptied name is told of by a later entry, which holds the digest of exactly those entries."""
        for teller in sorted(self.unlinked.keys() | self.tellers.keys()):
            if self.tellers.get(teller) != digest_of(self.unlinked[teller]):
                where = ", ".join(map(str, self.unlinked[teller][:SHOWN])) or str(teller)
                yield Finding(f"trail entry {where}", "names were taken out that no entry tells of")

    def subtrees(self) -> Iterator[Finding]:
        """Every stored subtree against the two below it."""
        for level in range(1, self.size.bit_length()):
            below = self.levels[-1]
            here: list[bytes | None] = [None] * (self.size >> level)
            self.levels.append(here)
            rows = TrailNode.objects.filter(level=level).order_by("index").values_list("index", "digest")
            for index, digest in rows.iterator(AT_ONCE):
                if index >= len(here):
                    yield Finding(f"subtree {level}/{index}", "it was put in: there are no such entries")
                    continue
                here[index] = bytes(digest)
                left, right = below[2 * index], below[2 * index + 1]
                if left is not None and right is not None and merkle.node_hash(left, right) != bytes(digest):
                    yield Finding(_covered(level, index), "what it says is not what was hashed into the tree")
            yield from (Finding(f"subtree {level}/{n}", "it is missing") for n, one in enumerate(here) if one is None)
        for level, index in TrailNode.objects.filter(level__gte=len(self.levels)).values_list("level", "index")[:SHOWN]:
            yield Finding(f"subtree {level}/{index}", "it was put in: there are no such entries")

    def head(self) -> Iterator[Finding]:
        """Whether the tree ends where the trail's head says it does."""
        head = TrailHead.objects.filter(pk=1).first()
        if head is None:
            yield Finding("trail head", "it is missing")
        elif head.size < self.size:
            yield Finding(f"trail entry {head.size + 1}", "it was put in: the trail ended before it")
        elif head.size > self.size:
            yield Finding(f"trail entry {self.size + 1}", f"it is missing, and all up to {head.size}")
        elif self._peaks(self.size) not in (None, head.as_peaks()):
            yield Finding("trail head", "it does not match the entries")

    def checkpoints(self) -> Iterator[Finding]:
        """What was signed and published is still so: nothing before it was changed, and nothing cut off."""
        before = 0
        for checkpoint in Checkpoint.objects.order_by("size").iterator():
            if what := self._against(checkpoint, before):
                yield Finding(str(checkpoint), what)
            else:
                before = checkpoint.size

    def _against(self, checkpoint: Checkpoint, before: int) -> str:
        lines, root = checkpoint.note.split("\n"), bytes(checkpoint.root)
        if not checkpoints.vouched_for(checkpoint.note):
            return "its signature is not the register's"
        if lines[1:3] != [str(checkpoint.size), base64.b64encode(root).decode()]:
            return "its columns differ from what was signed"
        if checkpoint.size > self.size:
            return f"it was signed over {checkpoint.size} entries; the trail now has {self.size}"
        peaks = self._peaks(checkpoint.size)
        if peaks is None or merkle.root_of(peaks) != root:
            return f"the entries {before + 1} to {checkpoint.size}, which it was signed over, were changed since"
        return ""

    def _peaks(self, size: int) -> list[bytes] | None:
        try:
            return merkle.peaks_at(size, self.node)
        except LookupError:
            return None


def _covered(level: int, index: int) -> str:
    """The entries below a subtree, when that is few enough to be of help."""
    first, last = (index << level) + 1, (index + 1) << level
    return f"trail entry {first} or {last}" if level == 1 else f"subtree {level}/{index}, entries {first} to {last}"


def digest_of(seqs: Iterable[int]) -> str:
    """How an unlinking names the entries whose names it took away: SHA-256 over their numbers, in order."""
    return hashlib.sha256(",".join(map(str, sorted(seqs))).encode()).hexdigest()


def _what_is_off(row: Row) -> Iterator[str]:
    """One entry against its own hash, columns and commitments."""
    seq, stored_at, action, subject, subject_salt, actor, actor_salt, codes, body, leaf, unlinked_by = row
    at = instant_of(stored_at)
    body, subject_salt, actor_salt = bytes(body), bytes(subject_salt), bytes(actor_salt)
    if merkle.leaf_hash(body) != bytes(leaf):
        yield "its body was changed"
    if unlinked_by is None:
        names = commitment(subject_salt, subject), commitment(actor_salt, actor)
        if expected(seq, at, action, *names, codes) == body:
            return
    try:
        said = json.loads(body)
    except ValueError:
        said = None
    if not isinstance(said, dict):
        yield "its body cannot be read"
    elif not _as_said(said, seq, at, action, codes):
        yield "its columns differ from what was hashed"
    else:
        yield from _names(said, unlinked_by, subject=(subject_salt, subject), actor=(actor_salt, actor))


def _names(said: dict[str, Any], unlinked_by: int | None, **names: tuple[bytes, str]) -> Iterator[str]:
    """Each name is the one that was hashed, or was emptied and told of."""
    for what, (salt, name) in names.items():
        if (salt, name) == (b"", ""):
            if unlinked_by is None:
                yield f"its {what} was taken out"
        elif commitment(salt, name) != said.get(what):
            yield f"its {what} is not the one that was hashed"


def _as_said(said: dict[str, Any], seq: int, at: str, action: str, codes: Any) -> bool:
    there = (said.get("seq"), said.get("at"), said.get("action"), said.get("codes"))
    return there == (seq, at, action, codes)
