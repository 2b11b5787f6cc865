"""What stands of this room in the margin of an open situation."""

from portfolio.lookback.queries import waiting
from portfolio.lookback.states import State
from portfolio.situations.models import Situation
from portfolio.writing.beside import Beside
from portfolio.writing.models import Writing

TEMPLATE = "portfolio/lookback/_margin.html"


def beside(writing: Writing) -> Beside | None:
    """The way to what came of it, and the day that has come or comes next; one query."""
    if not isinstance(writing, Situation):
        return None
    first = waiting(writing).first()
    return Beside(TEMPLATE, {"situation": writing, "first": first, "has_come": first and first.state == State.REMINDED})
