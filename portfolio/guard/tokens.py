"""A text as words with their places: where sentences begin, and which words stand side by side."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portfolio.guard.lexicon import words

LETTER = r"[^\W\d_]"
MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u00ad\u200b-\u200d\u2060\ufeff"
"""Signs that belong to the letter before them, and signs nobody sees, such as a soft hyphen within a name."""
BETWEEN = "'’ʼ‘`´\u2010\u2011\\-"
"""Apostrophes in all their forms, and hyphens."""
WORD = re.compile(rf"(?:['’‘](?=[tsn](?!\w)))?{LETTER}(?:{LETTER}|[{MARKS}]|[{BETWEEN}](?={LETTER}))*")
PREFIX = re.compile(r"['’‘]*(?:(?:al|el|as|ad|an|ar|at|az|ash|abu|bin)[-\u2010\u2011]|[dlo]['’])?(?=[^\W\d_a-z])")
"""What is small before the capital of "al-Hassan" and "d'Ancona"."""
SIDE_BY_SIDE = frozenset((" ", "\u00a0", ". ", ".", ".\u00a0"))
QUOTES = "\"'“”„‘’«»‹›([{*_#>-–—•·|/\\~="
ENDS = ".!?…:\n\r\t;\u2028\u2029\u0085"
ABBREVIATIONS = words("""
mw mevr dhr mr dr drs ing ir prof fam ds st nr tel bijv bv nl evt ca resp incl excl max min jl zgn vgl blz art geb
hr mej o.a
""")


@dataclass(slots=True, eq=False)
class Word:
    """One word. ``begins``: a sentence, line or quotation begins here, where any word has a capital."""

    text: str
    start: int
    end: int
    begins: bool
    touches: bool
    """Only a space, or the full stop of an initial, stands between this word and the one before it."""
    low: str = ""
    is_small: bool = False
    """No letter of it is a capital."""

    def __post_init__(self) -> None:
        self.low = self.text.lower()
        self.is_small = self.low == self.text

    @property
    def is_capital(self) -> bool:
        """Jansen, McDonald, El; no J and no UWV."""
        letters = PREFIX.sub("", self.text)
        return len(letters) > 1 and letters[0].isupper() and not letters.isupper()

    @property
    def is_initial(self) -> bool:
        return len(self.text) == 1 and self.text.isupper()

    @property
    def is_shouted(self) -> bool:
        """YILMAZ, UWV."""
        return len(self.text) > 1 and self.text.isupper()


def split(text: str) -> list[Word]:
    """Every word of ``text`` in order. Words with a digit in them are codes and left out."""
    return list(_words(text))


def _words(text: str) -> Iterator[Word]:
    before = 0
    last = ""
    for match in WORD.finditer(text):
        start, end = match.span()
        gap = text[before:start]
        if (
            start
            and (
                text[start - 1].isdigit()
                or text[start - 1] in "_&"
                or (text[start - 1] == "@" and start > 1 and text[start - 2].isalnum())
            )
        ) or text[end : end + 1].isdigit():
            before, last = end, ""
            continue
        one_more = gap in SIDE_BY_SIDE and ("." not in gap or _goes_on(last))
        yield Word(match[0], start, end, not one_more and _begins(text, start, gap, last), one_more)
        before, last = end, match[0]


def _goes_on(last: str) -> bool:
    """Whether the full stop behind this word is one of an initial or an abbreviation."""
    return len(last) == 1 or last.lower() in ABBREVIATIONS


def _begins(text: str, start: int, gap: str, last: str) -> bool:
    """Whether a capital here says nothing: after an end of sentence, an opening quote or a bullet."""
    if not last:
        return start == 0 or not text[max(0, start - 2) : start].strip()[-1:].isalnum()
    return any(sign in ENDS or sign in QUOTES for sign in gap)
