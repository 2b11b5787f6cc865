"""Where texts that are about to be printed may tell who somebody is, piece by piece. Nothing of it is kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from portfolio.exchange.gathering import Opened, texts_of
from portfolio.guard import Hint, hints
from portfolio.items.kinds import write_url
from portfolio.writing.models import Writing


@dataclass(frozen=True, slots=True)
class Marked:
    """What was seen in one piece, and where its owner changes it."""

    title: str
    url: str
    hints: list[Hint]


def marked(
    chosen: Iterable[Opened], others: Iterable[Opened] = (), words: Mapping[Any, list[str]] | None = None
) -> list[Marked]:
    """The pieces in which something was seen, in the order of the paper.

    ``words`` are those of the pictures beside an item: they are printed too. Of the ``others`` only the titles go
    along: the pictures of one's work show all years.
    """
    spoken = words or {}
    found = [_marked(item, content.title, [*texts_of(content), *spoken.get(item.pk, [])]) for item, content in chosen]
    found += [_marked(item, content.title, [content.title]) for item, content in others]
    return [one for one in found if one.hints]


def _marked(item: Writing, title: str, texts: Iterable[str]) -> Marked:
    return Marked(title, write_url(item), hints("\n\n".join(text for text in texts if text)))
