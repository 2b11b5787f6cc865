"""The learning line: what one wrote and took part in, on its days, and which two texts one laid side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portfolio.pictures.drawing import SIGN, Canvas, Picture, shape, short
from portfolio.pictures.years import YEAR_LABEL, Scale, Swarm, draw_years, swarm

Arc = tuple[str, str]
"""The ids of two texts that were laid side by side, the earlier first."""
WIDE, NARROW, HEIGHT, AXIS, ROOM = 900.0, 360.0, 250.0, 128.0, 78.0
MOST_NAMED = 12
"""With more things on the line their titles would lie over each other."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing on the line: ``kind`` gives its shape, ``name`` is what it is in words."""

    id: str
    kind: str
    on: date
    name: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    mark: Mark
    x: float
    y: float


def learning_line(marks: Iterable[Mark], arcs: Sequence[Arc] = (), *, by_year: bool = False) -> Picture:
    """``by_year``: the table says per year what there was, for a page that lists everything anyway."""
    line = sorted(marks, key=lambda mark: (mark.on, mark.id))
    caption, how = _("Your learning line"), _how(line, arcs)
    if len(line) < 2:
        return Picture(caption, "", instead=_("After your second story a line appears here."))
    title = _("Learning line from %(first)s to %(last)s") % {"first": line[0].on.year, "last": line[-1].on.year}
    wide, narrow = [_drawn(line, arcs, width, title) for width in (WIDE, NARROW)]
    if by_year:
        return Picture(caption, how, wide, narrow, head=(_("Year"), _("What there was")), rows=_years(line))
    rows = [(date_format(mark.on, "j F Y"), mark.name, mark.title) for mark in reversed(line)]
    return Picture(caption, how, wide, narrow, head=(_("Day"), _("What"), _("Title")), rows=rows)


def _how(line: Sequence[Mark], arcs: Sequence[Arc]) -> str:
    """Which sign is what, for the signs that are there."""
    signs = {
        "ks": _("Filled circle: a situation or a note."),
        "iv": _("Open circle: intervision."),
        "bw": _("Diamond: an image of good work."),
        "ac": _("Upright bar: an activity."),
    }
    there = {mark.kind for mark in line}
    said = [sentence for kind, sentence in signs.items() if kind in there]
    return " ".join([*said, _("Dotted arc: then and now.")] if arcs else said)


def _years(line: Sequence[Mark]) -> list[tuple[str, str]]:
    years = [(year, list(marks)) for year, marks in groupby(line, key=lambda mark: mark.on.year)]
    return [(str(year), ", ".join(dict.fromkeys(mark.name for mark in marks))) for year, marks in reversed(years)]


def _drawn(line: Sequence[Mark], arcs: Sequence[Arc], width: float, title: str):
    canvas, scale = Canvas(width, HEIGHT), Scale.of([mark.on for mark in line], 26, width - 26)
    places = [scale.at(mark.on) for mark in line]
    dots = swarm(places, ROOM)
    spots = [Spot(mark, x, AXIS + off) for mark, x, off in zip(line, places, dots.offsets, strict=True)]
    draw_years(canvas, scale, AXIS - ROOM, HEIGHT - 30)
    canvas.add("path", d=f"M8 {AXIS}H{width - 8}", stroke="kl", stroke_width=2)
    _arcs(canvas, arcs, {spot.mark.id: spot for spot in spots})
    for spot in spots:
        shape(canvas, spot.mark.kind, spot.x, spot.y, dots.radius)
    if width == WIDE and len(line) <= MOST_NAMED:
        _titles(canvas, spots, dots, lanes=(1,) if arcs else (1, -1))
    name = "line-wide" if width == WIDE else "line-narrow"
    return canvas.svg(name, title, _("All of it stands in the table below."))


def _arcs(canvas: Canvas, arcs: Sequence[Arc], spots: dict[str, Spot]) -> None:
    """Over the line, higher the longer ago; the words stand at a single one, of more the caption tells."""
    pairs = [(spots[one], spots[other]) for one, other in arcs if one in spots and other in spots]
    look: dict[str, Any] = {"stroke_width": 1.75, "stroke_dasharray": "1 6", "stroke_linecap": "round"}
    for one, other in pairs:
        top = min(one.y, other.y) - _bow(one, other)
        points = (one.x, one.y), (one.x, top), (other.x, top), (other.x, other.y)
        begin, *curve = [f"{x:.1f} {y:.1f}" for x, y in points]
        canvas.add("path", d=f"M{begin}C{' '.join(curve)}", stroke="ink", **look)
    if len(pairs) == 1 and pairs[0][1].x - pairs[0][0].x > YEAR_LABEL:
        [(one, other)] = pairs
        top = min(one.y, other.y) - _bow(one, other) * 0.75 - 8
        half = len(_("then and now")) * SIGN / 2
        x = min(max((one.x + other.x) / 2, half), canvas.width - half)
        canvas.words(_("then and now"), x, top, anchor="middle", font_weight=700)


def _bow(one: Spot, other: Spot) -> float:
    """How far an arc rises: within the drawing, also from a high sign."""
    return min(36 + (other.x - one.x) * 0.2, (min(one.y, other.y) - 26) / 0.75)


def _titles(canvas: Canvas, spots: Sequence[Spot], dots: Swarm, lanes: Sequence[int]) -> None:
    """The newest first, each where there is room left; a title that finds none stands in the table only."""
    taken: dict[int, list[tuple[float, float]]] = {lane: [] for lane in lanes}
    for number, spot in enumerate(reversed(spots)):
        text = short(spot.mark.title)
        begin, end = _stretch(spot.x, len(text) * SIGN, canvas.width)
        for lane in lanes if number % 2 == 0 else lanes[::-1]:
            if text and all(end + 10 < left or right + 10 < begin for left, right in taken[lane]):
                taken[lane].append((begin, end))
                y = AXIS + lane * (dots.reach + 14) + (11 if lane > 0 else 0)
                canvas.words(text, (begin + end) / 2, y, anchor="middle")
                break


def _stretch(x: float, length: float, width: float) -> tuple[float, float]:
    """Around its sign, and within the drawing."""
    begin = min(max(x - length / 2, 2), width - 2 - length)
    return begin, begin + length
