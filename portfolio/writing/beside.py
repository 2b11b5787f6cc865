"""What stands beside an open text: who else can read it, and what other rooms put in its margin.

Rooms that stand on this one (sharing, attachments) may not be imported here. Each puts a function on the list below
when Django starts (``portfolio/apps.py``); it gives a ``Beside``, or None when there is nothing to show.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from portfolio.writing.models import Writing


@dataclass(frozen=True, slots=True)
class Beside:
    """``template`` is included with ``things``. ``read_by``: who can read it, as a sentence, when others can too."""

    template: str
    things: Any
    read_by: str = ""


@dataclass(frozen=True, slots=True)
class Margin:
    """Everything that stands beside one text."""

    panels: tuple[Beside, ...] = ()

    @property
    def read_by(self) -> str:
        """Empty: its writer alone."""
        return next((panel.read_by for panel in self.panels if panel.read_by), "")


BESIDE: list[Callable[[Any], Beside | None]] = []
"""Asked with the text that is open, of whatever kind; at most one query each."""


def margin_of(writing: Writing | None) -> Margin:
    """What stands beside this text; nothing beside one that was not saved yet."""
    return Margin(tuple(found for ask in BESIDE if (found := ask(writing)))) if writing else Margin()
