"""What stands of this room in the margin of an open situation: the way to a lesson for an agenda."""

from portfolio.situations.models import Situation
from portfolio.writing.beside import Beside
from portfolio.writing.models import Writing

TEMPLATE = "portfolio/activities/_from_situation.html"


def beside(writing: Writing) -> Beside | None:
    """Of a situation only; no query."""
    return Beside(TEMPLATE, writing) if isinstance(writing, Situation) else None
