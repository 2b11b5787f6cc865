"""What the guard sees in one field of an open text, without what its member left in peace there."""

from django.forms import BoundField

from portfolio.guard import Hint, hints
from portfolio.guard.findings import nothing_left
from portfolio.writing.text import TEXT_LIMIT, tidy


def hints_at(bound: BoundField) -> list[Hint]:
    """Its hints, of the text as the page shows it; none of a text that is too long to be kept."""
    text = tidy(str(bound.value() or ""))
    return hints(text, getattr(bound.form, "left", nothing_left)) if len(text) <= TEXT_LIMIT else []
