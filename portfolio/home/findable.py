"""Everything of a member that can be found: the line, and what belongs to a thing on it without standing there.

A room with more words about an item or a session is a function in ``FURTHER``: pks, each with a text.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from portfolio.activities.queries import answers_of
from portfolio.home.queries import Portfolio
from portfolio.home.search import Findable
from portfolio.intervision import queries as intervision
from portfolio.sharing.queries import margins_of

About = tuple[Any, str]


def insights(everything: Portfolio) -> Iterable[About]:
    """What one kept for oneself about a session."""
    return intervision.insights_of(everything.member, everything.opener.vault).items()


def margins(everything: Portfolio) -> Iterable[About]:
    """What colleagues wrote beside a text that was shared with them, and the answers."""
    return [(pk, text) for pk, *texts in margins_of(everything.member) for text in texts if text]


def answers(everything: Portfolio) -> Iterable[About]:
    """What a host or an expert by experience wrote by their personal link."""
    return answers_of(everything.member, everything.opener.vault)


FURTHER: Sequence[Callable[[Portfolio], Iterable[About]]] = (insights, margins, answers)


def findable_of(everything: Portfolio) -> list[Findable]:
    """Newest first, everything opened; a fixed number of queries."""
    if not everything.line:
        return []
    further: dict[Any, list[str]] = {}
    for pk, text in (about for ask in FURTHER for about in ask(everything)):
        further.setdefault(pk, []).append(text)
    people = intervision.met_by(everything.member)
    found = everything.opened_by_pk(everything.line)
    placed = [(one.pk, found[one.pk]) for _source, one in everything.line if one.pk in found]
    return [Findable(entry, tuple(further.get(pk, ())), tuple(people.get(pk, ()))) for pk, entry in placed]
