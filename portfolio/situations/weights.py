"""How much each lens was at play, in words. Pure.

Four words in an order, never a number: nothing is added up from them, and every one may stay unsaid. Situations and
images of good work ask them alike; pictures and papers read them here.
"""

from collections.abc import Mapping
from typing import Any

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LENSES = ("excellent", "ethical", "energetic")


class Weight(TextChoices):
    """From least to most, in this order."""

    NOT = "not", _("not")
    BIT = "bit", _("a little")
    MUCH = "much", _("much")
    MOST = "most", _("mostly here")


WEIGHTS = {f"weight_{lens}": lens for lens in LENSES}
"""How the words are called in the forms, and which lens each is about."""
LABELS: dict[str, Any] = {
    "weight_excellent": _("How much was good craft at play?"),
    "weight_ethical": _("How much was doing good at play?"),
    "weight_energetic": _("How much was energy at play?"),
}
CHOICES = [("", _("leave open")), *Weight.choices]


def known_weights(weights: Mapping[str, str]) -> dict[str, str]:
    """One word per lens; empty where nothing, or nothing we know, was said."""
    return {lens: weights.get(lens, "") if weights.get(lens, "") in Weight.values else "" for lens in LENSES}


def lenses_as_fields(texts: Mapping[str, str], weights: Mapping[str, str]) -> dict[str, str]:
    """As the forms name them: of each lens what was written, and how much it was at play."""
    return {name: text for lens in LENSES for name, text in ((lens, texts[lens]), (f"weight_{lens}", weights[lens]))}


def weights_from(fields: Mapping[str, str]) -> dict[str, str]:
    """The same the other way: from a form's fields."""
    return {lens: fields[name] for name, lens in WEIGHTS.items()}


def both_weights(theirs: Mapping[str, str], mine: Mapping[str, str]) -> dict[str, str]:
    """What two screens chose: mine, and theirs where I said nothing."""
    return {lens: mine[lens] or theirs[lens] for lens in LENSES}


def weight_in_words(weight: str) -> str | Promise:
    """A stored word as one reads it, in the language of whoever shows it; empty for none."""
    return Weight(weight).label if weight else ""
