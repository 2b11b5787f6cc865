"""Recompute the trail from its first entry and name what does not fit."""

from dataclasses import dataclass

from trail.models import TrailEntry, TrailHead
from trail.record import body_of, leaf_hash, next_chain

NOTHING = b"\x00" * 32
"""The chain before the first entry."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was written: where, and what."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def verify_trail() -> list[Finding]:
    """Every entry against its own columns, its hash, its place in the chain, and the head. Empty when all is well."""
    found: list[Finding] = []
    chain, expected = NOTHING, 1
    for entry in TrailEntry.objects.order_by("seq").iterator():
        where = f"trail entry {entry.seq}"
        if entry.seq != expected:
            found.append(Finding(where, f"entry {expected} is missing before it"))
        if body_of(entry) != bytes(entry.body):
            found.append(Finding(where, "its columns differ from what was hashed"))
        if leaf_hash(bytes(entry.body)) != bytes(entry.leaf):
            found.append(Finding(where, "its body was changed"))
        chain = next_chain(chain, bytes(entry.leaf))
        if chain != bytes(entry.chain):
            found.append(Finding(where, "it does not follow from the entries before it"))
            chain = bytes(entry.chain)
        expected = entry.seq + 1
    return found + _verify_head(chain, expected - 1)


def _verify_head(chain: bytes, size: int) -> list[Finding]:
    head = TrailHead.objects.filter(pk=1).first()
    if head is None:
        return [Finding("trail head", "it is missing")]
    if head.size != size:
        return [Finding("trail head", f"it says {head.size} entries, the last one found is {size}")]
    if bytes(head.chain) != chain:
        return [Finding("trail head", "it does not match the last entry")]
    return []
