"""What stands of this room in the margin of an open text: the way to put it before others, and what was asked."""

from portfolio.images.models import ImageOfGoodWork
from portfolio.situations.models import Situation
from portfolio.together.models import Asking
from portfolio.writing.beside import Beside
from portfolio.writing.models import Writing

TEMPLATE = "portfolio/together/_margin.html"


def beside(writing: Writing) -> Beside | None:
    """Beside an image its exchanges, beside a situation its weighing tables; one query."""
    if isinstance(writing, ImageOfGoodWork):
        return _panel(writing, {"image": writing})
    return _panel(writing, {"situation": writing}) if isinstance(writing, Situation) else None


def _panel(writing: Writing, about: dict[str, Writing]) -> Beside:
    asked = Asking.objects.visible_to(writing.member).filter(**about)
    return Beside(TEMPLATE, {**about, "asked": list(asked)})
