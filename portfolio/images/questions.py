"""The questions of an image of good work."""

from collections.abc import Iterable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portfolio.situations.questions import LABELS as SITUATION_LABELS
from portfolio.situations.weights import LABELS as WEIGHT_LABELS
from portfolio.situations.weights import WEIGHTS, weight_in_words

LABELS: dict[str, Any] = {
    "title": _("Title"),
    "picture": _("What was the right thing to do here, for you?"),
    **{name: SITUATION_LABELS[name] for name in ("excellent", "ethical", "energetic")},
    **WEIGHT_LABELS,
    "situations": _("Which of your situations does it belong to?"),
}
HINTS: dict[str, Any] = {
    "picture": _("Your own picture of good work, with its grounds. It may stand alone."),
    "situations": _("None, one or several."),
}


Words = str | Promise


def parts(fields: Iterable[tuple[str, str | list[str]]], titles: dict[str, str]) -> list[tuple[Words, Words]]:
    """Form fields as label and text, to read; situations by their titles, those that are gone left out."""
    return [(LABELS[name], text) for name, value in fields if (text := shown(name, value, titles))]


def shown(name: str, value: str | list[str], titles: dict[str, str]) -> Words:
    """A field's value as words."""
    if name in WEIGHTS:
        return weight_in_words(str(value))
    if isinstance(value, str):
        return value
    return "\n".join(titles[pk] for pk in value if pk in titles)
