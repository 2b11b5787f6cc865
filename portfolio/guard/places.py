"""Addresses: a Dutch postcode, with or without its house number, and a street with a number."""

import re
from collections.abc import Iterator

from portfolio.guard.spans import Category, Span

NUMBER = r"[1-9][0-9]{0,4}(?:[ \-]?[a-zA-Z](?![\w']))?(?:-[0-9]{1,4})?(?!\w)"
POSTCODE = re.compile(
    rf"(?<![\w])[1-9][0-9]{{3}}(?: ?(?!SA|SD|SS)[A-Z]{{2}}|(?!sa|sd|ss)[a-z]{{2}})(?!\w)"
    rf"(?:,? ?(?:huisnummer |nummer |nr\.? ?)?{NUMBER})?"
)
ENDINGS = (
    "straat|laan|weg|plein|gracht|kade|singel|dijk|hof|pad|steeg|dreef|park|markt|dam|wal|baan|ring|burg|haven|hoek"
    "|kamp|veld|akker|weide|allee|boulevard|plantsoen|bos|oord|erf|horst|wijk|heuvel|berg|meent|zoom|brink|werf"
)
INFIX = r"(?:van|van de|van der|van den|de|den|der|het|ter|ten|'t|’t)"
STREET = re.compile(rf"(?<!\w)(?:[A-Z][\w'’.\-]{{0,30}} (?:{INFIX} ){{0,2}})?([\w'’\-]{{0,40}}?(?:{ENDINGS})) {NUMBER}")
STREET_OF = re.compile(
    rf"(?<!\w)(?:Laan|Weg|Plein|Hof|Park|Dreef) {INFIX} [A-Z][\w'’\-]{{1,40}}(?: [A-Z]\w{{1,40}})? {NUMBER}"
)
NO_STREET = {"weg", "bos", "berg", "wijk", "ring", "werf", "dam", "wal", "veld", "park", "markt", "hof", "pad", "hoek"}


def addresses(text: str) -> Iterator[Span]:
    """Postcodes and streets with a house number. A street begins with a capital, or its words would be everywhere."""
    for match in POSTCODE.finditer(text):
        yield Span(*match.span(), Category.ADDRESS, certain=True)
    for match in STREET_OF.finditer(text):
        yield Span(*match.span(), Category.ADDRESS, certain=True)
    for match in STREET.finditer(text):
        if span := _street(match):
            yield span


def _street(match: re.Match[str]) -> Span | None:
    """The street without the capitalised word before it when that is no part of its name ("In Dorpsstraat 4")."""
    street = match[1]
    if street in NO_STREET or not match[0][0].isupper():
        return None
    start = match.start(1) if street[0].isupper() else match.start()
    return Span(start, match.end(), Category.ADDRESS, certain=True)
