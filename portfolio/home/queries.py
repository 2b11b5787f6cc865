"""What stands on the front page of a portfolio. A fixed number of queries, and as much work, however much there is."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from accounts.models import User
from portfolio.confirmations import queries as confirmations
from portfolio.guard import Hint, hints
from portfolio.home.sources import SOURCES, Source, Unopened
from portfolio.home.timeline import Entry
from portfolio.items.kinds import write_url
from portfolio.items.opening import Opener
from portfolio.lookback.pairs import few_of
from portfolio.lookback.queries import Front, front_of
from portfolio.situations import queries as situations
from portfolio.situations.models import Situation
from portfolio.situations.states import State
from portfolio.situations.ways import next_question
from portfolio.writing.models import Writing
from portfolio.writing.peace import Peace

Placed = tuple[Source, Unopened]

AT_MOST_ASKED = 1
AT_ONCE = 40
"""Things of the line that are opened for one page."""
LOOKED_AT = 5
"""Open texts in which a next question is looked for; who has more of them waiting finds the others on the line."""


@dataclass(frozen=True, slots=True)
class GoOn:
    """A text to go on with: the last one that was left open, and the question that comes next."""

    situation: Writing
    title: str
    question: str


@dataclass(frozen=True, slots=True)
class Saved:
    """What was just kept: the card that says so. ``page``: the open page it came from; ``note``: it may still ripen."""

    url: str
    title: str
    open: bool
    hints: list[Hint]
    page: str = ""
    note: Situation | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the line, opened, and the place where it goes on; None at its end."""

    entries: list[Entry]
    goes_on_at: int | None


class Portfolio:
    """Everything of one member: where it stands on the line is read at once, its words only when they are shown."""

    def __init__(self, member: User) -> None:
        self.member = member
        self.opener = Opener(member)

    @cached_property
    def line(self) -> list[Placed]:
        """Newest first."""
        there = [(source, one) for source in SOURCES for one in source.unopened(self.member)]
        return sorted(there, key=lambda it: (it[1].on, it[1].begun_at), reverse=True)

    @cached_property
    def items(self) -> list[Writing]:
        return [one.thing for _source, one in self.line if isinstance(one.thing, Writing)]

    def years(self) -> list[int]:
        """The years in which there is something, newest first."""
        return list(dict.fromkeys(one.on.year for _source, one in self.line))

    def newest(self) -> Stretch:
        """The front page's part; what else that page needs of the items is opened along with it."""
        shown = [one.thing for _source, one in self.line[:AT_ONCE] if isinstance(one.thing, Writing)]
        self.opener.opened([*shown, *self._waiting(), *few_of(self.items)])
        return self._stretch(self.line, 0)

    def of_year(self, year: int, begin: int = 0) -> Stretch:
        """That year's part of the line from the ``begin``-th thing on."""
        return self._stretch([it for it in self.line if it[1].on.year == year], begin)

    def opened(self, part: list[Placed]) -> list[Entry]:
        """In the order given; what somebody's other screen threw away in between is left out."""
        found = self.opened_by_pk(part)
        return [found[one.pk] for _source, one in part if one.pk in found]

    def opened_by_pk(self, part: list[Placed]) -> dict[Any, Entry]:
        found: dict[Any, Entry] = {}
        for source in SOURCES:
            if things := [one.thing for its, one in part if its is source]:
                found |= source.entries(things, self.opener)
        return found

    def go_on(self) -> GoOn | None:
        """The text last written on that was left open and still has a question waiting."""
        for situation, content in self.opener.opened(self._waiting()):
            if question := next_question(content):
                return GoOn(situation, content.title, str(question))
        return None

    def just_saved(self, pk: str) -> Saved | None:
        """The text with this pk, when it is this member's own; a strange pk is simply nothing."""
        found = [item for item in self.items if str(item.pk) == pk]
        return next((_saved(item, content) for item, content in self.opener.opened(found)), None)

    def asked(self) -> list[confirmations.Asked]:
        return confirmations.asked_of(self.member)[:AT_MOST_ASKED]

    def looking_back(self) -> Front:
        return front_of(self.member, self.items, self.opener) if self.items else Front()

    def _waiting(self) -> list[Situation]:
        left_open = [item for item in self.items if isinstance(item, Situation) and item.open]
        return sorted(left_open, key=lambda item: item.saved_at, reverse=True)[:LOOKED_AT]

    def _stretch(self, part: list[Placed], begin: int) -> Stretch:
        end = begin + AT_ONCE
        return Stretch(self.opened(part[begin:end]), end if end < len(part) else None)


def _saved(item: Writing, content: Any) -> Saved:
    seen = hints("\n\n".join((content.title, *content.texts())), Peace(item))
    if not isinstance(item, Situation):
        return Saved(write_url(item), content.title, item.open, seen)
    note = item if item.state == State.NOTE else None
    return Saved(write_url(item), content.title, item.open, seen, situations.page_of(item), note)
