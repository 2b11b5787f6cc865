"""Numbers and addresses with a fixed form: checked by their checksum or form where there is one.

Only the digits 0-9 count as digits here: ``\\d`` would also take the digits of other scripts, which no register uses.
"""

import re
from collections.abc import Iterator

from phonenumbers import Leniency, PhoneNumberMatcher
from stdnum import iban
from stdnum.nl import bsn

from portfolio.guard.spans import Category, Span

SEPARATOR = r"[ .\-\u00a0]?"
BSN = re.compile(rf"(?<![0-9])(?<![0-9][.,\-])[0-9](?:{SEPARATOR}[0-9]){{8}}(?!{SEPARATOR}[0-9])")
BSN_NAMED = re.compile(
    rf"\b(?:bsn|burgerservicenummer|sofi-?nummer)\b[ :.\-]{{0,3}}(?:is |nummer |nr\.? ?)?"
    rf"([0-9](?:{SEPARATOR}[0-9]){{6,8}})(?![0-9])",
    re.IGNORECASE,
)
IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[0-9]{2}(?:[ .\-\u00a0]?[A-Za-z0-9]{1,5}){2,12}(?![A-Za-z0-9])")
IBAN_TOKENS = re.compile(r"[ .\-\u00a0]")
IBAN_SHORTEST = 15
EMAIL = re.compile(r"(?<![\w.+\-])[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,4}")
MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
MONTHS_SHORT = "jan|feb|mrt|apr|jun|jul|aug|sept|sep|okt|nov|dec"
DATE = re.compile(
    rf"(?<![0-9])(?:[0-3]?[0-9][\-/. ](?:[01]?[0-9])[\-/. ](?P<y1>(?:19|20)?[0-9]{{2}})"
    rf"|[0-3]?[0-9] (?:{MONTHS}|{MONTHS_SHORT})\.? (?P<y2>(?:19|20)[0-9]{{2}})"
    rf"|(?P<y3>(?:19|20)[0-9]{{2}})-[01][0-9]-[0-3][0-9])(?![0-9])",
    re.IGNORECASE,
)
BORN = re.compile(
    r"(?:\bgeb(?:oren|oortedatum|\.)?|\bgeboren op|\bborn(?: on)?|\bdate of birth|\*)[ :]{0,2}(?:is |op )?$",
    re.IGNORECASE,
)
BORN_WINDOW = 24
LAST_YEAR_OF_BIRTH = 2009
"""A full date up to this year, in a text about work, is nearly always somebody's birthday."""
PLATE = re.compile(
    r"(?<![\w\-])(?:"
    r"[A-Z]{2}-[0-9]{2}-[0-9]{2}|[0-9]{2}-[0-9]{2}-[A-Z]{2}|[0-9]{2}-[A-Z]{2}-[0-9]{2}|[A-Z]{2}-[0-9]{2}-[A-Z]{2}"
    r"|[A-Z]{2}-[A-Z]{2}-[0-9]{2}|[0-9]{2}-[A-Z]{2}-[A-Z]{2}|[0-9]{2}-[A-Z]{3}-[0-9]|[0-9]-[A-Z]{3}-[0-9]{2}"
    r"|[A-Z]{2}-[0-9]{3}-[A-Z]|[A-Z]-[0-9]{3}-[A-Z]{2}|[A-Z]{3}-[0-9]{2}-[A-Z]|[A-Z]-[0-9]{2}-[A-Z]{3}"
    r"|[0-9]-[A-Z]{2}-[0-9]{3}|[0-9]{3}-[A-Z]{2}-[0-9])(?![\w\-])",
    re.IGNORECASE,
)
CASE_NAMED = re.compile(
    r"\b(?:zaak|dossier|klant|cliënt|client|kenmerk|referentie|beschikking|uitkerings|werk|case|file)"
    r"(?:s?-?(?:nummer|nr\.?|number|no\.?))?(?: is|:)? {0,2}#?"
    r"((?=[A-Z0-9./\-]{0,20}[0-9]{3})[A-Z0-9][A-Z0-9./\-]{2,30}[A-Z0-9])",
    re.IGNORECASE,
)
CASE_FORM = re.compile(r"(?<![\w\-])[A-Z]{1,4}[\-./]?(?:19|20)[0-9]{2}[\-./][0-9]{3,8}(?![\w\-])")


def citizen_service_numbers(text: str) -> Iterator[Span]:
    """Nine digits that pass the eleven test, also dotted or spaced; or anything that is called a BSN."""
    for match in BSN.finditer(text):
        if bsn.is_valid(_bare(match[0])):
            yield Span(*match.span(), Category.BSN, certain=True)
    for match in BSN_NAMED.finditer(text):
        yield Span(*match.span(1), Category.BSN, certain=bsn.is_valid(_bare(match[1])))


def bank_accounts(text: str) -> Iterator[Span]:
    """IBANs of any country whose check digits are right. The words after it may look like more of it: trimmed."""
    for match in IBAN.finditer(text):
        end = match.end()
        while end - match.start() >= IBAN_SHORTEST:
            if iban.is_valid(_bare(text[match.start() : end]), check_country=False):
                yield Span(match.start(), end, Category.IBAN, certain=True)
                break
            breaks = [found.start() for found in IBAN_TOKENS.finditer(text, match.start(), end)]
            end = breaks[-1] if breaks else 0


def email_addresses(text: str) -> Iterator[Span]:
    for match in EMAIL.finditer(text):
        yield Span(*match.span(), Category.EMAIL, certain=True)


def phone_numbers(text: str) -> Iterator[Span]:
    """Valid numbers, Dutch unless they carry a country code. Without a leading 0 or + digits are no phone number."""
    for match in PhoneNumberMatcher(text, "NL", leniency=Leniency.VALID):
        if match.raw_string.lstrip("(").startswith(("0", "+")):
            yield Span(match.start, match.end, Category.PHONE, certain=True)


def dates_of_birth(text: str) -> Iterator[Span]:
    """A date that is called a birthday (certain), or a full date so long ago that it is likely one (a guess)."""
    for match in DATE.finditer(text):
        called_so = bool(BORN.search(text[max(0, match.start() - BORN_WINDOW) : match.start()]))
        year = match["y1"] or match["y2"] or match["y3"]
        if called_so or (len(year) == len("1950") and int(year) <= LAST_YEAR_OF_BIRTH):
            yield Span(*match.span(), Category.BIRTH, certain=called_so)


def number_plates(text: str) -> Iterator[Span]:
    """Dutch number plates with their hyphens, in every series since 1951."""
    for match in PLATE.finditer(text):
        yield Span(*match.span(), Category.PLATE, certain=True)


def case_numbers(text: str) -> Iterator[Span]:
    """Something that is called a case number, or has the form of one. Every organisation has its own: a guess."""
    for match in CASE_NAMED.finditer(text):
        yield Span(*match.span(1), Category.CASE, certain=False)
    for match in CASE_FORM.finditer(text):
        yield Span(*match.span(), Category.CASE, certain=False)


def _bare(number: str) -> str:
    return re.sub(r"[ .\-\u00a0]", "", number)
