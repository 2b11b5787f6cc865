"""Where the words about to be sent may tell who somebody is, piece by piece. Pure; nothing of it is kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from portfolio.guard import Finding, findings, rare


@dataclass(frozen=True)
class Marked:
    """What was seen in one piece; an empty title is the member's own story."""

    title: str
    findings: list[Finding]


def marked(content: dict[str, Any]) -> list[Marked]:
    """The pieces in which something was seen, in reading order. Only what is shown is looked at, not what is hidden."""
    found = [Marked("", _seen(_texts(content["story"])))]
    found += [Marked(piece["title"], _seen(_texts_of(piece))) for piece in content["pieces"]]
    return [one for one in found if one.findings]


def rare_words(content: dict[str, Any]) -> list[str]:
    """Words that stand there beside which somebody may be known without a name."""
    return rare([*_texts(content["story"]), *(text for piece in content["pieces"] for text in _texts_of(piece))])


def _texts_of(piece: dict[str, Any]) -> Iterator[str]:
    yield piece["title"]
    for part in piece["parts"]:
        yield from _texts(part["paragraphs"])
    for row in (*piece["perspectives"], *piece["options"]):
        yield from row.values()
    yield from piece["lenses"].values()


def _texts(paragraphs: Iterable[dict[str, Any]]) -> Iterator[str]:
    return (one["text"] for one in paragraphs if "text" in one)


def _seen(texts: Iterable[str]) -> list[Finding]:
    return [one for text in texts for one in findings(text)]
