"""What two screens wrote about the same image, together. Pure."""

from dataclasses import replace

from portfolio.images.content import TEXTS, Content
from portfolio.situations.weights import both_weights
from portfolio.writing.merging import one_line, under_each_other


def both(theirs: Content, mine: Content) -> Content:
    """Texts that differ stand under each other; the situations of both are linked."""
    return replace(
        mine,
        title=one_line(theirs.title, mine.title),
        weights=both_weights(theirs.weights, mine.weights),
        situations=(*theirs.situations, *mine.situations),
        **{name: under_each_other(getattr(theirs, name), getattr(mine, name)) for name in TEXTS},
    )
