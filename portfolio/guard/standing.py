"""Names that nothing announces: capitals the dictionary does not know, and Dutch words that stand where a name stands.

At the beginning of a sentence every word has a capital, so there a Dutch word, or a compound of Dutch words, is a name
only with a verb of a person behind it.
"""

from portfolio.guard.lexicon import words
from portfolio.guard.lexicon.cues import ASKED, CONTACT, DETERMINERS, DOES, INFIXES, IS, STRONG_INFIXES, SURE_INFIXES
from portfolio.guard.lexicon.name_words import AFTER_DE, FIRST, NAMES, STARTERS, SURNAMES, THINGS
from portfolio.guard.lexicon.organisations import BEFORE
from portfolio.guard.lexicon.small_words import OUR_DUTCH
from portfolio.guard.reading import Found, Reading, is_strange
from portfolio.guard.spans import Category
from portfolio.guard.tokens import Word
from portfolio.guard.vocabulary import (
    HYPHENS,
    NO_PERSON,
    bare,
    is_compound,
    is_dutch,
    is_dutch_without_capital,
    is_office,
)

WHERE = frozenset(("in", "uit", "te", "vanuit", "nabij", "rond", "rondom"))
"""Behind these an unknown capital is a place."""
IN_SOMEBODY = words("""
vertrouwen geloof geloven gelooft teleurgesteld zie zag ziet zagen herken herkende verdiepen verdiepte verliefd
geïnteresseerd investeren investeerde vergis vergiste
""")
"""Trust is in somebody, not in a town."""
SURNAME_ENDINGS = tuple(
    words("""
stra sma inga ema huis bergen veld kamp hof boom hout broek dijk berg burg mans man veen daal horst hoven woud huizen
beek meijer mijn
""")
)
BUILT = tuple(words("school college lyceum ziekenhuis straat laan plein gracht kade weg moskee park zaal gebouw huis"))
"""Buildings and streets in passing: "in de Prins Clausschool", "aan de Keizersgracht"."""
VERBAL = ("de", "te", "den", "ten", "en", "st", "dt")
SHOUTED = 5
"""Letters from which a word in capitals is taken for a name rather than an abbreviation."""
LOOKED_BACK = 3
AND = frozenset(("en", "of"))


def name_at(reading: Reading, number: int) -> Found | None:
    """The name that begins with this word, if one does."""
    word = reading.words[number]
    if word.is_initial:
        return _with_initials(reading, number)
    if word.is_small and word.low not in INFIXES:
        return Found(number, number) if reading.all_small and _is_small_name(reading, number) else None
    if word.low in INFIXES and (found := _with_infix(reading, number)):
        return None if _is_built(reading, number, found.last) else found
    if number in reading.passing or not _stands_as_name(reading, number):
        return None
    last = reading.end_of_name(number)
    if _is_built(reading, number, last):
        return None
    return Found(number, last, _category(reading, number, last))


def _is_small_name(reading: Reading, number: int) -> bool:
    """In a text typed without any capital: a strange word where a person would stand."""
    word, before = reading.words[number], reading.before(number)
    follows = before is not None and before.low in CONTACT
    strange = len(word.text) >= len("ali") and not word.text.endswith(VERBAL) and is_strange(word.text)
    return strange and (follows or _acts(reading, number, things=True))


def _with_initials(reading: Reading, number: int) -> Found | None:
    """J. de Vries, A.B. Yılmaz."""
    here = reading.behind_initials(number)
    if here is None:
        return None
    head = reading.head_behind_infixes(here) if reading.words[here].low in INFIXES else here
    if head is None or head in reading.passing or not _is_surname(reading.words[head], many=here - number > 1):
        return None
    return Found(number, reading.end_of_name(head))


def _is_surname(word: Word, *, many: bool) -> bool:
    if not word.is_capital or (word.low in OUR_DUTCH and word.text not in SURNAMES):
        return False
    return many or is_strange(word.text) or word.text in NAMES


def _with_infix(reading: Reading, number: int) -> Found | None:
    """Van der Berg, el Idrissi, De Vries: a name that begins with a small word."""
    head = reading.head_behind_infixes(number)
    if head is None or head in reading.passing or not reading.words[head].is_capital:
        return None
    name = reading.words[head].text
    if _small_words_belong(reading, number, head, name):
        return Found(number, reading.end_of_name(head))
    return None


def _small_words_belong(reading: Reading, number: int, head: int, name: str) -> bool:
    infix = reading.words[number]
    known, surname = is_dutch(bare(name)), bare(name) in SURNAMES | AFTER_DE
    if any(word.low in SURE_INFIXES for word in reading.words[number:head]):
        return True
    if known and not surname:
        return False
    if infix.low in STRONG_INFIXES or (head - number > 1 and infix.low == "van"):
        return True
    if infix.begins:
        return _acts(reading, head, things=not known)
    if infix.is_capital:
        return bare(name) in AFTER_DE or infix.low != "de" or not known
    return bare(name) in AFTER_DE if infix.low == "de" else surname and infix.low in {"van", "ten", "ter", "den"}


def _stands_as_name(reading: Reading, number: int) -> bool:
    word = reading.words[number]
    plain = bare(word.text)
    if plain.isupper():
        return len(plain) >= SHOUTED and is_strange(plain)
    if not word.is_capital or plain in NO_PERSON:
        return False
    if HYPHENS.search(plain) and any(_is_strange_part(part) for part in HYPHENS.split(plain)):
        return True
    if is_dutch(plain):
        return _dutch_word_as_name(reading, number, plain)
    return _unknown_as_name(reading, number, plain)


def _is_strange_part(part: str) -> bool:
    return part[:1].isupper() and len(part) > 1 and not part.isupper() and is_strange(part)


def _unknown_as_name(reading: Reading, number: int, plain: str) -> bool:
    word, before = reading.words[number], reading.before(number)
    if _is_brand(plain):
        return False
    if word.begins:
        return not is_compound(plain) or (plain.endswith(SURNAME_ENDINGS) and _acts(reading, number, things=False))
    if before is not None and before.low in BEFORE:
        return False
    return not (is_office(plain) and (_is_thing(reading, number) or is_compound(plain)))


def _is_brand(plain: str) -> bool:
    """PowerPoint; McDonald and DeJong are names."""
    inner = [at for at in range(1, len(plain)) if plain[at].isupper() and plain[at - 1].islower()]
    return bool(inner) and plain[: inner[0]].lower() not in {"mc", "mac", "de", "van", "el", "al", "abd", "der", "den"}


def _dutch_word_as_name(reading: Reading, number: int, plain: str) -> bool:
    word = reading.words[number]
    if word.begins:
        return _dutch_word_in_front(reading, number, plain)
    if plain in FIRST and plain not in STARTERS:
        return True
    before = reading.before(number)
    if before is None or before.low in BEFORE or not is_dutch_without_capital(plain) or word.low in OUR_DUTCH:
        return plain in STARTERS and before is not None and before.low not in DETERMINERS
    if _is_thing(reading, number) or _has_capital_beside(reading, number):
        return False
    return plain in NAMES or before.low in ASKED or _acts(reading, number, things=True)


def _dutch_word_in_front(reading: Reading, number: int, plain: str) -> bool:
    """ "Piet zag", "Bakker belde", "Roos Tesfay"; not "Wil je" or "Post is laat"."""
    if plain not in NAMES:
        return False
    if plain in FIRST and plain not in STARTERS and plain.lower() not in OUR_DUTCH:
        return True
    if _acts(reading, number, things=plain in THINGS or plain.lower() in OUR_DUTCH):
        return True
    return plain.lower() not in OUR_DUTCH and (reading.end_of_name(number) > number or _is_among_names(reading, number))


def _is_among_names(reading: Reading, number: int) -> bool:
    """Whether another name follows: "Roos, Daan en Mees", "Bakker en Yusuf"."""
    behind = reading.words[number + 1 : number + 3]
    if behind and behind[0].low in AND:
        behind = behind[1:]
    if not behind or behind[0].begins or not behind[0].is_capital:
        return False
    plain = bare(behind[0].text)
    return plain in NAMES or is_strange(plain)


def _acts(reading: Reading, number: int, *, things: bool) -> bool:
    """Whether a verb of a person is behind the name. ``things``: of a word that may be a thing "is" says nothing."""
    after = reading.low_after(reading.end_of_name(number))
    return after in DOES or (not things and after in IS)


def _is_built(reading: Reading, number: int, last: int) -> bool:
    placed = reading.words[number].low == "de" or _is_thing(reading, number) or _is_where(reading, number)
    return placed and reading.words[last].low.endswith(BUILT) and reading.words[last].low not in BUILT


def _is_where(reading: Reading, number: int) -> bool:
    before = reading.before(number)
    return before is not None and before.low in WHERE | {"aan", "op", "naar", "bij"}


def _is_thing(reading: Reading, number: int) -> bool:
    """Whether "de", "een", "onze" stands before it, with adjectives between: "de nieuwe Raad"."""
    here = number
    for _ in range(LOOKED_BACK):
        before = reading.before(here)
        if before is None or here - 1 in reading.found:
            return False
        if before.low in DETERMINERS:
            return True
        if not before.low.endswith("e"):
            return False
        here -= 1
    return False


def _has_capital_beside(reading: Reading, number: int) -> bool:
    """Whether it stands among capitalised Dutch words: a heading, or the name of an office."""
    after = reading.next_to(number)
    before = reading.before(number)
    return any(
        word is not None and word.is_capital and is_dutch(bare(word.text)) and bare(word.text) not in NAMES
        for word in (before, reading.words[after] if after is not None else None)
    )


def _category(reading: Reading, number: int, last: int) -> Category:
    """A single unknown capital behind "in" or "uit" is a place too small for our list."""
    before = reading.before(number)
    if before is None or before.low not in WHERE or last > number or bare(reading.words[number].text) in NAMES:
        return Category.PERSON
    earlier = reading.before(number - 1)
    return Category.PERSON if earlier is not None and earlier.low in IN_SOMEBODY else Category.PLACE
