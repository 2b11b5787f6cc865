"""Addresses: a Dutch postcode, a street with a number, a street somebody lives in; and the place somebody lives in."""

import re
from collections.abc import Iterator

from portfolio.guard.lexicon import any_of, words
from portfolio.guard.lexicon.places import LARGEST, TOWNS
from portfolio.guard.spans import Category, Span

LETTER = r"[ \-/]?(?:[a-zA-Z](?![\w'])|[IVX]{1,4}(?!\w)|(?:bis|hs|huis|rood|zwart)(?!\w))"
ADDITION = rf"(?:{LETTER})?(?:[\-/ ][0-9]{{1,4}}(?![\w,.]?[0-9]))?"
NUMBER = rf"(?:(?:nr\.?|nummer|no\.?|huisnummer) )?[1-9][0-9]{{0,4}}{ADDITION}(?![\w])"
CAPITAL_CODE = r"[1-9][0-9]{3}[ \u00a0]{0,2}(?!SA|SD|SS)[A-Z]{2}"
SMALL_CODE = r"[1-9][0-9]{3}(?!sa|sd|ss)[a-z]{2}"
POSTCODE = re.compile(
    rf"(?<![\w.,€])(?:{CAPITAL_CODE}|{SMALL_CODE})(?!\w)(?:,? ?(?:huisnummer |nummer |nr\.? "
    rf"?)?[1-9][0-9]{{0,4}}{ADDITION}(?![\w]))?"
)
POSTCODE_NAMED = re.compile(
    r"\bpostcode(?:gebied)?[ :]{1,2}(?:is )?([1-9][0-9]{3}(?:[ \u00a0]?[a-z]{2})?)(?!\w)", re.IGNORECASE
)
POSTCODE_SMALL = re.compile(
    r"(?<![\w.,€])(?!19|20)[1-9][0-9]{3} (?!aan|en|op|is|in|de|te|om|al|af|er|ik|we|ze|je|me|na|nu|of|zo|ja|uw|"
    r"km|kg|cm|mm|ml|st|pp|eu|ww|pw|uu|au|ha)[a-z]{2}(?!\w)"
)
NO_CODE = re.compile(r"(?:19|20)[0-9]{2} (?:EU|VN|NV|BV|OR|CV|IT|HR|AI|PC|UK|US|PW|WW)(?!\w)")
"""A year and an abbreviation."""
ARTICLE = re.compile(r"\b(?:artikel|artt?\.?|lid) $", re.IGNORECASE)
ENDINGS = any_of(r"""
straat laan weg plein gracht kade singel dijk hof pad steeg dreef park markt dam wal baan ring burg haven hoek kamp
veld akker weide allee boulevard plantsoen bos oord erf horst wijk heuvel berg meent zoom brink werf straatje hofje
pleintje laantje weggetje steegje poort brug rade rode donk beemd hage waard gaarde tuin hout els lei esch es enk
kolk vaart sluis toren molen plaats zijde kwartier flat hove beek veste stede str\. str ln\. wg\.
""")
STRONG = any_of(
    r"""
straat straatje laan weg plein pleintje gracht kade singel steeg dreef plantsoen boulevard hofje dijk str\.
"""
)
SMALL = r"(?:van|van de|van der|van den|de|den|der|het|ter|ten|la|le|du|di|da|'t|’t|'s|’s|op|in|aan|bij|en)"
NAMED = r"(?:[A-ZÀ-ÖØ-Þ][\w'’\-]{0,30}|[A-Z][a-z]{0,3}\.|(?:[A-Z]\.){1,4}|[0-9]{1,2}e|[12][0-9]{3})"
STREET = re.compile(
    rf"(?<![\w])(?=[\w'’\-]{{2,45}}\.?,? (?:n[or]|h?u?i?s?n|[1-9]))([\w'’\-]{{0,40}}?(?:(?i:{ENDINGS}))),? {NUMBER}"
)
BEFORE_STREET = re.compile(rf"(?<![\w])(?:{NAMED} (?:{SMALL} ){{0,2}}){{1,3}}$")
LOOKED_BACK = 64
STREET_OF = re.compile(
    rf"(?<!\w)(?:[\w]{{0,20}}(?:laan|weg|plein|hof|park|dreef|kade|singel|gracht|straat)) {SMALL} {NAMED}(?: "
    rf"(?:{SMALL} )?{NAMED}){{0,2}} {NUMBER}",
    re.IGNORECASE,
)
LIVES = any_of(r"""
woon\w{0,4} gewoond woonachtig woning huis flat appartement kamer adres verhuis\w{0,4} ingeschreven ingetrokken
opgevangen logeert verblijft
""")
AT = r"(?:op|aan|in|naar|:|is)"
LIVES_AT = re.compile(
    rf"(?<!\w)(?:{LIVES})(?: [\w-]{{1,14}}){{0,3}}? ?{AT} (?:de |het |een |adres )?((?:(?:{SMALL} ){{0,2}}{NAMED} "
    rf"){{1,4}}{NUMBER})",
    re.IGNORECASE,
)
LIVES_IN_STREET = re.compile(
    rf"(?<!\w)(?:(?:{LIVES})(?: [\w-]{{1,14}}){{0,3}}? )(?:op|aan|in|naar) (?:de |het )?((?:{NAMED} "
    rf"){{0,2}}[\w'’\-]{{1,40}}(?:{STRONG}))(?!\w)",
    re.IGNORECASE,
)
SMALL_STREET = re.compile(rf"(?<![\w-])[a-zé'’\-]{{3,40}}(?:{STRONG}) {NUMBER}")
LIVES_IN = re.compile(
    r"(?<!\w)(?:woont|woonde|wonend|wonende|woonachtig|verhuisde|verhuist|opgegroeid|ingeschreven)(?: "
    r"[\w-]{1,14}){0,2}? (?:in|te|naar) "
    r"([A-ZÀ-Ö'’][\w'’\-]{2,30}(?: (?:aan|op|de|den|en|in|bij)(?: [a-z]{2,3})? [A-Z][\w\-]{1,20})?)(?!\w)"
)
NO_STREET = words("""
weg bos berg wijk ring werf dam wal veld park markt hof pad hoek es els beek hout brug tuin plaats flat toren molen
rode str dijk haven
""")
AROUND = words("""
In Op Aan Naar Bij Uit Vanaf Tot Langs Achter Onder En Of Ook Toen Nu Daar Haar Zijn Hun Dat Die
""")
COUNTED = words("week dag uur jaar keer maand euro kinderen weken dagen maanden minuten procent mensen")


def addresses(text: str) -> Iterator[Span]:
    """Postcodes, streets with a house number, and the street somebody is said to live in."""
    yield from _postcodes(text)
    for pattern in (POSTCODE_NAMED, LIVES_AT):
        for match in pattern.finditer(text):
            if _begins_as_name(match[1]) and not _is_counted(text, match.end()):
                yield Span(*match.span(1), Category.ADDRESS, certain=True)
    yield from _streets(text)
    for match in LIVES_IN_STREET.finditer(text):
        if match[1][0].isupper():
            yield Span(*match.span(1), Category.ADDRESS, certain=False)


def _postcodes(text: str) -> Iterator[Span]:
    for match in POSTCODE.finditer(text):
        before = text[max(0, match.start() - len("artikel ")) : match.start()]
        if not NO_CODE.match(match[0]) and not ARTICLE.search(before):
            yield Span(*match.span(), Category.ADDRESS, certain=True)
    for match in POSTCODE_SMALL.finditer(text):
        yield Span(*match.span(), Category.ADDRESS, certain=False)


def home_towns(text: str) -> Iterator[Span]:
    """Where somebody is said to live, unless so many do that it says nothing."""
    for match in LIVES_IN.finditer(text):
        if match[1] in TOWNS - LARGEST:
            yield Span(*match.span(1), Category.PLACE, certain=False)


def _streets(text: str) -> Iterator[Span]:
    for match in STREET_OF.finditer(text):
        if match[0][0].isupper() and not _is_counted(text, match.end()):
            yield Span(*match.span(), Category.ADDRESS, certain=True)
    for match in STREET.finditer(text):
        if (span := _street(text, match)) and not _is_counted(text, match.end()):
            yield span
    for match in SMALL_STREET.finditer(text):
        if not _is_counted(text, match.end()):
            yield Span(*match.span(), Category.ADDRESS, certain=False)


def _street(text: str, match: re.Match[str]) -> Span | None:
    """The street with the words before it that belong to its name, without "In de" and without a bare "weg"."""
    street, start = match[1], match.start()
    before = BEFORE_STREET.search(text[max(0, start - LOOKED_BACK) : start])
    named = _named(before[0]) if before else ""
    if not named and (street.lower() in NO_STREET or not street[:1].isupper()):
        return None
    return Span(start - len(named), match.end(), Category.ADDRESS, certain=True)


def _named(before: str) -> str:
    """What of these words belongs to the street's name: "Burgemeester van der " does, "In de " does not."""
    words = before.split(" ")[:-1]
    while words and (words[0] in AROUND or words[0].islower()):
        words = words[1:]
    return "".join(f"{word} " for word in words)


def _begins_as_name(name: str) -> bool:
    return name[0].isdigit() or any(word[0].isupper() for word in name.split())


def _is_counted(text: str, end: int) -> bool:
    """Whether the number counts something: "De Weg 3 keer"."""
    following = text[end : end + 14].strip().split(" ")[0].strip(".,;:") if text[end : end + 1] == " " else ""
    return following in COUNTED
