"""RFC 8785 by its own examples, and what we add: text is normalised before it is hashed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.canonical import NotCanonical, canonical, digest

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
FACTS = st.recursive(
    TEXTS | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abcé", max_size=3), inner, max_size=4),
    max_leaves=12,
)


def test_the_example_of_the_standard():
    facts = {
        "numbers": [333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": '\u20ac$\u000f\nA\'B"\\\\"/',
        "literals": [None, True, False],
    }
    assert canonical(facts) == (
        b'{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
        b'"string":"\xe2\x82\xac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )


def test_keys_are_sorted_as_the_standard_sorts_them():
    """By UTF-16 units: the face (a surrogate pair) comes before the ligature."""
    signs = ["\u20ac", "\n", "\ufb01", "1", "\U0001f600", "\u0080", "\u00f6"]
    names = json.loads(canonical(dict.fromkeys(signs, "")), object_pairs_hook=lambda pairs: [key for key, _ in pairs])
    assert names == ["\n", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb01"]


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, "0"), (-0.0, "0"), (5e-324, "5e-324"), (1e21, "1e+21"), (295147905179352830000.0, "295147905179352830000")],
)
def test_numbers_of_the_standards_appendix(number, written):
    assert canonical(number) == written.encode()


def test_one_text_typed_on_three_machines_is_one_text():
    spellings = ["Café\r\nBos", "Cafe\u0301\nBos", "Caf\u00e9\rBos"]
    assert len({digest({"text": spelling}) for spelling in spellings}) == 1


@pytest.mark.parametrize("facts", [float("nan"), {"a": "\ud800"}, {"é": 1, "e\u0301": 2}, {1: "a"}, 2**60])
def test_what_has_no_canonical_form_is_refused(facts):
    with pytest.raises(NotCanonical):
        canonical(facts)


def test_endless_nesting_is_refused_and_not_a_crash():
    facts: list = []
    for _ in range(5000):
        facts = [facts]
    with pytest.raises(NotCanonical):
        canonical(facts)


@given(FACTS)
def test_canonical_is_a_fixed_point(facts):
    once = canonical(facts)
    assert canonical(json.loads(once)) == once


@given(FACTS, FACTS)
def test_different_facts_have_different_digests(one, other):
    assert (digest(one) == digest(other)) == (canonical(one) == canonical(other))
