"""Two texts of the same field, together. Pure."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _


def under_each_other(theirs: str, mine: str) -> str:
    """Both texts, or the one that holds the other. May be longer than fits: the form then asks to shorten it."""
    if not theirs or theirs in mine:
        return mine
    if not mine or mine in theirs:
        return theirs
    return f"{theirs}\n\n— {_('from my other screen')} —\n\n{mine}"


def one_line(theirs: str, mine: str) -> str:
    """The same for a title."""
    return mine if theirs in mine else theirs if mine in theirs else f"{theirs} / {mine}"


def differences(there: Mapping[str, Any], here: Mapping[str, Any]) -> list[tuple[str, Any, Any]]:
    """The form fields that differ: name, what is there, what is here; in the order of the form."""
    names = list(here) + [name for name in there if name not in here]
    return [
        (name, there.get(name, ""), here.get(name, "")) for name in names if there.get(name, "") != here.get(name, "")
    ]
