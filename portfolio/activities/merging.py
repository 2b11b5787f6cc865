"""What two screens wrote about the same activity, together. Pure."""

from dataclasses import replace

from portfolio.activities.content import ONE_LINE, Content
from portfolio.writing.merging import one_line, under_each_other


def both(theirs: Content, mine: Content) -> Content:
    """Texts that differ stand under each other; the day and the choices are mine where I made one."""
    return replace(
        mine,
        title=one_line(theirs.title, mine.title),
        words={name: _joined(name, theirs.words[name], text) for name, text in mine.words.items()},
        occurred_on=mine.occurred_on or theirs.occurred_on,
        chosen={name: choice or theirs.chosen[name] for name, choice in mine.chosen.items()},
        origin=mine.origin or theirs.origin,
    )


def _joined(name: str, theirs: str, mine: str) -> str:
    return one_line(theirs, mine) if name in ONE_LINE else under_each_other(theirs, mine)
