"""Days along a line: where a day stands, where years begin, and how many signs find room beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from portfolio.pictures.drawing import Canvas

LEAST_SPAN = timedelta(days=120)
"""A shorter time is drawn as if it took this long, so that a first week does not look like years."""
YEAR_LABEL = 46
SIZES = (8.0, 6.5, 5.0, 4.0, 3.0, 2.2)
"""From a few signs to hundreds: they grow smaller before they lie over each other."""
APART = 2.6
"""From the middle of a sign to the middle of its neighbour, in radii."""


@dataclass(frozen=True, slots=True)
class Scale:
    """``first`` to ``last`` along ``left`` to ``right``."""

    first: date
    last: date
    left: float
    right: float

    @classmethod
    def of(cls, days: Sequence[date], left: float, right: float) -> "Scale":
        first, last = min(days), max(days)
        if (short := LEAST_SPAN - (last - first)) > timedelta(0):
            first, last = first - short / 2, last + short / 2
        return cls(first, last, left, right)

    def at(self, day: date) -> float:
        return self.left + (day - self.first) / (self.last - self.first) * (self.right - self.left)

    def years(self) -> list[tuple[int, float, float]]:
        """Each year with where it begins and ends on the line."""
        found = []
        for year in range(self.first.year, self.last.year + 1):
            begin, end = max(date(year, 1, 1), self.first), min(date(year, 12, 31), self.last)
            found.append((year, self.at(begin), self.at(end)))
        return found


@dataclass(frozen=True, slots=True)
class Swarm:
    """Signs on their days, beside each other where days are close: a radius, and a height for each sign."""

    radius: float
    offsets: list[float]

    @property
    def reach(self) -> float:
        """From the line to the outer edge of the highest sign."""
        return max((abs(offset) for offset in self.offsets), default=0.0) + self.radius


def swarm(places: Sequence[float], room: float) -> Swarm:
    """``places`` from left to right; ``room`` is how far signs may stand from the line. Dense years grow thick."""
    for radius in SIZES:
        levels = _levels(places, radius * APART)
        step = radius * APART
        if max(levels, default=0) * step <= 2 * room - 2 * radius:
            break
    else:
        step = (2 * room - 2 * radius) / max(levels)
    return Swarm(radius, [_side(level) * step for level in levels])


def _levels(places: Sequence[float], apart: float) -> list[int]:
    """For each sign the first row in which it touches no earlier one."""
    ends: list[float] = []
    levels = []
    for place in places:
        level = next((number for number, end in enumerate(ends) if end <= place), len(ends))
        ends[level : level + 1] = [place + apart]
        levels.append(level)
    return levels


def _side(level: int) -> int:
    """Rows lie on the line, above, below, above ..."""
    return (level + 1) // 2 * (-1 if level % 2 else 1)


def draw_years(canvas: Canvas, scale: Scale, top: float, bottom: float, *, colour: str = "line") -> None:
    """A thin line where a year begins, and its number below; not every number when they would touch."""
    years = scale.years()
    middle = years[len(years) // 2]
    every = max(1, -(-YEAR_LABEL // max(int(middle[2] - middle[1]), 1)))
    for year, begin, end in years:
        if begin > scale.left:
            canvas.add("path", d=f"M{begin:.1f} {top:.1f}V{bottom:.1f}", stroke=colour, stroke_width=1)
        if year % every == 0 and (len(years) == 1 or end - begin > YEAR_LABEL * 0.7):
            canvas.words(str(year), (begin + end) / 2, bottom + 18, anchor="middle", fill="ink2")
