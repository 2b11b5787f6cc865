"""The tree against RFC 6962's own words, the vectors of Certificate Transparency, and everything one could forge."""

import hashlib
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trail.merkle import (
    consistency_proof,
    consistent,
    grown,
    included,
    inclusion_proof,
    leaf_hash,
    node_hash,
    peaks_at,
    root_of,
)

VECTOR = [
    bytes.fromhex(one)
    for one in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
"""The eight leaves, and below the roots, that implementations of Certificate Transparency check themselves with."""
ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


def by_definition(leaves):
    """MTH as RFC 6962 writes it down, from the leaves alone: a second implementation, slow on purpose."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    left, right = by_definition(leaves[:split]), by_definition(leaves[split:])
    return hashlib.sha256(b"\x01" + left + right).digest()


def planted(leaves):
    """A tree grown leaf by leaf: its peaks, and its complete subtrees by level and index."""
    peaks, nodes = [], {}
    for place, body in enumerate(leaves):
        nodes[0, place] = leaf_hash(body)
        peaks, completed = grown(peaks, place, nodes[0, place])
        nodes |= {(level, index): digest for level, index, digest in completed}
    return peaks, lambda level, index: nodes[level, index]


def some_leaves(count):
    return [str(number).encode() for number in range(count)]


@pytest.mark.parametrize(("size", "root"), ROOTS.items())
def test_the_published_vectors(size, root):
    peaks, _node = planted(VECTOR[:size])
    assert root_of(peaks).hex() == root


@given(st.lists(st.binary(max_size=8), max_size=70))
def test_growing_is_the_definition(leaves):
    peaks, node = planted(leaves)
    assert root_of(peaks) == by_definition(leaves)
    for size in range(len(leaves) + 1):
        assert root_of(peaks_at(size, node)) == by_definition(leaves[:size])


def test_every_leaf_of_every_size_is_proven_and_no_other():
    leaves = some_leaves(40)
    _peaks, node = planted(leaves)
    for size in range(1, len(leaves) + 1):
        root = by_definition(leaves[:size])
        for index in range(size):
            proof = inclusion_proof(index, size, node)
            assert included(leaf_hash(leaves[index]), index, size, proof, root)
            assert not included(leaf_hash(b"another"), index, size, proof, root)
            assert not included(leaf_hash(leaves[index]), (index + 1) % size, size, proof, root) or size == 1


def test_every_earlier_tree_is_the_beginning_of_every_later_one():
    leaves = some_leaves(34)
    _peaks, node = planted(leaves)
    roots = [by_definition(leaves[:size]) for size in range(len(leaves) + 1)]
    for new in range(1, len(leaves) + 1):
        for old in range(1, new + 1):
            proof = consistency_proof(old, new, node)
            assert consistent(old, roots[old], new, roots[new], proof)
            if old < new:
                assert not consistent(old, roots[old - 1], new, roots[new], proof)
                assert not consistent(old, roots[old], new, roots[new - 1], proof)


@given(st.integers(1, 64), st.randoms(use_true_random=False))
def test_a_proof_with_anything_changed_proves_nothing(size, chance: random.Random):
    leaves = some_leaves(size)
    _peaks, node = planted(leaves)
    index, root = chance.randrange(size), by_definition(leaves)
    proof = inclusion_proof(index, size, node)
    leaf = leaf_hash(leaves[index])
    wrong = [[*proof, root], *(proof[:place] + proof[place + 1 :] for place in range(len(proof)))]
    wrong += [[*proof[:place], node_hash(one, one), *proof[place + 1 :]] for place, one in enumerate(proof)]
    assert not any(included(leaf, index, size, one, root) for one in wrong)
    assert not included(leaf, size, size, proof, root)
    assert not included(leaf, -1, size, proof, root)


def test_a_rewritten_past_is_not_the_beginning_of_today():
    leaves = some_leaves(20)
    changed = [*leaves[:3], b"rewritten", *leaves[4:]]
    _peaks, node = planted(changed)
    for old in range(4, 20):
        proof = consistency_proof(old, 20, node)
        assert not consistent(old, by_definition(leaves[:old]), 20, by_definition(changed), proof)


@pytest.mark.parametrize(("index", "size"), [(0, 0), (3, 3), (-1, 3)])
def test_a_leaf_outside_the_tree_has_no_proof(index, size):
    with pytest.raises(IndexError):
        inclusion_proof(index, size, lambda level, place: b"")


@pytest.mark.parametrize(("old", "new"), [(0, 3), (4, 3), (-1, 3)])
def test_no_proof_between_trees_that_do_not_follow(old, new):
    with pytest.raises(IndexError):
        consistency_proof(old, new, lambda level, place: b"")
    assert not consistent(old, b"", new, b"", [])
