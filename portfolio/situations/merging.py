"""What two screens wrote about the same situation, together. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from portfolio.situations.content import LENSES, MORE, TEXTS, Content, Row
from portfolio.situations.weights import both_weights
from portfolio.writing.merging import one_line, under_each_other


def both(theirs: Content, mine: Content) -> Content:
    """Everything of both: texts that differ stand under each other, rows and links are joined, the day is mine.

    The result may be longer than fits; the editor then shows all of it and asks to shorten it.
    """
    return replace(
        mine,
        title=one_line(theirs.title, mine.title),
        occurred_on=mine.occurred_on or theirs.occurred_on,
        perspectives=_joined(theirs.perspectives, mine.perspectives),
        options=_joined(theirs.options, mine.options),
        lenses={name: under_each_other(theirs.lenses[name], mine.lenses[name]) for name in LENSES},
        weights=both_weights(theirs.weights, mine.weights),
        links=_links(theirs, mine),
        more={name: under_each_other(theirs.more.get(name, ""), mine.more.get(name, "")) for name in MORE},
        **{name: under_each_other(getattr(theirs, name), getattr(mine, name)) for name in TEXTS},
    )


def _joined(theirs: Sequence[Row], mine: Sequence[Row]) -> tuple[Row, ...]:
    return (*theirs, *(row for row in mine if row not in theirs))


def _links(theirs: Content, mine: Content) -> tuple[Row, ...]:
    """Mine, and theirs to articles I did not mention."""
    mentioned = {(link["edition"], link["key"]) for link in mine.links}
    others = (link for link in theirs.links if (link["edition"], link["key"]) not in mentioned)
    return (*mine.links, *others)
