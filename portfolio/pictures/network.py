"""With whom: me in the middle, around me who thought along. Nobody is near or far because of a number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from django.utils.translation import gettext as _

from portfolio.pictures.drawing import SIGN, Canvas, Picture, short

WIDE, NARROW = (640.0, 400.0), (360.0, 380.0)
NAMED_WIDE, NAMED_NARROW = 12, 8
"""People whose name finds room; the others are dots, and stand in the table."""
INTERVISION, SHADOWED, SHARED = "intervision", "shadowed", "shared"
DASHES = {SHADOWED: "7 5", SHARED: "1 6"}
WIDTHS = (1.5, 3.0, 5.0)


@dataclass(frozen=True, slots=True)
class Companion:
    """Someone one met. ``often``: 0 once, 1 a few times, 2 often. ``elsewhere``: works in another municipality."""

    name: str
    called: str
    ways: frozenset[str]
    often: int = 0
    elsewhere: bool = False


def network(companions: Iterable[Companion]) -> Picture:
    people = sorted(companions, key=lambda one: (-one.often, one.name.casefold()))
    caption = _("With whom you learn")
    if not people:
        return Picture(caption, "", instead=_("Ask a colleague to look along with you, and they appear here."))
    title = _("You in the middle, and around you who you met")
    wide, narrow = [_drawn(people, size, title) for size in (WIDE, NARROW)]
    rows = [(one.name, ", ".join(_ways_in_words(one)), _often_in_words(one)) for one in people]
    return Picture(caption, _how(people), wide, narrow, head=(_("Name"), _("How you met"), _("How often")), rows=rows)


def _how(people: Sequence[Companion]) -> str:
    ways = {
        INTERVISION: _("Line: intervision."),
        SHADOWED: _("Dashed line: you went along."),
        SHARED: _("Dotted line: you shared something."),
    }
    there = {_way(one) for one in people}
    said = [sentence for way, sentence in ways.items() if way in there]
    said.append(_("The wider, the more often you met."))
    return " ".join([*said, _("Open circle: another municipality.")] if any(one.elsewhere for one in people) else said)


def _way(one: Companion) -> str:
    return next(way for way in (INTERVISION, SHADOWED, SHARED) if way in one.ways)


def _ways_in_words(one: Companion) -> list[str]:
    words = {INTERVISION: _("intervision"), SHADOWED: _("you went along"), SHARED: _("you shared something")}
    return [word for way, word in words.items() if way in one.ways]


def _often_in_words(one: Companion) -> str:
    return (_("once"), _("a few times"), _("often"))[one.often]


def _drawn(people: Sequence[Companion], size: tuple[float, float], title: str):
    canvas, wide = Canvas(*size), size == WIDE
    x, y = size[0] / 2, size[1] / 2
    near = people[: NAMED_WIDE if wide else NAMED_NARROW]
    around = _ring(len(near), x, y, x - (110 if wide else 62), y - 62)
    others = _ring(len(people) - len(near), x, y, x - 8, y - 8)
    for one, (there_x, there_y) in zip(near, around, strict=True):
        dash = {"stroke_dasharray": DASHES[_way(one)]} if _way(one) in DASHES else {}
        line = f"M{x:.1f} {y:.1f}L{there_x:.1f} {there_y:.1f}"
        canvas.add("path", d=line, stroke="edge", stroke_width=WIDTHS[one.often], stroke_linecap="round", **dash)
    for there_x, there_y in others:
        canvas.add("circle", cx=there_x, cy=there_y, r=4, fill="edge")
    canvas.add("circle", cx=x, cy=y, r=26, fill="ink")
    canvas.words(_("you"), x, y + 5, anchor="middle", fill="paper", font_weight=700)
    for one, (there_x, there_y) in zip(near, around, strict=True):
        fill = "paper" if one.elsewhere else "ink2"
        canvas.add("circle", cx=there_x, cy=there_y, r=12, fill=fill, stroke="ink", stroke_width=2)
        _name(canvas, one, there_x, there_y + (30 if there_y > y - 10 else -20))
    name = "network-wide" if wide else "network-narrow"
    return canvas.svg(name, title, _("All of it stands in the table below."))


def _ring(count: int, x: float, y: float, across: float, down: float) -> list[tuple[float, float]]:
    angles = [-pi / 2 + 0.35 + 2 * pi * number / max(count, 1) for number in range(count)]
    return [(x + across * cos(angle), y + down * sin(angle)) for angle in angles]


def _name(canvas: Canvas, one: Companion, x: float, y: float) -> None:
    """Below or above its dot, within the drawing."""
    text = short(one.called, 16)
    half = len(text) * SIGN / 2
    canvas.words(text, min(max(x, half + 2), canvas.width - half - 2), y, anchor="middle")
