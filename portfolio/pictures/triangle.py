"""The triangle of the three Es: where the tension of each story lay, and the way it went. No corner is better."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import cos, pi, sin, sqrt

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portfolio.pictures.drawing import Canvas, Picture, path

SIDE, HEIGHT = 360.0, 326.0
TOP, LEFT, RIGHT = (180.0, 50.0), (42.0, 284.0), (318.0, 284.0)
"""The corners: Ethical above, Excellent left, Energetic right."""
MIDDLE, INWARD = (180.0, 206.0), 0.86
"""Drawn a little towards the middle, so that a full corner leaves its word readable."""
ON_THE_WAY = 9
"""The newest are numbered and joined; what was before them stays as small dots."""
AT_MOST_BESIDE = 30.0
TURN = pi * (3 - sqrt(5))
"""The angle of a sunflower: texts at the same spot lie around it without touching."""


@dataclass(frozen=True, slots=True)
class Tension:
    """A story and how much each E was at play, 0 to 3; ``said`` is the same in words."""

    on: date
    title: str
    excellent: int
    ethical: int
    energetic: int
    said: tuple[str, ...] = ("", "", "")


def triangle(tensions: Iterable[Tension]) -> Picture:
    """Stories in which no E was at play have no place in it."""
    told = sorted(
        (one for one in tensions if one.excellent + one.ethical + one.energetic), key=lambda one: (one.on, one.title)
    )
    caption = _("Where the tension lay")
    if not told:
        return Picture(caption, "", instead=_("Say of a story how much the three Es were at play, and it appears."))
    earlier, way = told[:-ON_THE_WAY], told[-ON_THE_WAY:]
    canvas = Canvas(SIDE, HEIGHT)
    _ground(canvas)
    spots = _spots(told)
    for x, y in spots[: len(earlier)]:
        canvas.add("circle", cx=x, cy=y, r=3.5, fill="edge")
    _way(canvas, spots[len(earlier) :])
    title = _("Triangle with the corners Excellent, Ethical and Energetic, and your stories in it")
    how = _(
        "The nearer to a corner, the more that was at play. The numbers go with time; no place is better than another."
    )
    head = (_("Number"), _("Day"), _("Title"), _("Excellent"), _("Ethical"), _("Energetic"))
    numbers = [""] * len(earlier) + [str(number) for number in range(1, len(way) + 1)]
    rows = [
        (number, date_format(one.on, "j F Y"), one.title, *one.said) for number, one in zip(numbers, told, strict=True)
    ]
    drawn = canvas.svg("triangle", title, _("All of it stands in the table below."))
    return Picture(caption, how, drawn, head=head, rows=rows[::-1])


def _ground(canvas: Canvas) -> None:
    corners = (TOP, LEFT, RIGHT)
    look = {"stroke_width": 1.5, "stroke_linejoin": "round"}
    canvas.add("path", d=path(corners, closed=True), fill="soft", stroke="line", **look)
    for corner in corners:
        canvas.add("path", d=path([MIDDLE, corner]), stroke="line", stroke_width=1.5, stroke_dasharray="2 5")
    canvas.words(_("Ethical"), TOP[0], 28, anchor="middle", fill="et", font_weight=700)
    canvas.words(_("Excellent"), 4, HEIGHT - 14, fill="ex", font_weight=700)
    canvas.words(_("Energetic"), SIDE - 4, HEIGHT - 14, anchor="end", fill="en", font_weight=700)


def _spots(told: Sequence[Tension]) -> list[tuple[float, float]]:
    """Each in its place; the next one at the same place a little beside it."""
    seen: dict[tuple[float, float], int] = {}
    spots = []
    for one in reversed(told):
        x, y = _place(one)
        before = seen.get((x, y), 0)
        seen[x, y] = before + 1
        out = min(13 * sqrt(before), AT_MOST_BESIDE)
        spots.append((x + out * cos(before * TURN), y + out * sin(before * TURN)))
    return spots[::-1]


def _place(one: Tension) -> tuple[float, float]:
    weights = ((one.ethical, TOP), (one.excellent, LEFT), (one.energetic, RIGHT))
    whole = sum(weight for weight, _corner in weights)
    x, y = (sum(weight * corner[axis] for weight, corner in weights) / whole for axis in (0, 1))
    return round(MIDDLE[0] + (x - MIDDLE[0]) * INWARD, 1), round(MIDDLE[1] + (y - MIDDLE[1]) * INWARD, 1)


def _way(canvas: Canvas, spots: Sequence[tuple[float, float]]) -> None:
    canvas.add("path", d=path(spots), stroke="kl", stroke_width=1.5, stroke_linejoin="round")
    for number, (x, y) in enumerate(spots, 1):
        newest = number == len(spots)
        fill, on_it = ("kl", "on") if newest else ("ink", "paper")
        canvas.add("circle", cx=x, cy=y, r=12.0 if newest else 9.5, fill=fill, stroke="paper", stroke_width=2)
        canvas.words(str(number), x, y + 4.3, anchor="middle", fill=on_it, font_size=12, font_weight=700)
