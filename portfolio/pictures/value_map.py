"""The values of the code through the years: a line per core value, a sign per story, its shape what weighed most."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portfolio.pictures.drawing import SIGN, Canvas, Picture, shape, short
from portfolio.pictures.years import Scale, draw_years, swarm

WIDE, NARROW, LEFT = 640.0, 360.0, 180.0
ROW_WIDE, ROW_NARROW, TOP, BOTTOM = 46.0, 66.0, 8.0, 30.0
ROOM_WIDE, ROOM_NARROW = 17.0, 13.0


@dataclass(frozen=True, slots=True)
class Value:
    """A core value of the code."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Story:
    """A text with the values it touches. ``heaviest``: "ex", "et" or "en"; empty when none weighed most."""

    on: date
    title: str
    values: frozenset[str]
    heaviest: str = ""


def value_map(values: Sequence[Value], stories: Iterable[Story]) -> Picture:
    """In the order of the code: it ranks nothing, and a line without a story is a line like any other."""
    told = sorted((story for story in stories if story.values), key=lambda story: (story.on, story.title))
    caption = _("Values of the code in your stories")
    if not told or not values:
        return Picture(caption, "", instead=_("Link an article to a story, and its value gets a sign here."))
    title = _("Lines with the values of the code through the years, a sign for each story")
    wide, narrow = [_drawn(values, told, width, title) for width in (WIDE, NARROW)]
    rows = [row for value in values for row in _rows(value, told)]
    head = (_("Value"), _("Day"), _("Title"), _("Mostly here"))
    return Picture(caption, _how(values, told), wide, narrow, head=head, rows=rows)


def heaviest_in_words(heaviest: str) -> str:
    return {"ex": _("Excellent"), "et": _("Ethical"), "en": _("Energetic"), "": ""}[heaviest]


def _how(values: Sequence[Value], told: Sequence[Story]) -> str:
    signs = {
        "ex": _("Circle: good craft was most at play."),
        "et": _("Square: doing good was."),
        "en": _("Triangle: energy was."),
        "": _("Open circle: none of the three most."),
    }
    there = {story.heaviest for story in told}
    said = [sentence for kind, sentence in signs.items() if kind in there]
    bare = any(value.key not in story.values for value in values for story in told[:1])
    return " ".join([*said, _("An empty line is fine too. Maybe an idea for a next story.")] if bare else said)


def _rows(value: Value, told: Sequence[Story]) -> list[tuple[str, str, str, str]]:
    own = [story for story in told if value.key in story.values]
    rows = [
        (value.title, date_format(one.on, "j F Y"), one.title, heaviest_in_words(one.heaviest)) for one in reversed(own)
    ]
    return rows or [(value.title, "", _("no story yet"), "")]


def _drawn(values: Sequence[Value], told: Sequence[Story], width: float, title: str):
    narrow = width == NARROW
    row, left = (ROW_NARROW, 8.0) if narrow else (ROW_WIDE, LEFT)
    canvas = Canvas(width, TOP + row * len(values) + BOTTOM)
    scale = Scale.of([story.on for story in told], left + 14, width - 14)
    draw_years(canvas, scale, TOP, canvas.height - BOTTOM)
    for number, value in enumerate(values):
        y = TOP + row * number + (46 if narrow else row / 2)
        own = [story for story in told if value.key in story.values]
        _named(canvas, value, y, narrow=narrow, bold=bool(own))
        dash = {} if own else {"stroke_dasharray": "2 5"}
        canvas.add("path", d=f"M{left} {y}H{width - 8}", stroke="edge", stroke_width=1, **dash)
        _signs(canvas, own, scale, y, ROOM_NARROW if narrow else ROOM_WIDE)
        if not own:
            _nothing_yet(canvas, (left + width) / 2, y)
    name = "values-narrow" if narrow else "values-wide"
    return canvas.svg(name, title, _("All of it stands in the table below."))


def _named(canvas: Canvas, value: Value, y: float, *, narrow: bool, bold: bool) -> None:
    weight = 700 if bold else 400
    if narrow:
        canvas.words(short(value.title, 44), 0, y - 27, font_weight=weight)
    else:
        canvas.words(short(value.title, 23), 0, y + 5, font_weight=weight)


def _signs(canvas: Canvas, own: Sequence[Story], scale: Scale, y: float, room: float) -> None:
    places = [scale.at(story.on) for story in own]
    dots = swarm(places, room)
    for story, x, off in zip(own, places, dots.offsets, strict=True):
        shape(canvas, story.heaviest, x, y + off, dots.radius)


def _nothing_yet(canvas: Canvas, x: float, y: float) -> None:
    said = _("no story yet")
    half = len(said) * SIGN / 2 + 8
    canvas.add("rect", x=x - half, y=y - 12.0, width=2 * half, height=24, rx=12, fill="paper")
    canvas.words(said, x, y + 5, anchor="middle", fill="ink2")
