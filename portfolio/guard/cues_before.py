"""Names behind a word that announces one: "mevrouw el idrissi", "zijn broer Yusuf", "client mehmet", "ze heet Roos"."""

from portfolio.guard.lexicon.cues import CALLED, INFIXES, RELATIONS, ROLES, TITLES
from portfolio.guard.lexicon.name_words import NAMES
from portfolio.guard.lexicon.profession import THINKERS
from portfolio.guard.lexicon.small_words import DUTCH
from portfolio.guard.reading import Found, Reading, is_strange
from portfolio.guard.vocabulary import NO_PERSON, bare, is_dutch

ANNOUNCING = RELATIONS | ROLES
LEARNED = frozenset(("dr", "prof", "professor", "drs", "mr", "ir", "ing"))
BETWEEN = frozenset(("is", "was", "hem", "haar", "zichzelf", "hij", "zij", "ze", "hen", "nu", "dus"))
VERBAL = ("de", "te", "den", "ten")
"""Behind "klant" a strange small word that ends so is a verb ("appte") rather than a name."""
SHORTEST = 3


def after_cue(reading: Reading, number: int) -> Found | None:
    """The name that the word with this number announces, with the word; None when it announces none."""
    word = reading.words[number]
    if word.low in CALLED:
        return _called(reading, number)
    if not (word.low in TITLES or word.low in ANNOUNCING) or word.is_shouted:
        return None
    head = _head(reading, number)
    if head is None or (word.low in LEARNED and _is_thinker(reading, head)):
        return None
    return Found(_with_article(reading, number), reading.end_of_name(head))


def _called(reading: Reading, number: int) -> Found | None:
    after = number + 1
    while after < len(reading.words) and reading.words[after].low in BETWEEN and after - number <= len("is"):
        after += 1
    if after >= len(reading.words) or reading.words[after].begins:
        return None
    head = _proper(reading, after, titled=False)
    if head is None:
        return None
    of_somebody = reading.words[number].low.endswith("naam") and reading.words[after].low == "van"
    return Found(head if of_somebody else after, reading.end_of_name(head))


def _head(reading: Reading, number: int) -> int | None:
    """The first proper word of the name behind a title, over initials and small words; None when none follows."""
    after = reading.next_to(number)
    return None if after is None else _proper(reading, after, titled=reading.words[number].low in TITLES)


def _proper(reading: Reading, number: int, *, titled: bool) -> int | None:
    here = reading.behind_initials(number)
    if here is None:
        return None
    behind = reading.head_behind_infixes(here) if reading.words[here].low in INFIXES else None
    head = here if behind is None else behind
    return head if _is_name(reading, head, titled=titled) else None


def _is_name(reading: Reading, number: int, *, titled: bool) -> bool:
    word = reading.words[number]
    if word.is_capital:
        return _may_be_capital_name(word.text, titled=titled)
    if word.is_shouted:
        return len(word.text) >= SHORTEST and is_strange(word.text)
    if titled and word.text.capitalize() in NAMES and word.low not in DUTCH:
        return True
    verbal = not titled and word.low.endswith(VERBAL)
    return len(word.text) >= SHORTEST and not verbal and is_strange(word.text)


def _may_be_capital_name(word: str, *, titled: bool) -> bool:
    plain = bare(word)
    if word.lower() in DUTCH and word not in NAMES:
        return False
    if titled:
        return plain not in NO_PERSON or plain in NAMES
    return is_strange(word) or plain in NAMES or (is_dutch(plain) and plain not in NO_PERSON)


def _is_thinker(reading: Reading, head: int) -> bool:
    return bare(reading.words[reading.end_of_name(head)].text) in THINKERS


def _with_article(reading: Reading, number: int) -> int:
    """ "De heer" is one title."""
    before = reading.before(number)
    together = before is not None and before.low == "de" and reading.words[number].low in {"heer", "heren"}
    return number - 1 if together else number
