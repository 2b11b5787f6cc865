"""Making words fit to keep without changing what they say."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.writing.merging import one_line, under_each_other
from portfolio.writing.text import first_words, is_blank, tidy, tidy_line, written

anything = st.text(st.characters(exclude_categories=()))


@given(anything)
def test_tidying_twice_changes_nothing(text):
    assert tidy(tidy(text)) == tidy(text)
    assert tidy_line(tidy_line(text)) == tidy_line(text)


@given(anything)
def test_tidy_text_can_be_stored(text):
    assert "\x00" not in tidy(text)
    tidy(text).encode("utf-8")


def test_two_spellings_of_the_same_word_are_one():
    assert tidy(unicodedata.normalize("NFD", "coördinatie")) == "coördinatie"


@pytest.mark.parametrize("blank", ["", " ", "\u00a0", "\u200b\u200d\ufeff", "\n\t", "\u2028", "\x00\x07"])
def test_what_nobody_sees_is_blank(blank):
    assert is_blank(blank)
    assert written(blank) == ""


@pytest.mark.parametrize("text", ["a", "😀", "\u200bا", ".", "0"])
def test_what_somebody_sees_is_not(text):
    assert not is_blank(text)


@given(anything)
def test_first_words_fit_on_a_line(text):
    title = first_words(tidy(text))
    assert len(title) <= 61
    assert "\n" not in title


@given(st.text(), st.text())
def test_two_texts_together_hold_both(theirs, mine):
    for together in (under_each_other(theirs, mine), one_line(theirs, mine)):
        assert theirs in together
        assert mine in together
