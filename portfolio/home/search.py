"""Finding one's own words back: in memory, because at rest they are sealed. Pure.

A word is found by any of its forms, without accents, and inside a longer word. What a search read is gone with it: no
word of a member stays behind in the process (the code's own search keeps its stems; these texts are private).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from codeofconduct.editions.search import SMALL, Answer, Found, Part, stems_of, that_answer
from portfolio.home.timeline import Entry

SAME_LETTER = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "’": "'", "‘": "'", "ĳ": "ij"}
)
WORDS = re.compile(r"[^\W_]+")
SENTENCES = re.compile(r"[^.!?\n]+[.!?]*")
CHUNKS = re.compile(r"\s+|\S+")
AROUND_A_WORD = ".,;:!?()[]\"'“”„…"
LONGEST_QUERY, MOST_TERMS, MOST_SENTENCES, LONGEST_SENTENCE = 200, 12, 2, 240
LEAST_STEM = 4
"""A shorter stem inside another word is chance: "een" in "steen"."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for: words, and what it has to be about; empty asks for nothing."""

    words: str = ""
    name: str = ""
    article: str = ""
    year: int | None = None
    person: str = ""

    def __bool__(self) -> bool:
        return bool(self.words or self.name or self.article or self.year or self.person)


@dataclass(frozen=True, slots=True)
class Findable:
    """An entry of the line with everything one can find it by: further texts about it, and who was met there."""

    entry: Entry
    further: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    def texts(self) -> Iterator[str]:
        yield from (self.entry.title, *self.entry.texts, *self.further, *self.people)


@dataclass(slots=True)
class Term:
    """A word of the question, as it stands and by its stems. ``%`` and ``*`` are signs like any other."""

    word: str
    stems: frozenset[str] = frozenset()
    known: dict[str, bool] = field(default_factory=dict)

    def is_in(self, folded: str) -> bool:
        """Whether a text, folded, holds the word: as it stands, inside a longer one, or in another form."""
        if self.word in folded or any(stem in folded for stem in self._beginnings()):
            return True
        return any(self._is_form(word) for word in set(WORDS.findall(folded)) if self._may_be(word))

    def _beginnings(self) -> list[str]:
        """The stems the word begins with: they may stand inside a longer word, as the word itself may."""
        return [stem for stem in self.stems if len(stem) >= LEAST_STEM and self.word.startswith(stem)]

    def _may_be(self, word: str) -> bool:
        """A form of the word begins as its stem does, or after "ge": all other words are not even stemmed."""
        return any(stem[:2] in (word[:2], word[2:4]) for stem in self.stems)

    def _is_form(self, word: str) -> bool:
        if word not in self.known:
            self.known[word] = bool(self.stems & stems_of(word))
        return self.known[word]


def fold(text: str) -> str:
    """One spelling for all cases and accents: ``Yıldız``, ``yildiz`` and ``YILDIZ`` are the same."""
    lower = text.casefold()
    if lower.isascii():
        return lower
    apart = unicodedata.normalize("NFKD", lower.translate(SAME_LETTER))
    return apart if apart.isascii() else "".join(sign for sign in apart if not unicodedata.combining(sign))


def find(findable: Iterable[Findable], question: Question) -> Answer[Entry]:
    """What is about all that was asked and holds every word; if nothing does, what holds any of them.

    Of each the first sentences in which the words stand; the title is shown anyway.
    """
    among = [one for one in findable if _is_about(one, question)]
    terms = _terms(question.words)
    if not terms:
        return Answer(tuple(Found(one.entry, ()) for one in among))
    folded = ((one, fold("\n".join(one.texts()))) for one in among)
    some, complete = that_answer((one, [term.is_in(text) for term in terms]) for one, text in folded)
    return Answer(tuple(Found(one.entry, tuple(_sentences(one, terms))) for one, _there in some), complete)


def _is_about(one: Findable, question: Question) -> bool:
    return (
        question.name in ("", one.entry.name)
        and (not question.article or question.article in one.entry.tags)
        and question.year in (None, one.entry.on.year)
        and (not question.person or question.person in one.people)
    )


def _terms(words: str) -> list[Term]:
    asked = [word.strip(AROUND_A_WORD) or word for word in fold(words[:LONGEST_QUERY]).split()][:MOST_TERMS]
    telling = [word for word in asked if word not in SMALL] or asked
    return [Term(word, stems_of(word) if WORDS.fullmatch(word) else frozenset()) for word in dict.fromkeys(telling)]


def _sentences(one: Findable, terms: list[Term]) -> Iterator[tuple[Part, ...]]:
    """At most two, for words that no sentence before them held."""
    left, shown = list(terms), 0
    for text in (*one.entry.texts, *one.further):
        for sentence in SENTENCES.findall(text):
            folded = fold(sentence)
            if any(term.is_in(folded) for term in left):
                yield tuple(_marked(sentence.strip(), terms))
                left = [term for term in left if not term.is_in(folded)]
                shown += 1
            if not left or shown == MOST_SENTENCES:
                return


def _marked(sentence: str, terms: list[Term]) -> Iterator[Part]:
    """The sentence in words, those that were looked for marked; of a long one the part around the first."""
    chunks = CHUNKS.findall(sentence)
    parts = [Part(chunk, not chunk.isspace() and any(term.is_in(fold(chunk)) for term in terms)) for chunk in chunks]
    first = next((place for place, part in enumerate(parts) if part.hit), 0)
    begin = max(first - 16, 0) if len(sentence) > LONGEST_SENTENCE else 0
    if begin:
        yield Part("… ", False)
    room = LONGEST_SENTENCE
    for part in parts[begin:]:
        if (room := room - len(part.text)) < 0 and not part.hit:
            yield Part("…", False)
            return
        yield part
