"""What surrounds an edition or an article on its public page: the shelf, and what other rooms put beside it.

Rooms that stand on this one (consultation, affirmation, stories) may not be imported here. Each puts a function on a
list below when Django starts (``codeofconduct/apps.py``); it gives a ``Beside``, or None when there is nothing to show.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from accounts.freshness import Freshness, fresh
from codeofconduct.editions.shelf import Dated, Shelf


@dataclass(frozen=True, slots=True)
class Beside:
    """``template`` is included with ``things``; ``facts`` differ as soon as a visitor would see something else."""

    template: str
    things: Any
    facts: tuple[Any, ...]


Provider = Callable[..., Beside | None]

BESIDE_CODE: list[Callable[[Any], Beside | None]] = []
"""Asked with the edition that is shown; one query each."""
BESIDE_ARTICLE: list[Callable[[Any, str], Beside | None]] = []
"""Asked with the edition and the article's key; one query each."""


@dataclass(frozen=True, slots=True)
class Around:
    """One page of the code: where its edition stands, and what else is on it."""

    shelf: Shelf
    beside: tuple[Beside, ...] = ()

    @property
    def context(self) -> dict[str, Any]:
        return {"shelf": self.shelf, "edition": self.shelf.shown, "beside": self.beside}

    def fresh(self, request: HttpRequest, *more: Any) -> Freshness:
        """The page is another one when the shelf, its place on it, or anything beside it is."""
        facts = [self.shelf.facts, *(one.facts for one in self.beside), *more]
        return fresh(request, *facts, changed_at=self.shelf.changed_at)


def code_page(shelf: Shelf) -> Around:
    """The page of a whole edition, or of none before the first; nothing stands beside a draft that is previewed."""
    shown = shelf.shown
    return Around(shelf, _asked(BESIDE_CODE, shown) if shown is None or shown in shelf.editions else ())


def article_page(shelf: Shelf, key: str) -> Around:
    """The page of one article."""
    return Around(shelf, _asked(BESIDE_ARTICLE, shelf.shown, key) if shelf.shown else ())


def _asked(providers: Sequence[Provider], *about: Dated | str | None) -> tuple[Beside, ...]:
    return tuple(found for ask in providers if (found := ask(*about)))
