"""Where somebody works: "werkt bij Bakkerij De Korenmolen", "werkgever Schilderwerken Yılmaz", "Helder Schoon B.V."."""

import re
from collections.abc import Iterator

from portfolio.guard.lexicon.everyday import BRANDS
from portfolio.guard.spans import Category, Span
from portfolio.guard.vocabulary import NO_PERSON, PLACES

CAPITAL = r"(?:[A-ZÀ-ÖØ-Þ][\w'’.\-]{0,40}(?<!\.)|[A-Z](?:\.[A-Z]){0,3}\.?)"
SMALL = r"(?:van|de|der|den|het|en|in|op|voor|aan|&|\+|'t|’t)"
NAME = rf"{CAPITAL}(?:[ \u00a0](?:{SMALL}[ \u00a0]){{0,2}}{CAPITAL}){{0,5}}"
BUSINESS = (
    "bakkerij|slagerij|restaurant|café|cafe|cafetaria|snackbar|pizzeria|lunchroom|garage|garagebedrijf|"
    "autobedrijf|kapsalon|kwekerij|schildersbedrijf"
    "|bouwbedrijf|schoonmaakbedrijf|transportbedrijf|installatiebedrijf|loonbedrijf|hoveniersbedrijf|"
    "aannemersbedrijf|klusbedrijf|supermarkt"
    "|winkel|drogisterij|apotheek|bloemist|hotel|camping|manege|boerderij|fabriek|uitzendbureau|"
    "kinderdagverblijf|kinderopvang|kledingzaak"
    "|zorginstelling|verpleeghuis|verzorgingshuis|basisschool|tandartspraktijk|huisartsenpraktijk|taxibedrijf|"
    "rijschool|sportschool"
    "|wasserij|drukkerij|visserij|viswinkel|groentewinkel|toko|firma|ijssalon|fietsenmaker|bouwmarkt|tuincentrum|"
    "distributiecentrum"
)
WORK = (
    r"werk(?:t|te|ten|zaam|en|end|ende)?|gewerkt|dienst|baan|baantje|bijbaan|stage|stageplek|proefplaatsing|"
    r"contract|gesolliciteerd|solliciteerde|solliciteert"
    r"|sollicitatie|ontslagen|ontslag|aangenomen|begonnen|begon|begint|slag|vakkenvuller|schoonmaker|"
    r"schoonmaakster|schoonmaak|magazijn|kassa|leerwerkplek"
    r"|werkervaringsplek|werkplek|uitzendkracht|uitzendbureau|chauffeur|medewerker|medewerkster|monteur|kok|"
    r"afwasser|lasser|schilder|verpleegkundige|loon"
    r"|fulltime|parttime|nachtdienst|avonddienst|verkoper|verkoopster|vrijwilliger|vrijwilligerswerk|inpakker|"
    r"orderpicker|heftruckchauffeur|bezorger|postbode"
)
AT_WORK = re.compile(rf"(?<!\w)(?i:{WORK})(?: [\w-]{{1,20}}){{0,4}}? (?:bij|voor) (?:de |het |een )?({NAME})")
AT_AND_WORK = re.compile(rf"(?<!\w)(?:bij|voor) ({NAME})(?: [\w-]{{1,20}}){{0,4}}? (?:{WORK})(?!\w)")
EMPLOYER = re.compile(rf"(?<!\w)(?:[Ww]erkgever|[Bb]edrijf|[Ee]igenaar van|[Uu]itzendbureau)(?: is| was|:)? ({NAME})")
TRADE = re.compile(rf"(?<!\w)((?i:{BUSINESS}) (?:{SMALL} ){{0,2}}{NAME})")
LEGAL = re.compile(rf"(?<!\w)({NAME}[ \u00a0](?:B\.V\.|BV|N\.V\.|NV|V\.O\.F\.|VOF|vof|bv|Holding|Groep BV)(?!\w))")
PATTERNS = (LEGAL, TRADE, EMPLOYER, AT_WORK, AT_AND_WORK)


def employers(text: str) -> Iterator[Span]:
    """Names of employers, shops and firms behind a word that says somebody works there. A guess."""
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            named = match[1][0].isupper() or pattern is TRADE
            if named and not is_everybodys(match[1]):
                yield Span(*match.span(1), Category.EMPLOYER, certain=False)


def is_everybodys(name: str) -> bool:
    """UWV, the municipality, an institution: it says what somebody does rather than who they are."""
    first = name.split()[0]
    return not {name, first} & BRANDS and bool({name, first} & (NO_PERSON | PLACES))
