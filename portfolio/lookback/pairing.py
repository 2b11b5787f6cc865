"""Which two texts lie far apart and touch each other. Pure, and the same every time: it finds, it never interprets."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from math import log

from portfolio.lookback.ordinary import ORDINARY

A_YEAR = timedelta(days=365)
"""Two texts are then and now from this distance on."""
AT_MOST = 3
FEW_WORDS = 3
"""So many rare words must two texts share when they share no article."""
RARE = 8
"""A word that stands in more of one's own texts says little about two of them."""
SHORTEST, ROOT = 5, 7
WORDS_TOLD = 3
WORD = re.compile(r"[^\W\d_]{5,}")
ENDINGS = re.compile(r"(?:heden|heid|lijke?|ingen|ing|tjes?|jes?|eren|eerd|erde?|ende?|en|de|te|es|e|s|t|d)$")


NEWEST, OLDER = 20, 40
"""How many texts are looked at where a page must come at once."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text as far as pairing goes: the articles it links, and every word in it."""

    id: str
    on: date
    words: str
    articles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Found:
    """Two texts, the earlier one first, and what they share: articles, and a few words as the later one has them."""

    earlier: str
    later: str
    articles: tuple[str, ...]
    words: tuple[str, ...]


def proposals(texts: Iterable[Text], *, settled: Callable[[str, str], bool], at_most: int = AT_MOST) -> list[Found]:
    """The pairs that touch most, at least a year apart, each text in one of them; without those already settled."""
    texts = sorted(texts, key=lambda text: (text.on, text.id))
    by_id = {text.id: text for text in texts}
    known: dict[str, str] = {}
    rare = {text.id: roots(text.words, known) for text in texts}
    found: list[Found] = []
    used: set[str] = set()
    for earlier, later in _closest_first(texts, rare):
        if len(found) == at_most:
            break
        if not used & {earlier, later} and not settled(earlier, later):
            used |= {earlier, later}
            found.append(_found(by_id[earlier], by_id[later], rare))
    return found


def worth_a_glance(days: Iterable[tuple[date, str]]) -> list[str]:
    """Of many texts, by day and id, the few to look at: the newest, and older ones spread over all the years.

    Empty when no two of them lie a year apart.
    """
    newest_first = sorted(days, reverse=True)
    newest = newest_first[:NEWEST]
    older = [it for it in newest_first if newest and newest[0][0] - it[0] >= A_YEAR]
    spread = older[:: -(-len(older) // OLDER)] if older else []
    return list(dict.fromkeys(id for _on, id in newest + spread)) if spread else []


def roots(text: str, known: dict[str, str]) -> dict[str, str]:
    """Every word that may say something, by its root: ``aanbelde`` and ``aanbellen`` are one. Root to word.

    ``known``: the roots of words met before, for as long as the caller looks; an ordinary word has none.
    """
    words = set(WORD.findall(text))
    for word in words - known.keys():
        known[word] = root(word)
    return {known[word]: word for word in sorted(words) if known[word]}


def root(word: str) -> str:
    """A word without accents and endings, cut off; empty when it is ordinary. Rough, but quick enough for thousands."""
    bare = _fold(word)
    if bare in ORDINARY:
        return ""
    bare = bare.removeprefix("ge") if len(bare) > SHORTEST + 2 else bare
    return (ENDINGS.sub("", bare) if len(bare) > SHORTEST else bare)[:ROOT]


def _fold(word: str) -> str:
    folded = word.casefold()
    if folded.isascii():
        return folded
    apart = unicodedata.normalize("NFKD", folded)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _closest_first(texts: Sequence[Text], rare: dict[str, dict[str, str]]) -> Iterator[tuple[str, str]]:
    """Pairs in order of what they share; where that is equal, the oldest first."""
    score: dict[tuple[int, int], float] = defaultdict(float)
    words = _touching(texts, (rare[text.id] for text in texts), RARE, 1, score)
    articles = _touching(texts, (text.articles for text in texts), len(texts), 2, score)
    enough = [pair for pair in score if articles[pair] or words[pair] >= FEW_WORDS]
    for earlier, later in sorted(enough, key=lambda pair: (-score[pair], pair)):
        yield texts[earlier].id, texts[later].id


def _touching(
    texts: Sequence[Text],
    holds: Iterable[Iterable[str]],
    at_most: int,
    weight: int,
    score: dict[tuple[int, int], float],
) -> Counter:
    """How many things every pair of places in ``texts`` shares; what few texts hold adds most to its score."""
    days = [text.on.toordinal() for text in texts]
    places = defaultdict(list)
    for place, things in enumerate(holds):
        for thing in sorted(things):
            places[thing].append(place)
    shared: Counter = Counter()
    for held_by in places.values():
        worth = weight * log(1 + len(texts) / len(held_by))
        for pair in combinations(held_by, 2) if 2 <= len(held_by) <= at_most else ():
            if days[pair[1]] - days[pair[0]] >= A_YEAR.days:
                score[pair] += worth
                shared[pair] += 1
    return shared


def _found(earlier: Text, later: Text, rare: dict[str, dict[str, str]]) -> Found:
    both = rare[earlier.id].keys() & rare[later.id].keys()
    holders = {one: sum(one in found for found in rare.values()) for one in both}
    told = sorted((one for one in both if holders[one] <= RARE), key=lambda one: (holders[one], one))[:WORDS_TOLD]
    words = tuple(rare[later.id][one].casefold() for one in told)
    return Found(earlier.id, later.id, tuple(sorted(earlier.articles & later.articles)), words)
