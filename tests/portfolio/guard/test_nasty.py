"""Texts made to hurt: endless repetition, strange signs, halves of signs."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.guard import scan
from portfolio.guard.scan import DETECTORS

SIZE = 100_000
PIECES = (
    "1", "1 ", "0", "06-", "a", "A", "Aa ", "a.", "a@", "@", "a@a.", "-", "A-", "'", "van ", "van de ", "de ",
    "el ", "J. ", "A.B.", "mevrouw ", "Straat ", "straat 1", "Kerkstraat ", "Aa straat ", "NL91", "NL91 ABNA ",
    "+31", "(0", "1234 ", "1234 a", "zaak ", "zaaknummer ", "geboren ", "1-1-1", "1 mei ", "werkt bij ",
    "werkt bij A ", "woont ", "woont op A ", " ", "\n", "\u200b", "\u0301", "é", "ß", "İ", "😀", "\U0001d400",
    "م", "ተ", "AB-12-", "12-", "Z-", "2024-", "bsn ", "bij A en B ", "Aaaa-", "O'", "'s ", "tel ", "Ge",
    "a(at)", "E\u0308",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_repetition_does_not_make_it_slow(piece):
    """A pattern that tries every way would need hours here, not seconds."""
    text = piece * (SIZE // len(piece))
    assert all(span.end <= len(text) for span in scan(text))


def test_twice_the_text_is_about_twice_the_work():
    """Counted in lines run, not by a clock: the words looked at one by one."""
    assert _steps("Yusuf sprak mevrouw van der Aa in 2024. " * 200) < 2.5 * _steps(
        "Yusuf sprak mevrouw van der Aa in 2024. " * 100
    )


def _steps(text: str) -> int:
    import sys

    steps = 0

    def count(frame, event, _argument):
        nonlocal steps
        steps += event == "call"
        return None

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        scan(text)
    finally:
        sys.setprofile(before)
    return steps


SIGNS = st.text() | st.from_regex(r"(?:[A-Z][a-z]{0,6}[ .'-]|van |de |el |mevrouw |[0-9]{1,4}[ -]){0,20}")


@given(SIGNS)
@settings(deadline=None)
def test_spans_are_inside_the_text_in_order_and_apart(text):
    spans = scan(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(first.end <= second.start for first, second in pairwise(spans))


@pytest.mark.parametrize("detect", DETECTORS, ids=lambda detect: detect.__name__)
@pytest.mark.parametrize(
    "text", ["", "\x00", "\ud800", "\u202e", "\ufeff", "a\u0301" * 30, "İI\u0307ß" * 30, "\U0010ffff"]
)
def test_no_sign_makes_a_detector_fall_over(detect, text):
    list(detect(text))


@given(st.text(max_size=40), st.text(max_size=40))
@settings(deadline=None)
def test_it_says_the_same_of_the_same_text(before, after):
    text = f"{before} 111222333 {after}"
    assert scan(text) == scan(text)
