"""What "My portfolio" on paper says: the texts of a year or all of them, as facts ("portfolio/1"). Reads, never writes.

Everything in the facts is printed and everything printed is in the facts: the file that travels inside the paper holds
no more than its pages do. What is in the bin stays out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import override

from accounts.models import User
from accounts.vault import Vault
from codeofconduct.methods.kinds import Method
from portfolio.exchange.entries import moment
from portfolio.exchange.framed import Framed, framed, told
from portfolio.exchange.together import insights_of
from portfolio.home.pictures import pictures_of
from portfolio.intervision.queries import sessions_of
from portfolio.items.kinds import called, column_of, day_of, everything_of, parts_of
from portfolio.lookback.pairs import pairs_of
from portfolio.lookback.queries import came_of
from portfolio.writing.models import Writing

SCHEMA = "portfolio/1"
AT_ONCE = 60
"""Texts that go on one paper without choosing a year: about two hundred pages, and a guard that answers in a second."""

Opened = tuple[Writing, Any]
Frames = Mapping[Any, list[Framed]]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything of one member, opened once: which years there are, and the texts of one."""

    opened: list[Opened]

    @property
    def years(self) -> list[str]:
        """Newest first."""
        return sorted({str(day_of(item).year) for item, _content in self.opened}, reverse=True)

    @property
    def fits_at_once(self) -> bool:
        return len(self.opened) <= AT_ONCE

    def of(self, year: str) -> list[Opened]:
        """In order of their days; ``year`` empty: all."""
        chosen = [one for one in self.opened if year in {"", str(day_of(one[0]).year)}]
        return sorted(chosen, key=lambda one: (day_of(one[0]), str(one[0].pk)))

    def besides(self, year: str) -> list[Opened]:
        """Those of other years."""
        return [one for one in self.opened if year not in {"", str(day_of(one[0]).year)}]


def chosen_year(shelf: Shelf, asked: Mapping[str, str]) -> str:
    """The year that was asked for, when there is one; the newest otherwise. Empty is everything, where that fits."""
    year = asked.get("jaar", shelf.years[0] if shelf.years else "")
    if year in shelf.years or (not year and shelf.fits_at_once):
        return year
    return shelf.years[0] if shelf.years else ""


def shelf_of(user: User) -> Shelf:
    return Shelf(list(everything_of(user)))


def gather(user: User, year: str, *, at: datetime, frames: Frames | None = None) -> dict[str, Any]:
    """The facts of the paper, in its owner's language. ``frames`` are the pictures that are printed with it."""
    shelf, language = shelf_of(user), user.language or settings.LANGUAGE_CODE
    chosen = shelf.of(year)
    with override(language):
        return {
            "schema": SCHEMA,
            "register": settings.REGISTER_NAME,
            "lang": language,
            "made_at": moment(at),
            "name": user.get_full_name(),
            "year": year,
            "pieces": list(_pieces(user, chosen, frames or {})),
            "pairs": _pairs(user, shelf.opened, chosen),
            "sessions": _sessions(user, year),
            "pictures": _pictures(user),
        }


def frames_of(user: User, year: str) -> Frames:
    """The pictures beside the texts of a year, by item."""
    return framed(user, [item.pk for item, _content in shelf_of(user).of(year)])


def texts_of(content: Any) -> list[str]:
    """Every text of a piece, for the guard."""
    return [content.title, *content.texts()]


def _pieces(user: User, chosen: Iterable[Opened], frames: Frames) -> Iterable[dict[str, Any]]:
    looks = came_of(user)
    for number, (item, content) in enumerate(chosen, 1):
        yield {
            "id": f"P{number}",
            "kind": column_of(item),
            "called": called(item),
            "day": day_of(item).isoformat(),
            "title": content.title,
            "parts": [{"question": str(question), "text": str(text)} for question, text in parts_of(item, content)],
            "pictures": told(frames.get(item.pk, ())),
            "looks": [_look(look) for look in looks.get(str(item.pk), [])],
        }


def _look(look: Any) -> dict[str, str]:
    return {"day": look.follow_up.due_on.isoformat(), "actual": look.content.actual, "refused": look.content.refused}


def _pairs(user: User, opened: list[Opened], chosen: list[Opened]) -> list[dict[str, str]]:
    """Then and now, where at least one of the two texts is on the paper."""
    here = {str(item.pk) for item, _content in chosen}
    return [
        {
            "then": pair.earlier.title,
            "then_on": pair.earlier.on.isoformat(),
            "now": pair.later.title,
            "now_on": pair.later.on.isoformat(),
            "text": pair.third.text,
        }
        for pair in pairs_of(user, opened)
        if pair.earlier and pair.later and {pair.earlier.id, pair.later.id} & here
    ]


def _sessions(user: User, year: str) -> list[dict[str, str]]:
    """Without the name of anybody else."""
    insights = insights_of(user, Vault.of(user))
    return [
        {
            "day": facts.held_on.isoformat(),
            "theme": facts.theme,
            "group": facts.group,
            "place": facts.place,
            "method": str(Method(facts.method).label),
            "insight": insights[session.pk]["text"] if session.pk in insights else "",
        }
        for session, facts in reversed(sessions_of(user))
        if year in {"", str(facts.held_on.year)}
    ]


def _pictures(user: User) -> list[dict[str, Any]]:
    """The four pictures of one's work over all years, as far as there is something to draw, each with its table."""
    return [
        {
            "caption": str(picture.caption),
            "how": str(picture.how),
            "svg": str(picture.wide),
            "head": [str(name) for name in picture.head],
            "rows": [[str(cell) for cell in row] for row in picture.rows],
        }
        for picture in pictures_of(user, printed=True)
        if not picture.instead
    ]
