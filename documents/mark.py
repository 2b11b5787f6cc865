"""A mark drawn from a digest: every document has its own, and two that look the same are the same.

Rings as in a tree, one for each byte pair's pull, with the thirty-two bytes themselves as dashes around them. Literal
colours as attributes, because the layout engine applies no style sheet inside an SVG.
"""

from math import cos, pi, sin

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

SIZE = 400
MIDDLE = SIZE / 2
RINGS = 7
STEPS = 72
"""Points per ring; a smooth curve runs through them."""


def mark(digest: str, *, line: str = "#14302E", accent: str = "#D9706B") -> SafeString:
    """The mark of a digest (64 hexadecimal signs) as inline SVG with a text alternative, in two colours."""
    numbers = bytes.fromhex(digest)
    rings = "".join(_ring(numbers, ring, line) for ring in range(RINGS))
    dashes = "".join(_dash(place, number, accent) for place, number in enumerate(numbers))
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"><title>{title}</title>{drawing}</svg>',
        size=SIZE,
        title=_("Mark drawn from the control number of this document"),
        drawing=mark_safe(rings + dashes),  # noqa: S308  numbers and our own colours
    )


def _ring(numbers: bytes, ring: int, colour: str) -> str:
    turn = 2 * pi / STEPS
    points = [_on_ring(numbers, ring, step * turn) for step in range(STEPS)]
    path = f"M{_at(points[0])}" + "".join(_curve(points, step) for step in range(STEPS)) + "Z"
    width, opacity = 2.6 - 0.27 * ring, 1 - 0.09 * ring
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width:.2f}" stroke-opacity="{opacity:.2f}"/>'


def _on_ring(numbers: bytes, ring: int, angle: float) -> tuple[float, float]:
    """A circle, pulled out of round by four slow waves whose size and phase the digest decides."""
    radius = 26.0 + 19.5 * ring
    for wave in range(1, 5):
        pull = (numbers[(ring * 4 + wave) % 32] - 127.5) / 127.5
        phase = numbers[(wave * 7 + ring // 2) % 32] / 255 * 2 * pi
        radius += pull * (2.6 + 1.15 * ring) / wave**0.7 * sin((wave + 1) * angle + phase)
    return MIDDLE + radius * cos(angle), MIDDLE + radius * sin(angle)


def _curve(points: list[tuple[float, float]], step: int) -> str:
    """From one point to the next as a cubic curve whose handles follow the neighbours (Catmull-Rom)."""
    before, here, there, after = (points[(step + move) % STEPS] for move in (-1, 0, 1, 2))
    first = (here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6)
    second = (there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6)
    return f"C{_at(first)} {_at(second)} {_at(there)}"


def _dash(place: int, number: int, colour: str) -> str:
    angle = 2 * pi * place / 32 - pi / 2
    inner, outer = 179.0, 182.0 + number / 16
    start = _at((MIDDLE + inner * cos(angle), MIDDLE + inner * sin(angle)))
    end = _at((MIDDLE + outer * cos(angle), MIDDLE + outer * sin(angle)))
    return f'<path d="M{start} L{end}" stroke="{colour}" stroke-width="2.4"/>'


def _at(point: tuple[float, float]) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"
