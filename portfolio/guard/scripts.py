"""Words in another script than the Latin one: in a Dutch text nearly always a name, copied from a letter or a phone."""

import re
from collections.abc import Iterator

from portfolio.guard.spans import Category, Span
from portfolio.guard.tokens import MARKS

LATIN = (
    "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u02b8\u1d00-\u1dbf\u1e00-\u1eff\u2071-\u209c\u2100-\u214f"
    "\u2c60-\u2c7f\ua722-\ua7ff\ufb00-\ufb06\uff21-\uff5a"
)
LETTER = rf"(?:(?![{LATIN}])[^\W\d_][{MARKS}]{{0,4}})"
OTHER = re.compile(rf"{LETTER}{{2,60}}(?:[ \u00a0'’.\-]{{1,2}}{LETTER}{{1,60}}){{0,4}}")


def other_scripts(text: str) -> Iterator[Span]:
    """Runs of letters that are not Latin: Fatima in Arabic, Tesfay in Ge'ez, Oksana in Cyrillic."""
    for match in OTHER.finditer(text):
        yield Span(*match.span(), Category.PERSON, certain=False)
