"""What a new edition says otherwise about the articles one's own situations cite. Pure: texts in, rows out.

A situation cites an article by its key and its edition, perhaps an older one than the edition before this. The article
is then followed through the editions in between, also when it got another number. It is shown when this edition's own
step changed it, and then as the words of then beside the words of now.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from codeofconduct.editions.compare import CHANGED, EXPLAINED, REMOVED, RENUMBERED, Change, changes
from portfolio.situations.content import Content

SAID_OTHERWISE = frozenset({CHANGED, EXPLAINED, REMOVED, RENUMBERED})
"""An article that only stands at another place in the list says the same."""
Text = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation: the edition it was written under, and that article then and now."""

    edition: str
    change: Change

    @property
    def is_gone(self) -> bool:
        return self.change.after is None

    @property
    def is_renumbered(self) -> bool:
        return not self.is_gone and self.change.key_old != self.change.key_new

    @property
    def explains_otherwise(self) -> bool:
        old, new = self.change.old, self.change.new
        if old is None or new is None:
            return False
        return any(old[part] != new[part] for part in ("explanation", "questions"))


@dataclass(frozen=True, slots=True)
class Touched:
    """A situation with the articles it cites that changed."""

    situation: Any
    title: str
    cited: list[Cited]


class Step:
    """From all that went before to one edition: ``texts`` as ``text_of`` gives them, oldest first, at least two."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self.texts = texts
        self.place = {text["number"]: place for place, text in enumerate(texts)}
        self.found: dict[tuple[str, str], Change | None] = {}

    @cached_property
    def moves(self) -> list[dict[str, Change]]:
        """For each edition but the last: its articles, and what the next one made of them."""
        pairs = zip(self.texts, self.texts[1:], strict=False)
        return [{one.key_old: one for one in changes(dict(a), dict(b)).articles if one.before} for a, b in pairs]

    def of(self, key: str, edition: str) -> Change | None:
        """Then and now of one cited article, or None: this step did not change it, or it reads as it did then."""
        if (key, edition) not in self.found:  # many situations cite the same article
            self.found[key, edition] = self._of(key, edition)
        return self.found[key, edition]

    def _of(self, key: str, edition: str) -> Change | None:
        way = list(self._followed(key, self.place.get(edition, len(self.moves))))
        if not way or len(way) < len(self.moves) - self.place[edition] or not way[-1].kinds & SAID_OTHERWISE:
            return None
        then_and_now = Change(way[0].before, way[-1].after, way[-1].kinds)
        return None if _reads_the_same(then_and_now) else then_and_now

    def _followed(self, key: str, start: int) -> Iterator[Change]:
        """What each edition after ``start`` made of the article, until it is gone."""
        for moves in self.moves[start:]:
            if key not in moves:
                return
            yield moves[key]
            key = moves[key].key_new


def touched(written: Iterable[tuple[Any, Content]], step: Step) -> list[Touched]:
    """The situations, in the order given, that cite an article this step changed."""
    found = [Touched(situation, content.title, _cited(content, step)) for situation, content in written]
    return [one for one in found if one.cited]


def _cited(content: Content, step: Step) -> list[Cited]:
    pairs = dict.fromkeys((link["key"], link["edition"]) for link in content.links)
    return [Cited(edition, change) for key, edition in pairs if (change := step.of(key, edition))]


def _reads_the_same(change: Change) -> bool:
    return change.old == change.new
