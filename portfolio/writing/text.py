"""Making a member's words fit to keep, without changing what they say."""

import re
import unicodedata
from datetime import date

TEXT_LIMIT = 20_000
"""Signs in one text field, counted as code points after tidying: about seven printed pages."""
TITLE_LIMIT = 150
ROWS_LIMIT = 40
"""Rows in one list: perspectives, options. More than anybody writes; it keeps a form within what a server reads."""
EARLIEST = date(1950, 1, 1)
"""Nobody in this profession describes a day before this one; an earlier date is a typing mistake."""
FIRST_WORDS = 60

LINE_ENDS = re.compile("\r\n|\r|\u0085|\u2028|\u2029")
NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
LONE_SURROGATES = re.compile("[\ud800-\udfff]")
INVISIBLE = {"Cc", "Cf", "Zs", "Zl", "Zp"}


def tidy(text: str) -> str:
    """One form for the same words: NFC, line feeds only, no control signs. Doing it twice changes nothing.

    A lone surrogate (half an emoji, cut off by some program) cannot be stored and becomes the replacement sign. Signs
    that steer the direction of writing stay: they are text, and the page isolates them.
    """
    text = LINE_ENDS.sub("\n", text)
    return unicodedata.normalize("NFC", LONE_SURROGATES.sub("\ufffd", NOT_TEXT.sub("", text)))


def tidy_line(text: str) -> str:
    """The same for text on one line: a title, the name of a role."""
    return " ".join(tidy(text).split())


def is_blank(text: str) -> bool:
    """Whether nobody would see anything: only white space, no-break spaces, zero-width signs."""
    return all(unicodedata.category(sign) in INVISIBLE for sign in text)


def written(text: str) -> str:
    """Tidy, and empty when nobody would see anything."""
    return "" if is_blank(text) else tidy(text)


def written_line(text: str) -> str:
    """The same on one line."""
    return "" if is_blank(text) else tidy_line(text)


def first_words(text: str) -> str:
    """A title made from how a text begins: its first line, cut between words after about sixty signs."""
    line = next((line.strip() for line in text.split("\n") if not is_blank(line)), "")
    if len(line) <= FIRST_WORDS:
        return line
    return line[:FIRST_WORDS].rsplit(" ", 1)[0].rstrip(" ,.;:-") + "…"
