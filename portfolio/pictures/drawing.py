"""What every picture is drawn with: colours, letters, shapes, and the frame that says in words what can be seen.

The literal colours serve paper; the class beside each gives the screen its own, dark included (surfaces.css). Every
word goes through ``words``, so that a title is text whatever stands in it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe

COLOURS = {
    "ink": "#14302E",
    "ink2": "#45605C",
    "paper": "#FFFFFF",
    "ex": "#274BA0",
    "et": "#7B2C63",
    "en": "#8F4A00",
    "kl": "#D9706B",
    "soft": "#EDF0EB",
    "line": "#D5DCD6",
    "edge": "#71877F",
    "on": "#14302E",
}
"""``on`` stands on a shape in the margin's red, by day and by night."""
FONT = "Atkinson, Liberation Sans, sans-serif"
TEXT_SIZE, SIGN = 14, 7.2
"""Size of the letters, and how wide a sign of it is about, in the units of the drawing."""
CUT = 26
NOTHING = SafeString()


@dataclass(frozen=True, slots=True)
class Picture:
    """``wide`` and ``narrow`` are the same drawing for two widths; ``narrow`` is empty when one serves both.

    ``rows`` say under ``head`` what is drawn. ``instead``: what to say while there is nothing to draw.
    """

    caption: str
    how: str
    wide: SafeString = NOTHING
    narrow: SafeString = NOTHING
    head: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    instead: str = ""


@dataclass(slots=True)
class Canvas:
    """A drawing of ``width`` by ``height`` that grows shape by shape; the last one lies on top."""

    width: float
    height: float
    parts: list[str] = field(default_factory=list)

    def add(self, tag: str, *, fill: str = "", stroke: str = "", **attributes: Any) -> None:
        """A shape. ``fill`` and ``stroke`` are names of ``COLOURS``; ``stroke_width`` becomes ``stroke-width``."""
        named = {key.replace("_", "-"): value for key, value in attributes.items()}
        looks = [f"g-{fill}"] * bool(fill) + [f"s-{stroke}"] * bool(stroke)
        if looks:
            named["class"] = " ".join(looks)
        named["fill"] = COLOURS[fill] if fill else "none"
        if stroke:
            named["stroke"] = COLOURS[stroke]
        self.parts.append(f"<{tag} {_said(named)}/>")

    def words(self, text: str, x: float, y: float, *, anchor: str = "start", fill: str = "ink", **more: Any) -> None:
        """A line of text; a bidirectional text stays within itself."""
        looks = {"x": x, "y": y, "font-size": TEXT_SIZE, "font-family": FONT, "text-anchor": anchor}
        looks |= {key.replace("_", "-"): value for key, value in more.items()}
        looks |= {"class": f"g-{fill}", "fill": COLOURS[fill], "unicode-bidi": "isolate"}
        self.parts.append(f"<text {_said(looks)}>{escape(text)}</text>")

    def svg(self, name: str, title: str, description: str) -> SafeString:
        """The drawing. ``name`` makes its ids one of a kind on the page; paper reads out the title alone."""
        ids = f'id="{name}-t">{escape(title)}</title><desc id="{name}-d">{escape(description)}</desc>'
        frame = f'viewBox="0 0 {_number(self.width)} {_number(self.height)}" role="img"'
        opening = (
            f'<svg xmlns="http://www.w3.org/2000/svg" {frame} aria-labelledby="{name}-t" aria-describedby="{name}-d">'
        )
        return mark_safe(f"{opening}<title {ids}{''.join(self.parts)}</svg>")  # noqa: S308  every text is escaped above


def shape(canvas: Canvas, kind: str, x: float, y: float, r: float) -> None:
    """A sign on its spot, with a rim of paper around it so that neighbours stay apart."""
    canvas.add("circle", cx=x, cy=y, r=r * 1.35, fill="paper")
    SHAPES[kind](canvas, x, y, r)


def _disc(fill: str):
    return lambda canvas, x, y, r: canvas.add("circle", cx=x, cy=y, r=r, fill=fill)


def _ring(canvas: Canvas, x: float, y: float, r: float) -> None:
    canvas.add("circle", cx=x, cy=y, r=r * 0.8, fill="paper", stroke="ink", stroke_width=r * 0.4)


def _diamond(canvas: Canvas, x: float, y: float, r: float) -> None:
    points = [(x, y - r * 1.2), (x + r * 1.2, y), (x, y + r * 1.2), (x - r * 1.2, y)]
    canvas.add("path", d=path(points, closed=True), fill="kl")


def _bar(canvas: Canvas, x: float, y: float, r: float) -> None:
    canvas.add("rect", x=x - r * 0.45, y=y - r * 1.1, width=r * 0.9, height=r * 2.2, rx=r * 0.3, fill="ink2")


def _square(canvas: Canvas, x: float, y: float, r: float) -> None:
    canvas.add("rect", x=x - r * 0.88, y=y - r * 0.88, width=r * 1.76, height=r * 1.76, rx=2, fill="et")


def _triangle(canvas: Canvas, x: float, y: float, r: float) -> None:
    points = [(x, y - r * 1.15), (x + r * 1.1, y + r * 0.85), (x - r * 1.1, y + r * 0.85)]
    canvas.add("path", d=path(points, closed=True), fill="en")


SHAPES = {
    "ks": _disc("ink"),
    "iv": _ring,
    "bw": _diamond,
    "ac": _bar,
    "ex": _disc("ex"),
    "et": _square,
    "en": _triangle,
    "": _ring,
}
"""Situation, intervision, image of good work, activity; then the three Es, and a story in which none weighed most."""


def path(points: Iterable[tuple[float, float]], *, closed: bool = False) -> str:
    steps = [f"{_number(x)} {_number(y)}" for x, y in points]
    return "M" + "L".join(steps) + ("Z" if closed else "")


def short(text: str, most: int = CUT) -> str:
    """A title that fits beside a sign: cut between words when it is long."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    begin = text[: most - 1]
    return (begin.rsplit(" ", 1)[0] if " " in begin else begin).rstrip(" ,.;:-") + "…"


def _said(attributes: dict[str, object]) -> str:
    return " ".join(f'{key}="{_number(value)}"' for key, value in attributes.items())


def _number(value: object) -> str:
    """One decimal is finer than any screen; a text keeps its words, without what would end an attribute."""
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return escape(str(value))
