"""Number plates and case numbers. Every organisation writes its own; what is called one is one."""

import re
from collections.abc import Iterator

from portfolio.guard.lexicon import words
from portfolio.guard.spans import Category, Span

OLDEST = words("AA-99-99 99-99-AA")
SERIES = words("""
99-AA-99 AA-99-AA AA-AA-99 99-AA-AA 99-AAA-9 9-AAA-99 AA-999-A A-999-AA AAA-99-A A-99-AAA 9-AA-999 999-AA-9
""")
"""Dutch number plates since 1951, and those of mopeds."""


def _plate(series: str, between: str) -> str:
    groups = [f"[{'A-Z' if group[0] == 'A' else '0-9'}]{{{len(group)}}}" for group in series.split("-")]
    return between.join(groups)


HYPHEN = "[-\u2010\u2011\u2013]"
PLATE = re.compile(
    rf"(?<![\w\-/])(?:{'|'.join(_plate(one, HYPHEN) for one in OLDEST | SERIES)})(?![\w\-/])", re.IGNORECASE
)
PLATE_JOINED = re.compile(rf"(?<![\w\-/])(?:{'|'.join(_plate(one, '[ ]?') for one in SERIES)})(?![\w\-/])")
PLATE_NAMED = re.compile(
    r"\b(?:kenteken(?:nummer|plaat)?|nummerbord|nummerplaat|license plate)[ :]{0,3}(?:is |was |met |van |de |"
    r"nr\.? |nummer |zijn |haar |auto ){0,4}"
    r"((?=[A-Z0-9 \-]{0,9}[0-9])[A-Z0-9]{1,3}(?:[ \-\u2010\u2011\u2013]?[A-Z0-9]{1,4}){1,2})(?![\w\-])",
    re.IGNORECASE,
)
THING = (
    r"zaak|dossier|klant|cliënt|client|clienten|cliënten|kenmerk|referentie|ref|beschikking|beschikkings|"
    r"uitkering|uitkerings|werkproces|werk|case|file"
    r"|registratie|relatie|debiteur|debiteuren|polis|order|melding|meldings|aanvraag|aanvraags|aanvraagnr|"
    r"bezwaar|parket|rapport|rapportage|briefkenmerk"
    r"|v|vreemdelingen|vreemdelings|burger|persoon|persoons|inschrijf|inschrijvings|administratie|besluit|"
    r"correspondentie|document|factuur|vordering"
    r"|vorderings|traject|sap|suite|suwi|socrates|cjib|cjib-|lbio|patiënt|patient|patiënten|kvk|vestigings|id|"
    r"paspoort|identiteits|rijbewijs|ticket|procedure|intake"
)
CASE_NAMED = re.compile(
    rf"\b(?:{THING})(?:-?(?:nummer|nr\.?|number|no\.?|id|code|kenmerk))?(?:[ ]?[:#=]| is| was| met(?: nummer| "
    rf"nr\.?)?| onder(?: nummer)?| nummer| nr\.?| \()?[ \u00a0]{{0,2}}#?"
    r"((?=[A-Z0-9./_\-]{0,24}[0-9])[A-Z0-9](?:[A-Z0-9./_\-]{1,30}[A-Z0-9])(?: [0-9]{2,6}){0,4})(?![\w])",
    re.IGNORECASE,
)
DIGITS_OF_A_CASE = 3
CASE_FORM = re.compile(
    r"(?<![\w\-/.])(?:[A-Z]{1,5}[\-./_]?(?:19|20)?[0-9]{2}[\-./_][0-9]{3,9}|(?:19|20)[0-9]{2}[\-./_][0-9]{4,9}|"
    r"[A-Z]{1,5}[\-./_][0-9]{5,10}"
    r"|[A-Z]{1,3}[0-9]{6,10}|[A-Z]{1,5}[\-./_](?:19|"
    r"20)[0-9]{2}[\-./_][A-Z]{1,4}[\-./_]?[0-9]{2,8})(?![\w])(?![\-/][0-9])"
)
TWO_YEARS = re.compile(r"(?:19|20)[0-9]{2}[\-./](?:19|20)[0-9]{2}")
PUBLIC = re.compile(r"(?:ISO|NEN|EN|IEC|CRvB|ECLI|RFC|COVID|EU|VN)\b|(?:ISO|NEN)")
PUBLIC_WORDS = re.compile(r"ECLI:[A-Z:]{2,12}[0-9]{4}:[A-Z0-9.]{1,12}")


def number_plates(text: str) -> Iterator[Span]:
    """Dutch number plates with hyphens (certain), run together, or called one."""
    for match in PLATE.finditer(text):
        yield Span(*match.span(), Category.PLATE, certain=True)
    for pattern in (PLATE_NAMED, PLATE_JOINED):
        for match in pattern.finditer(text):
            group = pattern.groups
            yield Span(*match.span(group), Category.PLATE, certain=False)


def case_numbers(text: str) -> Iterator[Span]:
    """Something that is called a case number, or has the form of one. Every organisation has its own: a guess."""
    public = [match.span() for match in PUBLIC_WORDS.finditer(text)]
    for pattern in (CASE_NAMED, CASE_FORM):
        for match in pattern.finditer(text):
            start, end = match.span(pattern.groups)
            if _is_case(text[start:end]) and not any(start < last and first < end for first, last in public):
                yield Span(start, end, Category.CASE, certain=False)


def _is_case(number: str) -> bool:
    digits = sum(sign.isdigit() for sign in number)
    return (
        digits >= DIGITS_OF_A_CASE
        and not PUBLIC.match(number)
        and not TWO_YEARS.fullmatch(number)
        and not _is_a_year(number)
    )


def _is_a_year(number: str) -> bool:
    return len(number) == len("2024") and number.startswith(("19", "20"))
