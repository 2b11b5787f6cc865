"""Which words are Dutch, and which names identify nobody.

The dictionary is loaded at the first question (about 0.2 s) and only ever asked for a word: it remembers nothing of
what was asked, as its own caches for lemmas would.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from simplemma.strategies import DefaultDictionaryFactory

from portfolio.guard.lexicon import words as listed
from portfolio.guard.lexicon.cues import ROLES
from portfolio.guard.lexicon.everyday import PASSING
from portfolio.guard.lexicon.organisations import ENDINGS, KNOWN
from portfolio.guard.lexicon.places import NAMED
from portfolio.guard.lexicon.profession import FULL_NAMES, METHODS, THINKERS
from portfolio.guard.lexicon.small_words import DUTCH
from portfolio.guard.tokens import Word

POSSESSIVE = re.compile("['’ʼ‘`´]s?$")
INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
HYPHENS = re.compile("[-\u2010\u2011]")
LONGEST = 40
SHORTEST_PART = 4
SHORTEST_GENITIVE = 5
NOUN_ENDINGS = tuple(
    listed("""
heid heden schap schappen lijk lijke lijker loos loze zaam zame isme teit iteit iteiten atie aties ering eringen erij
waarts erwijs achtig achtige baarheid ische elijk
""")
)
"""Endings of Dutch words that no name has."""
SHORTEST_DERIVED = 8
JOINTS = ("s", "e", "en", "n")
"""What Dutch puts between the parts of a compound."""

PLACES = NAMED
NO_PERSON = PASSING | KNOWN | METHODS
ALLOWED = PLACES | NO_PERSON | THINKERS | FULL_NAMES


def bare(word: str) -> str:
    """The word without a possessive and without signs nobody sees: "Fatima's" is Fatima."""
    return POSSESSIVE.sub("", INVISIBLE.sub("", word)) or word


@cache
def _dictionary() -> Mapping[str, str]:
    return DefaultDictionaryFactory(cache_max_size=1).get_dictionary("nl")


def warm_up() -> None:
    """Load the dictionary now: a server does this once, so that nobody waits for it while writing."""
    _dictionary()


def is_dutch(word: str) -> bool:
    """Whether it is a word one may write in Dutch, with or without a capital."""
    low = word.lower()
    return low in DUTCH or low in ROLES or _is_in(low) or _is_in(word) or _is_in(low.capitalize())


def is_dutch_without_capital(word: str) -> bool:
    """Whether Dutch writes it small: "bakker" and not "Turks"."""
    low = word.lower()
    return low in DUTCH or _is_in(low)


def is_compound(word: str) -> bool:
    """Whether it is put together of two Dutch words ("schuldhulp" + "verlening"), or ends as no name does."""
    low = word.lower()
    if not 2 * SHORTEST_PART <= len(low) <= LONGEST:
        return False
    if len(low) >= SHORTEST_DERIVED and low.endswith(NOUN_ENDINGS):
        return True
    return any(_is_first(low[:cut]) and is_dutch_without_capital(low[cut:]) for cut in _cuts(low))


def is_office(word: str) -> bool:
    """Whether a capitalised compound ends like a law, scheme or office: "Kredietbank", "Inkomenspunt"."""
    low = word.lower()
    return len(low) <= LONGEST and any(
        low.endswith(ending) and _is_first(low[: -len(ending)]) for ending in ENDINGS if len(low) > len(ending) + 2
    )


def passing(words: list[Word]) -> set[int]:
    """The numbers of the words that stand in a name that identifies nobody: "Leger des Heils", "Wmo-consulent"."""
    marked: set[int] = set()
    for number, word in enumerate(words):
        if word.is_small:
            continue
        if is_passing(word.text):
            marked.add(number)
        for length in _PHRASES.get(word.text, ()):
            if _phrase(words[number : number + length]) in ALLOWED:
                marked.update(range(number, number + length))
    return marked


def is_passing(word: str) -> bool:
    """One word of it. A compound with a small last part ("GGZ-instelling") goes with its first."""
    plain = bare(word)
    if plain in ALLOWED or (plain.endswith("s") and plain[:-1] in ALLOWED and len(plain) > SHORTEST_GENITIVE):
        return True
    first, *others = HYPHENS.split(plain)
    return bool(others) and (first in ALLOWED or first.isupper() or is_dutch(first)) and all(map(_is_small, others))


def _is_small(part: str) -> bool:
    return part[:1].islower() or part in ALLOWED or part.isupper()


def _phrase(words: Iterable[Word]) -> str:
    return " ".join(bare(word.text) for word in words)


def _lengths(phrases: Iterable[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for phrase in phrases:
        if " " in phrase:
            found.setdefault(phrase.split(" ")[0], set()).add(phrase.count(" ") + 1)
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


_PHRASES = _lengths(ALLOWED)


def _is_in(word: str) -> bool:
    return _dictionary().get(word) is not None or word in _lemmas()


@cache
def _lemmas() -> frozenset[str]:
    """The few words that the dictionary only knows as the lemma of others: "lijst" of "lijsten"."""
    known = _dictionary()
    return frozenset(lemma for lemma in known.values() if lemma not in known)


def _cuts(word: str) -> range:
    return range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)


def _is_first(part: str) -> bool:
    if is_dutch_without_capital(part):
        return True
    return any(part.endswith(joint) and is_dutch_without_capital(part[: -len(joint)]) for joint in JOINTS)
