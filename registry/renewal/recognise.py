"""Where the words about to be sent may tell who somebody is, piece by piece. Pure; nothing of it is kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from portfolio.guard import scan

AROUND = 50
"""Signs shown before and after a fragment, so that one sees which sentence it stands in."""


@dataclass(frozen=True)
class Hit:
    before: str
    fragment: str
    after: str
    why: str


@dataclass(frozen=True)
class Marked:
    """What was seen in one piece; an empty title is the member's own story."""

    title: str
    hits: list[Hit]


def marked(content: dict[str, Any]) -> list[Marked]:
    """The pieces in which something was seen, in reading order. Only what is shown is looked at, not what is hidden."""
    found = [Marked("", _hits(_texts(content["story"])))]
    found += [Marked(piece["title"], _hits(_texts_of(piece))) for piece in content["pieces"]]
    return [one for one in found if one.hits]


def _texts_of(piece: dict[str, Any]) -> Iterator[str]:
    yield piece["title"]
    for part in piece["parts"]:
        yield from _texts(part["paragraphs"])
    for row in (*piece["perspectives"], *piece["options"]):
        yield from row.values()
    yield from piece["lenses"].values()


def _texts(paragraphs: Iterable[dict[str, Any]]) -> Iterator[str]:
    return (one["text"] for one in paragraphs if "text" in one)


def _hits(texts: Iterable[str]) -> list[Hit]:
    return [_hit(text, span) for text in texts for span in scan(text)]


def _hit(text: str, span: Any) -> Hit:
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    return Hit(before, text[span.start : span.end], after, span.why)
