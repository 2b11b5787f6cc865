"""Numbers with a fixed form: citizen service numbers, bank accounts, telephones; and e-mail addresses.

Only the digits 0-9 count as digits here: ``\\d`` would also take the digits of other scripts, which no register uses.
Every pattern repeats a bounded number of times, so that no text makes it slow.
"""

import re
from collections.abc import Iterator

import phonenumbers
from stdnum import iban
from stdnum.nl import bsn

from portfolio.guard.spans import Category, Span

BLANKS = " \u00a0\u2009\u202f\u200b"
SEPARATOR = rf"[{BLANKS}.\-\u2010\u2011\u2013/]?"
NO_DIGITS = re.compile(r"[^0-9]")
BSN = re.compile(rf"(?<![0-9A-Za-z])(?<![0-9A-Za-z][.,\-/_])[0-9](?:{SEPARATOR}[0-9]){{8}}(?!{SEPARATOR}[0-9])")
BSN_NAMED = re.compile(
    rf"\b(?:bsn|burger ?service ?(?:nummer|nr)|sofi-?(?:nummer|nr)?)(?:-?(?:nummer|nr))?\b[ .:=(\-\u00a0]{{0,3}}"
    rf"(?:(?:is|was|nummer|nr\.?|van (?:hem|haar|de klant|de cliënt|mevrouw|meneer)|met|luidt)[ :]{{1,2}}){{0,3}}"
    rf"([0-9](?:{SEPARATOR}[0-9]){{6,8}})(?![0-9])",
    re.IGNORECASE,
)
IBAN = re.compile(rf"(?<![A-Za-z0-9])[A-Za-z]{{2}}{SEPARATOR}[0-9]{{2}}(?:{SEPARATOR}[A-Za-z0-9]){{11,30}}")
IBAN_FORM = re.compile(
    rf"(?<![A-Za-z0-9])NL{SEPARATOR}[0-9]{{2}}{SEPARATOR}[A-Z]{{4}}(?:{SEPARATOR}[0-9]){{10}}(?![0-9])", re.IGNORECASE
)
IBAN_TOKENS = re.compile(rf"[{BLANKS}.\-\u2010\u2011\u2013/]")
IBAN_SHORTEST = 15
ACCOUNT_NAMED = re.compile(
    r"\b(?:rekening(?:nummer)?|rek\.? ?nr|bankrekening|girorekening|giro)[ .:\-]{0,3}(?:nr\.? |nummer |is ){0,2}"
    r"((?:P ?)?[0-9](?:[ .\-]?[0-9]){5,9})(?![0-9])",
    re.IGNORECASE,
)
AT = r"(?:@| @ |@ | ?[\[(](?:at|apenstaartje|@)[\])] ?| apenstaartje )"
DOT = r"(?:\.| ?[\[(](?:dot|punt|\.)[\])] ?| punt )"
EMAIL = re.compile(
    rf"(?<![\w.+\-])[\w+\-](?:[\w.+'\-]{{0,62}}[\w+\-])?{AT}[\w\-]{{1,63}}(?:{DOT}[\w\-]{{1,63}}){{1,4}}", re.IGNORECASE
)
GAP = rf"[{BLANKS}.\-\u2010\u2011\u2013/]{{0,3}}"
PHONE = re.compile(
    rf"(?<![\w+])(?<![0-9][.,\-/])(?:(?:\+|00)31{GAP}(?:\({BLANKS[0]}?0{BLANKS[0]}?\){GAP})?|\(?0)"
    rf"[1-9](?:{GAP}\(?\)?{GAP}[0-9]){{8}}(?![0-9])"
)
PHONE_ABROAD = re.compile(rf"(?<![\w+])(?:\+|00)[1-9](?:{SEPARATOR}\(?{SEPARATOR}[0-9]\)?){{6,13}}(?![0-9])")
PHONE_NAMED = re.compile(
    r"\b(?:tel(?:efoon)?|telnr|mobiel|gsm|bel(?:len)?|bereikbaar)(?:nummer|nr)?\.?[ :]{1,3}(?:is |op |nr\.? |"
    r"nummer |via ){0,3}"
    r"([0-9](?:[ .\-]{0,2}[0-9]){5,10})(?![0-9])",
    re.IGNORECASE,
)
SERVICE_NUMBER = re.compile(r"(?<![\w+])0[89]00[ \-][0-9]{4}(?:[ \-]?[0-9]{3})?(?![0-9])")
AREA = re.compile(r"\(?0(?:6|[1-9][0-9]{1,2})\)?(?![0-9])|\(?0[1-9][0-9]{8}")
LOOKS_LIKE_A_DATE = re.compile(r"\(?0[1-9][.\-/ ](?:0?[1-9]|1[0-2])[.\-/ ](?:19|20)[0-9]{2}")


def citizen_service_numbers(text: str) -> Iterator[Span]:
    """Nine digits that pass the eleven test, also dotted or spaced; or anything that is called a BSN."""
    for match in BSN.finditer(text):
        if bsn.is_valid(_digits(match[0])):
            yield Span(*match.span(), Category.BSN, certain=True)
    for match in BSN_NAMED.finditer(text):
        yield Span(*match.span(1), Category.BSN, certain=bsn.is_valid(_digits(match[1])))


def bank_accounts(text: str) -> Iterator[Span]:
    """IBANs of any country whose check digits are right, anything in the form of a Dutch one, and what is called so.

    The words after an IBAN may look like more of it: trimmed.
    """
    for match in IBAN.finditer(text):
        if end := _end_of_iban(text, match):
            yield Span(match.start(), end, Category.IBAN, certain=True)
    for match in IBAN_FORM.finditer(text):
        yield Span(*match.span(), Category.IBAN, certain=True)
    for match in ACCOUNT_NAMED.finditer(text):
        yield Span(*match.span(1), Category.IBAN, certain=False)


def _end_of_iban(text: str, match: re.Match[str]) -> int:
    """Where the longest valid IBAN ends that begins here; 0 when none does."""
    breaks = [found.start() for found in IBAN_TOKENS.finditer(text, match.start(), match.end())]
    whole = [] if text[match.end() : match.end() + 1].isalnum() else [match.end()]
    for end in [*whole, *reversed(breaks)]:
        if end - match.start() < IBAN_SHORTEST:
            return 0
        if iban.is_valid(IBAN_TOKENS.sub("", text[match.start() : end]), check_country=False):
            return end
    return 0


def email_addresses(text: str) -> Iterator[Span]:
    """E-mail addresses, also written around a robot: "jan (at) voorbeeld punt nl"."""
    for match in EMAIL.finditer(text):
        yield Span(*match.span(), Category.EMAIL, certain=True)


def phone_numbers(text: str) -> Iterator[Span]:
    """Telephone numbers: Dutch in every notation, from abroad with + or 00, and what is called one."""
    for match in PHONE.finditer(text):
        if match[0][0] in "+" or match[0].startswith("00") or _has_area(match[0]):
            yield Span(*match.span(), Category.PHONE, certain=True)
    for match in PHONE_ABROAD.finditer(text):
        if end := _end_abroad(match[0]):
            yield Span(match.start(), match.start() + end, Category.PHONE, certain=True)
    for match in SERVICE_NUMBER.finditer(text):
        yield Span(*match.span(), Category.PHONE, certain=False)
    for match in PHONE_NAMED.finditer(text):
        yield Span(*match.span(1), Category.PHONE, certain=False)


def _has_area(number: str) -> bool:
    """Whether it begins as Dutch numbers do: 06, or an area code of three or four digits. "03-05-1981 12" does not."""
    return bool(AREA.match(number)) and not LOOKS_LIKE_A_DATE.match(number)


def _end_abroad(number: str) -> int:
    """How much of this is a number that exists; what follows it may be a number of something else. 0: nothing."""
    ends = [len(number), *reversed([found.start() for found in re.finditer(r"[^0-9+()]", number)])]
    for end in ends:
        try:
            parsed = phonenumbers.parse(number[:end].replace("00", "+", 1) if number.startswith("00") else number[:end])
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_possible_number(parsed):
            return end
    return 0


def _digits(number: str) -> str:
    return NO_DIGITS.sub("", number)
