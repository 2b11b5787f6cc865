"""Names that follow a title or a relation: "mevrouw Jansen", "de heer El Amrani", "zijn broer Yusuf".

Names without a title need a dictionary (a later detector): lists of names protect people with Dutch names and fail
those with the names most common among residents.
"""

import re
from collections.abc import Iterator

from portfolio.guard.spans import Category, Span

TITLES = (
    r"mevrouw|mevr\.?|mw\.?|meneer|mijnheer|m'?neer|dhr\.?|de heer|de heren|heer|familie|fam\.|juffrouw|juf|meester"
    r"|dokter|dr\.|drs\.|mr\.|ing\.|ir\.|prof\.?|professor|pastoor|dominee|imam"
    r"|broer|broertje|zus|zusje|zoon|zoontje|dochter|dochtertje|moeder|vader|oom|tante|opa|oma|neef|nicht|vriend|vriendin"
    r"|collega|buurvrouw|buurman|mrs\.?|ms\.?|miss"
)
TITLE = re.compile(rf"(?<![\w])(?:{TITLES})(?= )", re.IGNORECASE)
WORD = re.compile(r" ([^\W\d_][\w'’\-]*\.?(?:[A-Z]\.)*|['’]t)")
INFIX = re.compile(
    r"van|de|der|den|het|['’]t|ter|ten|te|in|op|aan|el|al|ben|bin|ibn|abu|von|zu|du|da|di|dos|la|le|les", re.IGNORECASE
)
WORDS_LOOKED_AT = 6
NOT_A_NAME = re.compile(r"Ik|Hij|Zij|Ze|We|Wij|Dat|Die|Dit|De|Het|Een|En|Maar|Toen|Wat|Wie|Je|Jij")


def titled_names(text: str) -> Iterator[Span]:
    """A title and the name after it. "Mevrouw X" and "meneer J." are descriptions, not names."""
    for title in TITLE.finditer(text):
        end = _end_of_name(text, title.end())
        if end is not None:
            yield Span(title.start(), end, Category.PERSON, certain=False)


def _end_of_name(text: str, position: int) -> int | None:
    """Where the name ends that begins at ``position``; None when no name stands there."""
    end = None
    for _ in range(WORDS_LOOKED_AT):
        match = WORD.match(text, position)
        if match is None:
            break
        word = match[1]
        position = match.end()
        if _is_name(word):
            end = position - (1 if word.endswith(".") and not _is_initials(word) else 0)
        elif not INFIX.fullmatch(word) and not _is_initials(word):
            break
        if word.endswith(".") and not _is_initials(word):
            break
    return end


def _is_name(word: str) -> bool:
    return word[0].isupper() and len(word.rstrip(".")) > 1 and not _is_initials(word) and not NOT_A_NAME.fullmatch(word)


def _is_initials(word: str) -> bool:
    """``J.``, ``J.P.`` or a bare ``X``."""
    return all(len(part) <= 1 for part in word.split("."))
