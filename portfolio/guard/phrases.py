"""Neutral words for what may identify someone. Each fits in the very place of the fragment; nobody has to take one."""

import re
from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portfolio.guard.lexicon import words
from portfolio.guard.lexicon.cues import RELATIONS, ROLES
from portfolio.guard.spans import Category, Span

WOMAN = words("mevrouw mevr mw mej juffrouw juf zuster mrs ms miss")
MAN = words("meneer mijnheer dhr heer m'neer mr broeder")
YEAR = re.compile("(?:19|20)?([0-9])[0-9]$")
DECADES: dict[str, Promise] = {
    "2": gettext_lazy("some day in the twenties"),
    "3": gettext_lazy("some day in the thirties"),
    "4": gettext_lazy("some day in the forties"),
    "5": gettext_lazy("some day in the fifties"),
    "6": gettext_lazy("some day in the sixties"),
    "7": gettext_lazy("some day in the seventies"),
    "8": gettext_lazy("some day in the eighties"),
    "9": gettext_lazy("some day in the nineties"),
}


def phrases(text: str, span: Span) -> list[str]:
    """One to three phrases, the likeliest first; with a capital where the fragment begins a sentence."""
    fragment = text[span.start : span.end]
    found = [str(phrase) for phrase in _PHRASES[span.category](fragment)]
    begins = span.start == 0 or text[: span.start].rstrip(" “”\"'‘(")[-1:] in {".", "!", "?", "\n", ""}
    return [phrase[:1].upper() + phrase[1:] if begins else phrase for phrase in found]


def _person(fragment: str) -> list[str]:
    first = fragment.split()[0].lower().rstrip(".")
    if first in RELATIONS | ROLES:
        return [fragment.split()[0], _("someone")]
    if first == "de" or first in MAN:
        return [_("a man"), _("a client"), _("someone")]
    if first in WOMAN:
        return [_("a woman"), _("a client"), _("someone")]
    return [_("a client"), _("a colleague"), _("someone")]


def _birth(fragment: str) -> list[str]:
    decade = YEAR.search(fragment)
    known = DECADES.get(decade[1]) if decade and not fragment.rstrip()[-4:].startswith("20") else None
    return [str(known or _("some years ago"))]


def _address(_fragment: str) -> list[str]:
    return [_("a street in the neighbourhood"), _("a flat at the edge of town")]


def _employer(_fragment: str) -> list[str]:
    return [_("an employer"), _("a shop in town")]


def _place(_fragment: str) -> list[str]:
    return [_("a place nearby"), _("a municipality in the east")]


def _left_out(_fragment: str) -> list[str]:
    return [_("(left out)")]


_PHRASES: dict[Category, Callable[[str], list[str]]] = {
    Category.PERSON: _person,
    Category.BIRTH: _birth,
    Category.ADDRESS: _address,
    Category.EMPLOYER: _employer,
    Category.PLACE: _place,
    **dict.fromkeys(
        (Category.BSN, Category.IBAN, Category.EMAIL, Category.PHONE, Category.PLATE, Category.CASE), _left_out
    ),
}
