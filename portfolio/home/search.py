"""Finding one's own words back: in memory, because at rest they are sealed. Pure."""

import unicodedata
from collections.abc import Iterable

from portfolio.home.timeline import Entry

SAME_LETTER = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "’": "'", "‘": "'", "ĳ": "ij"}
)
LONGEST_QUERY = 200


def fold(text: str) -> str:
    """One spelling for all cases and accents: ``Yıldız``, ``yildiz`` and ``YILDIZ`` are the same."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(SAME_LETTER))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def matching(entries: Iterable[Entry], query: str) -> list[Entry]:
    """The entries that hold every word of the query, anywhere. ``%`` and ``*`` are signs like any other."""
    wanted = fold(query[:LONGEST_QUERY]).split()
    return [entry for entry in entries if all(word in fold(" ".join((entry.title, *entry.texts))) for word in wanted)]
