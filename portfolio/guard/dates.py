"""Dates of birth: a date that is called one, or a full date so long ago that it hardly can be anything else."""

import re
from collections.abc import Iterator

from portfolio.guard.spans import Category, Span

MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|jan|feb|febr|mrt|apr|jun|jul|aug|sept|sep|okt|oct|nov|dec"
    "|january|february|march|may|june|july|august|october"
)
DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
MONTH = r"(?:0?[1-9]|1[0-2])"
BETWEEN = r"[ \u00a0]?[\-/.\u2010\u2011\u2013 \u00a0][ \u00a0]?"
DATE = re.compile(
    rf"(?<![0-9])(?<![0-9][.,/\-])(?:{DAY}{BETWEEN}{MONTH}{BETWEEN}(?P<y1>(?:19|20)[0-9]{{2}}|['’]?[0-9]{{2}})"
    rf"|{DAY}(?:e|ste|de)?[ \u00a0.\-/]{{1,2}}(?P<m>{MONTHS})\.?[ \u00a0.\-/]{{1,2}}(?P<y2>(?:19|20)[0-9]{{2}}|"
    rf"['’]?[0-9]{{2}})"
    rf"|(?P<y3>(?:19|20)[0-9]{{2}})[\-/.]{MONTH}[\-/.]{DAY})(?![0-9])(?![.,/\-][0-9])",
    re.IGNORECASE,
)
WITHOUT_YEAR = re.compile(rf"(?<![0-9]){DAY}(?:e)? (?:{MONTHS})(?![\w])(?! ?[0-9])", re.IGNORECASE)
YEAR = re.compile(r"(?<![0-9\-/.,])(?:19[2-9][0-9]|20[0-2][0-9])(?![0-9\-/])")
CALLED = (
    r"(?:\bgeb\b\.?(?: ?dat(?:um|\.)?)?|\bgeboren|\bgeboorte-?(?:datum|dag|dat)|\bborn|\bdate of birth"
    r"|\bd\.?o\.?b\b\.?|\bjarig|\bverjaardag)"
)
BORN = re.compile(rf"{CALLED}[^.!?\n0-9]{{0,24}}$", re.IGNORECASE)
BORN_BEHIND = re.compile(r" ?(?:\(|is |werd |was )?(?:geboren|geboortedatum|geb\b|jarig)", re.IGNORECASE)
BORN_WINDOW = 44
RULES = re.compile(
    r"(?:\b(?:sinds|per|vanaf|tot|ingang van|inwerkingtreding|trad|geldt|wet van|besluit van|regeling van|"
    r"uitspraak van|arrest van|vóór|voor|na|tussen|en)"
    r"(?: op| met)?) $",
    re.IGNORECASE,
)
RULES_WINDOW = 24
FIRST_DAY = re.compile(r"0?1\D")
LAST_YEAR_OF_BIRTH = 2009
"""A full date up to this year, in a text about work, is nearly always somebody's birthday."""
RULES_SINCE = 1995
"""Laws that are still spoken of begin on the first day of a month from this year on."""


def dates_of_birth(text: str) -> Iterator[Span]:
    """A date that is called a birthday (certain), or a full date so long ago that it is likely one (a guess)."""
    for match in DATE.finditer(text):
        called = is_called_so(text, match.start(), match.end())
        if called or (_is_long_ago(match) and not _is_of_a_rule(text, match)):
            yield Span(*match.span(), Category.BIRTH, certain=called)
    for pattern in (WITHOUT_YEAR, YEAR):
        for match in pattern.finditer(text):
            if is_called_so(text, match.start(), match.end()):
                yield Span(*match.span(), Category.BIRTH, certain=False)


def is_called_so(text: str, start: int, end: int) -> bool:
    """Whether the words around a date say that somebody was born on it."""
    return bool(BORN.search(text[max(0, start - BORN_WINDOW) : start]) or BORN_BEHIND.match(text[end : end + 24]))


def _is_long_ago(match: re.Match[str]) -> bool:
    year = match["y1"] or match["y2"] or match["y3"]
    return len(year) == len("1950") and int(year) <= LAST_YEAR_OF_BIRTH


def _is_of_a_rule(text: str, match: re.Match[str]) -> bool:
    """ "Sinds 1 januari 2004" is a law. Many people who fled are born on that day: asked about."""
    year = int(match["y1"] or match["y2"] or match["y3"])
    before = text[max(0, match.start() - RULES_WINDOW) : match.start()]
    return bool(match["m"]) and year >= RULES_SINCE and bool(FIRST_DAY.match(match[0]) or RULES.search(before))
