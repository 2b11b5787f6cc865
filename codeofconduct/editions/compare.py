"""What changed between two editions: which articles, where they went, and which words. Pure, over ``text_of`` dicts.

A key is an article's name and stays its own, so the same key is the same article. But editors also renumber: then the
words are what tells that an article is still there. Comparing the other way round gives the same, mirrored.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from codeofconduct.editions.words import Words, likeness, words

SAME, CHANGED, EXPLAINED = "same", "changed", "explained"
ADDED, REMOVED, RENUMBERED, MOVED = "added", "removed", "renumbered", "moved"
ORDER = (ADDED, REMOVED, CHANGED, EXPLAINED, RENUMBERED, MOVED, SAME)
"""Which kind comes first when an article is several: what a reader wants to know first."""

Text = dict[str, Any]
ALIKE, NEARLY = 0.5, 0.8
"""Of the words: enough to be the same article under its own key, and under another key."""


@dataclass(frozen=True, eq=False)
class Place:
    """An article as it stands in one edition: ``row`` counts from the first article on."""

    row: int
    key: str
    value_key: str
    value_title: str
    article: Text

    @property
    def text(self) -> str:
        return str(self.article["text"])


@dataclass(frozen=True)
class Change:
    """One article in both editions, or in one of them. ``kinds`` may hold several; ``explained`` is the explanation or
    a question that reads otherwise under the same words.
    """

    before: Place | None
    after: Place | None
    kinds: frozenset[str]

    @property
    def kind(self) -> str:
        """The first thing to say about it."""
        return next(kind for kind in ORDER if kind in self.kinds)

    @property
    def key_old(self) -> str:
        """Empty when it is new."""
        return self.before.key if self.before else ""

    @property
    def key_new(self) -> str:
        """Empty when it is gone."""
        return self.after.key if self.after else ""

    @property
    def old(self) -> Text | None:
        """The article as ``text_of`` gives it."""
        return self.before.article if self.before else None

    @property
    def new(self) -> Text | None:
        return self.after.article if self.after else None

    @cached_property
    def words(self) -> Words:
        """The text of the article, with what was taken out and what was put in."""
        return words(self.before.text if self.before else "", self.after.text if self.after else "")

    @cached_property
    def explanation(self) -> Words:
        """The same for its explanation."""
        return words(*(place.article["explanation"] if place else "" for place in (self.before, self.after)))

    @cached_property
    def questions(self) -> dict[str, Words]:
        """The same for each question that reads otherwise, by name."""
        old, new = (place.article["questions"] if place else {} for place in (self.before, self.after))
        names = [name for name in {**old, **new} if old.get(name, "") != new.get(name, "")]
        return {name: words(old.get(name, ""), new.get(name, "")) for name in names}


@dataclass(frozen=True)
class ValueChange:
    """A core value that is new, is gone, or reads otherwise."""

    key_old: str
    key_new: str
    words: Words


@dataclass(frozen=True)
class Comparison:
    """``articles`` in the order of the newer edition, what is gone between them where it stood."""

    old_number: str
    new_number: str
    preamble: Words
    values: tuple[ValueChange, ...]
    articles: tuple[Change, ...]

    def of_kind(self, kind: str) -> list[Change]:
        return [change for change in self.articles if kind in change.kinds]

    @property
    def changed(self) -> list[Change]:
        """Every article about which there is something to say."""
        return [change for change in self.articles if SAME not in change.kinds]

    @property
    def is_empty(self) -> bool:
        """Not a word, place or number differs."""
        return not (self.preamble or self.values or self.changed)


def changes(old: Text, new: Text) -> Comparison:
    """Compare two editions' texts as ``queries.text_of`` gives them."""
    before, after = _places(old), _places(new)
    pairs = _pairs(list(before), list(after))
    return Comparison(
        old["number"],
        new["number"],
        words(old["preamble"], new["preamble"]) if old["preamble"] != new["preamble"] else (),
        tuple(_value_changes(old, new)),
        tuple(_articles(before, after, pairs, set(_value_pairs(old, new)))),
    )


def _places(text: Text) -> list[Place]:
    standing = [(value, article) for value in text["values"] for article in value["articles"]]
    return [Place(row, one["key"], value["key"], value["title"], one) for row, (value, one) in enumerate(standing)]


Pair = tuple[Place, Place]


def _pairs(before: list[Place], after: list[Place]) -> list[Pair]:
    """Which article became which: its own key and words, its words, its key with likely words, nearly its words, and
    at last its key alone.
    """
    pairs: list[Pair] = []
    for is_same in (_key_and_text, _text, _key_and_likely, _nearly, _key):
        for one, other in _surest_first(is_same, before, after):
            if one in before and other in after:
                pairs.append((one, other))
                before.remove(one)
                after.remove(other)
    return pairs


def _surest_first(is_same: Callable[[Place, Place], float], before: list[Place], after: list[Place]) -> list[Pair]:
    found = [(is_same(one, other), one, other) for one in before for other in after]
    found.sort(key=lambda it: (-it[0], it[1].row + it[2].row, abs(it[1].row - it[2].row)))
    return [(one, other) for sure, one, other in found if sure]


def _key_and_text(one: Place, other: Place) -> float:
    return one.key == other.key and one.text == other.text


def _text(one: Place, other: Place) -> float:
    return bool(one.text.strip()) and one.text == other.text


def _key_and_likely(one: Place, other: Place) -> float:
    return one.key == other.key and likeness(one.text, other.text) >= ALIKE


def _nearly(one: Place, other: Place) -> float:
    alike = likeness(one.text, other.text, at_least=NEARLY) if one.text.strip() and other.text.strip() else 0.0
    return alike if alike >= NEARLY else 0.0


def _key(one: Place, other: Place) -> float:
    return one.key == other.key


def _articles(before: list[Place], after: list[Place], pairs: list[Pair], values: set[tuple[str, str]]) -> list[Change]:
    stayed = _longest_chain(pairs)
    found = [Change(one, other, frozenset(_kinds(one, other, values, stayed))) for one, other in pairs]
    old_rows, new_rows = {one.row for one, _ in pairs}, {other.row for _, other in pairs}
    found += [Change(None, place, frozenset({ADDED})) for place in after if place.row not in new_rows]
    found.sort(key=lambda change: change.after.row if change.after else 0)
    for place in before:
        if place.row not in old_rows:
            found.insert(_after_its_neighbour(found, place), Change(place, None, frozenset({REMOVED})))
    return found


def _after_its_neighbour(found: list[Change], gone: Place) -> int:
    """Where a removed article stood: behind the one that came before it."""
    earlier = [at for at, one in enumerate(found) if one.before and one.before.row == gone.row - 1]
    return earlier[0] + 1 if earlier else 0


def _kinds(one: Place, other: Place, values: set[tuple[str, str]], stayed: set[tuple[int, int]]) -> Iterator[str]:
    told = []
    if one.text != other.text:
        told.append(CHANGED)
    if any(one.article[part] != other.article[part] for part in ("explanation", "questions")):
        told.append(EXPLAINED)
    if one.key != other.key:
        told.append(RENUMBERED)
    if (one.value_key, other.value_key) not in values or (one.row, other.row) not in stayed:
        told.append(MOVED)
    yield from told or [SAME]


def _longest_chain(pairs: list[Pair]) -> set[tuple[int, int]]:
    """The rows of the articles that kept their order: as many as possible, and of those the longest texts. The others
    were moved.
    """
    best: list[tuple[int, int, list[tuple[int, int]]]] = []
    for place, (one, other) in enumerate(ordered := sorted(pairs, key=lambda pair: pair[0].row)):
        before = [best[i] for i in range(place) if ordered[i][1].row < other.row]
        count, weight, rows = max(before, default=(0, 0, []), key=lambda chain: chain[:2])
        best.append((count + 1, weight + len(one.text) + len(other.text), [*rows, (one.row, other.row)]))
    return set(max(best, default=(0, 0, []), key=lambda chain: chain[:2])[2])


def _value_pairs(old: Text, new: Text) -> Iterator[tuple[str, str]]:
    """Core values by their title, and by their key where the title is another one."""
    titles = {value["title"]: value["key"] for value in new["values"]}
    by_title = {value["key"]: titles[value["title"]] for value in old["values"] if value["title"] in titles}
    yield from by_title.items()
    left = {value["key"] for value in new["values"]} - set(by_title.values())
    yield from ((value["key"], value["key"]) for value in old["values"] if value["key"] in left - set(by_title))


def _value_changes(old: Text, new: Text) -> Iterator[ValueChange]:
    before, after = ({value["key"]: value["title"] for value in text["values"]} for text in (old, new))
    pairs = list(_value_pairs(old, new))
    for one, other in pairs:
        if (one, before[one]) != (other, after[other]):
            yield ValueChange(one, other, words(before[one], after[other]))
    yield from (ValueChange(key, "", words(before[key], "")) for key in before if key not in dict(pairs))
    found = {other for _one, other in pairs}
    yield from (ValueChange("", key, words("", after[key])) for key in after if key not in found)
