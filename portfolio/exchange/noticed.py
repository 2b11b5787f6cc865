"""Where texts that are about to be printed may tell who somebody is, piece by piece. Nothing of it is kept."""

from collections.abc import Iterable
from dataclasses import dataclass

from portfolio.exchange.gathering import Opened, texts_of
from portfolio.guard import Hint, hints
from portfolio.items.kinds import write_url


@dataclass(frozen=True, slots=True)
class Marked:
    """What was seen in one piece, and where its owner changes it."""

    title: str
    url: str
    hints: list[Hint]


def marked(chosen: Iterable[Opened]) -> list[Marked]:
    """The pieces in which something was seen, in the order of the paper."""
    found = (Marked(content.title, write_url(item), _hints(content)) for item, content in chosen)
    return [one for one in found if one.hints]


def _hints(content: object) -> list[Hint]:
    return hints("\n\n".join(text for text in texts_of(content) if text))
