"""The Merkle tree of RFC 6962 (section 2.1): hashes, growth, and the two proofs. Pure: no database, no clock.

Only *complete* subtrees have a name: the one of level ``l`` and index ``i`` covers the leaves ``i * 2**l`` up to
``(i + 1) * 2**l``, and never changes once it is full. Everything else is computed from those. All hashes are 32 bytes.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence

DIGEST = 32
Node = Callable[[int, int], bytes]
"""Gives the hash of a complete subtree by level and index; level 0 are the leaves."""


def leaf_hash(body: bytes) -> bytes:
    """A leaf is hashed with a zero byte before it, so that no leaf can pass for an inner node."""
    return hashlib.sha256(b"\x00" + body).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def grown(peaks: Sequence[bytes], size: int, leaf: bytes) -> tuple[list[bytes], list[tuple[int, int, bytes]]]:
    """The peaks of a tree of ``size`` leaves after one more, and the subtrees (level, index, hash) that became full.

    Peaks are the roots of the largest complete subtrees, from left to right: one for every bit that is set in the size.
    """
    rest, digest, level, place = list(peaks), leaf, 0, size
    completed = []
    while place & 1:
        digest, level, place = node_hash(rest.pop(), digest), level + 1, place >> 1
        completed.append((level, place, digest))
    return [*rest, digest], completed


def root_of(peaks: Sequence[bytes]) -> bytes:
    """The root of a tree with these peaks; of an empty tree the hash of nothing."""
    if not peaks:
        return hashlib.sha256(b"").digest()
    digest = peaks[-1]
    for peak in reversed(peaks[:-1]):
        digest = node_hash(peak, digest)
    return digest


def peaks_at(size: int, node: Node) -> list[bytes]:
    """The peaks of the tree as it was at ``size``."""
    peaks, begin = [], 0
    for level in reversed(range(size.bit_length())):
        if size >> level & 1:
            peaks.append(node(level, begin >> level))
            begin += 1 << level
    return peaks


def inclusion_proof(index: int, size: int, node: Node) -> list[bytes]:
    """The hashes that lead from leaf ``index`` to the root at ``size``. Raises ``IndexError`` for a leaf outside it."""
    if not 0 <= index < size:
        raise IndexError(index)
    return list(_path(index, 0, size, node))


def consistency_proof(old: int, new: int, node: Node) -> list[bytes]:
    """The hashes that show the tree of ``old`` leaves to be the beginning of the one of ``new``.

    Raises ``IndexError`` unless ``0 < old <= new``.
    """
    if not 0 < old <= new:
        raise IndexError(old)
    return list(_subproof(old, 0, new, node, whole=True))


def included(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the proof leads from this leaf to this root."""
    if not 0 <= index < size:
        return False
    digest, place, last, rest = leaf, index, size - 1, list(proof)
    while last:
        if place & 1 or place < last:
            if not rest:
                return False
            sibling = rest.pop(0)
            digest = node_hash(sibling, digest) if place & 1 else node_hash(digest, sibling)
        place, last = place >> 1, last >> 1
    return not rest and digest == root


def consistent(old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows the old tree to be the beginning of the new one (RFC 9162, 2.1.4.2)."""
    if old == new:
        return not proof and old_root == new_root
    if not 0 < old < new or not proof:
        return False
    rest = list(proof)
    place, last = old - 1, new - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    # A tree of a power of two is itself the first hash, and is then not in the proof.
    before = after = old_root if old & (old - 1) == 0 else rest.pop(0)
    for sibling in rest:
        if last == 0:
            return False
        if place & 1 or place == last:
            before, after = node_hash(sibling, before), node_hash(sibling, after)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            after = node_hash(after, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and before == old_root and after == new_root


def _split(count: int) -> int:
    """The largest power of two smaller than ``count``: how many leaves go left."""
    return 1 << (count - 1).bit_length() - 1


def _root(begin: int, end: int, node: Node) -> bytes:
    count = end - begin
    if count & (count - 1) == 0:
        level = count.bit_length() - 1
        return node(level, begin >> level)
    middle = begin + _split(count)
    return node_hash(_root(begin, middle, node), _root(middle, end, node))


def _path(index: int, begin: int, end: int, node: Node) -> Iterator[bytes]:
    if end - begin == 1:
        return
    middle = begin + _split(end - begin)
    if index < middle:
        yield from _path(index, begin, middle, node)
        yield _root(middle, end, node)
    else:
        yield from _path(index, middle, end, node)
        yield _root(begin, middle, node)


def _subproof(old: int, begin: int, end: int, node: Node, *, whole: bool) -> Iterator[bytes]:
    if old == end:
        if not whole:
            yield _root(begin, end, node)
        return
    middle = begin + _split(end - begin)
    if old <= middle:
        yield from _subproof(old, begin, middle, node, whole=whole)
        yield _root(middle, end, node)
    else:
        yield from _subproof(old, middle, end, node, whole=False)
        yield _root(begin, middle, node)
