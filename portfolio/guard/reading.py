"""A text while it is read for names: its words, what was passed over, and how a name goes on from its first word."""

from dataclasses import dataclass, field
from typing import Self

from portfolio.guard.lexicon.cues import ARTICLES, INFIXES, NEEDS_ARTICLE, STRONG_INFIXES
from portfolio.guard.lexicon.name_words import AFTER_DE, NAMES
from portfolio.guard.lexicon.profession import THINKERS
from portfolio.guard.lexicon.small_words import DUTCH
from portfolio.guard.spans import Category
from portfolio.guard.tokens import Word, split
from portfolio.guard.vocabulary import NO_PERSON, PLACES, bare, is_compound, is_dutch, is_passing, passing

MOST_INITIALS, MOST_INFIXES = 6, 3
LONGEST_NAME = 8
"""Words in one name; what is longer is a list of names."""


@dataclass(frozen=True, slots=True)
class Found:
    """The words from ``first`` to ``last`` (both included) may name somebody."""

    first: int
    last: int
    category: Category = Category.PERSON


@dataclass(slots=True)
class Reading:
    """One text. ``passing``: numbers of words that identify nobody; ``found``: of words already taken for a name."""

    words: list[Word]
    passing: set[int]
    found: set[int] = field(default_factory=set)
    all_small: bool = False
    """Nobody typed a capital in it."""

    @classmethod
    def of(cls, text: str) -> Self:
        words = split(text)
        return cls(words, passing(words), all_small=bool(words) and all(word.is_small for word in words))

    def next_to(self, number: int) -> int | None:
        """The number of the word right behind this one, when nothing but a space is between."""
        after = number + 1
        return after if after < len(self.words) and self.words[after].touches else None

    def before(self, number: int) -> Word | None:
        """The word before this one in the same sentence."""
        if number == 0 or self.words[number].begins:
            return None
        return self.words[number - 1]

    def low_after(self, number: int) -> str:
        after = self.next_to(number)
        return self.words[after].low if after is not None else ""

    def behind_initials(self, number: int) -> int | None:
        """The number of the first word behind the initials that begin at ``number``."""
        here: int | None = number
        for _ in range(MOST_INITIALS):
            if here is None or not self.words[here].is_initial:
                break
            here = self.next_to(here)
        return None if here is None or self.words[here].is_initial else here

    def head_behind_infixes(self, number: int) -> int | None:
        """The number of the first word behind small words that begin at ``number``: of "Berg" in "van den Berg"."""
        here: int | None = number
        for _ in range(MOST_INFIXES + 1):
            if here is None:
                return None
            if self.words[here].low not in INFIXES:
                return here if here > number else None
            if not self._infix_fits(here):
                return None
            here = self.next_to(here)
        return None

    def end_of_name(self, head: int) -> int:
        """The number of the last word of the name whose first proper word is ``head``."""
        last = head
        while last - head < LONGEST_NAME:
            after = self._one_more(last)
            if after is None:
                break
            last = after
        return last

    def _one_more(self, last: int) -> int | None:
        after = self.next_to(last)
        if after is None or bare(self.words[last].text) != self.words[last].text:
            return None
        word = self.words[after]
        if word.low in INFIXES and (head := self.head_behind_infixes(after)) is not None:
            return head if self._goes_on_with_infix(after, head) else None
        return after if self.is_part(after) else None

    def _infix_fits(self, number: int) -> bool:
        word = self.words[number]
        return word.low not in NEEDS_ARTICLE or self.low_after(number) in ARTICLES

    def _goes_on_with_infix(self, infix: int, head: int) -> bool:
        word = self.words[head]
        if self.words[infix].low in STRONG_INFIXES and not word.is_capital:
            return is_strange(word.text)
        if self.words[infix].low == "de" and is_dutch(word.text):
            return word.text in AFTER_DE
        return word.is_capital and self.is_part(head)

    def is_part(self, number: int) -> bool:
        """Whether this word can stand within a name that began before it."""
        word = self.words[number]
        if word.is_initial:
            return True
        if word.is_shouted:
            return len(word.text) >= len("ALI") and is_strange(word.text)
        if not word.is_capital or bare(word.text) in NO_PERSON - PLACES - THINKERS:
            return False
        return word.low not in DUTCH or word.text in NAMES


def is_strange(word: str) -> bool:
    """No Dutch word, no compound of them, and nothing everybody knows."""
    plain = bare(word)
    return not is_passing(word) and not is_dutch(plain) and not is_compound(plain)
