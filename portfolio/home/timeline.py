"""Everything a member wrote and took part in, on one line of time. Pure: it only arranges what it is given."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

SITUATION, IMAGE, ACTIVITY, SESSION, LOOK_BACK = "ks", "bw", "ac", "iv", "lb"
"""The kinds of things on the line; the style sheet and the learning line draw each with its own shape."""
EXCERPT = 160


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on the line. ``texts`` are all the member's words in it, to search in; the line shows none of them."""

    kind: str
    name: str
    on: date
    title: str
    line: str
    url: str
    texts: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def by_year(entries: Iterable[Entry]) -> list[tuple[int, list[Entry]]]:
    """Newest first, a group per year; of one day in the order given."""
    newest_first = sorted(entries, key=lambda entry: entry.on, reverse=True)
    return [(year, list(group)) for year, group in groupby(newest_first, key=lambda entry: entry.on.year)]


def excerpt(text: str, title: str = "") -> str:
    """How a text goes on after its title, on one line; nothing when the title already says it all."""
    line = " ".join(text.split())
    begun = title.removesuffix("…")
    if begun and line.startswith(begun):
        line = line[len(begun) :].lstrip(" .,;:-")
        line = f"… {line}" if line else ""
    return line if len(line) <= EXCERPT else line[:EXCERPT].rsplit(" ", 1)[0] + "…"
