"""Searching the code: Dutch words by their stems, in memory. Pure.

The code is a few hundred sentences; reading them all costs less than a search engine would, and the same words are
found on every database (docs/decisions/0006). A word is found by any of its forms, without accents, and inside a longer
word: "gesprek" finds "keukentafelgesprek".
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Generic, TypeVar

import snowballstemmer

MOST_SIGNS, MOST_TERMS, AROUND, WEIGHTIEST = 200, 8, 12, 5
"""Signs and words of a question that count; words shown around what was found; what an article's own words weigh."""
PARTS = re.compile(r"[^\W_]+|[\W_]+")
STEMMERS = (snowballstemmer.stemmer("dutch"), snowballstemmer.stemmer("dutch_porter"))
ONE_AT_A_TIME = Lock()
"""A stemmer keeps the word it works on in itself."""
NOT_TELLING = (
    "aan al als bij code dan dat de deze die dit doen door een en er het hier hoe ik in is je jij kan met mijn moet"
    " naar niet of om ons onze ook op over staat te tot uit van voor waar wat we wie wij wordt zegt zijn zo"
)
SMALL = frozenset(NOT_TELLING.split())
"""Words that would find everything; they count only when nothing else was asked."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be found: an article, a core value, or (without a key) a preamble; its passages, weightiest first."""

    key: str
    edition: str
    address: str
    title: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a passage; ``hit`` when it is one of the words that were looked for."""

    text: str
    hit: bool


Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Found(Generic[Thing]):
    """Something that was found (``entry``), and its passages that answer."""

    entry: Thing
    passages: tuple[tuple[Part, ...], ...]


@dataclass(frozen=True, slots=True)
class Answer(Generic[Thing]):
    """``complete``: every word was found in each; otherwise at least one was."""

    found: tuple[Found[Thing], ...]
    complete: bool = True


def look_up(question: str, entries: Iterable[Entry]) -> Answer[Entry]:
    """The entries that answer, weightiest first, each with its passages; of an article its own words always."""
    terms = _terms(question)
    if not terms:
        return Answer(())
    some, complete = that_answer((entry, _weights(terms, entry)) for entry in entries)
    some.sort(key=lambda it: -sum(it[1]))
    return Answer(tuple(Found(entry, tuple(_passages(entry, terms))) for entry, _hits in some), complete)


def that_answer(hits: Iterable[tuple[Thing, Sequence[int]]]) -> tuple[list[tuple[Thing, Sequence[int]]], bool]:
    """What holds every word, and True; if nothing does, what holds any of them, and whether that is nothing as well.

    ``hits``: each thing with, for every word of the question, how weighty it stands there; 0 when it does not.
    """
    known = list(hits)
    whole = [one for one in known if all(one[1])]
    some = whole or [one for one in known if any(one[1])]
    return some, bool(whole) or not some


@lru_cache(maxsize=20_000)
def forms(word: str) -> frozenset[str]:
    """The word itself and its stems, by the two ways of stemming Dutch: each misses words that the other finds."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(sign))
    return stems_of(plain)


def stems_of(plain: str) -> frozenset[str]:
    """A word in lower case without accents, and its stems; nothing is kept of it. A very long one has none."""
    if len(plain) > 60:
        return frozenset({plain})
    with ONE_AT_A_TIME:
        return frozenset({plain, *(stemmer.stemWord(plain) for stemmer in STEMMERS)})


Term = frozenset[str]


def _terms(question: str) -> list[Term]:
    asked = [part for part in PARTS.findall(question[:MOST_SIGNS]) if part[0].isalnum()][:MOST_TERMS]
    telling = [word for word in asked if word.casefold() not in SMALL]
    return [forms(word) for word in telling or asked]


def _weights(terms: Sequence[Term], entry: Entry) -> list[int]:
    """For each term how weighty the passage is in which it stands; 0 when it is nowhere. A preamble weighs least."""
    words = [(max(WEIGHTIEST - at, 1) if entry.key else 1, _words(text)) for at, text in enumerate(entry.texts)]
    return [max((weight for weight, there in words if _is_there(term, there)), default=0) for term in terms]


def _words(text: str) -> set[Term]:
    return {forms(part) for part in PARTS.findall(text) if part[0].isalnum()}


def _is_there(term: Term, words: Iterable[Term]) -> bool:
    return any(_matches(term, word) for word in words)


def _matches(term: Term, word: Term) -> bool:
    longest = max(term, key=len)
    return bool(term & word) or (len(longest) > 3 and any(longest in form for form in word))


def _passages(entry: Entry, terms: Sequence[Term]) -> Iterator[tuple[Part, ...]]:
    for place, text in enumerate(entry.texts):
        parts = _marked(text, terms)
        if place == 0:
            yield tuple(parts)
        elif any(part.hit for part in parts):
            yield tuple(_excerpt(parts))


def _marked(text: str, terms: Sequence[Term]) -> list[Part]:
    return [
        Part(part, part[0].isalnum() and any(_matches(term, forms(part)) for term in terms))
        for part in PARTS.findall(text)
    ]


def _excerpt(parts: list[Part]) -> Iterator[Part]:
    """The words around the first hit; what is left out is three dots."""
    first = next(place for place, part in enumerate(parts) if part.hit)
    begin, end = max(first - 2 * AROUND, 0), first + 4 * AROUND
    if begin:
        yield Part("… ", False)
    yield from parts[begin:end]
    if end < len(parts):
        yield Part(" …", False)
