"""Every kind of private writing as the package knows it: its folder, its content, and its own columns.

A room whose texts are sealed versions of one row (``portfolio/writing``) needs one line here to travel both ways.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from portfolio.activities.kinds import Kind as ActivityKind
from portfolio.items.kinds import BY_NAME
from portfolio.lookback import states as looks
from portfolio.lookback.content import CameOf, Third
from portfolio.lookback.models import FollowUp, ThenAndNow
from portfolio.situations.states import State
from portfolio.writing.text import EARLIEST


def one_of(values: Any) -> Callable[[Any], str]:
    """Reads one of these codes. Raises ``ValueError`` for anything else."""

    def read(told: Any) -> str:
        if not isinstance(told, str) or told not in values:
            raise ValueError
        return told

    return read


def a_day(told: Any) -> date:
    day = date.fromisoformat(told)
    if not EARLIEST <= day < date(3000, 1, 1):
        raise ValueError
    return day


@dataclass(frozen=True, slots=True)
class Column:
    """A column beside those of every writing: how it is told, and read again."""

    tell: Callable[[Any], Any]
    read: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """``may_be_blank``: a row may stand there before anything was written, or with an empty text."""

    name: str
    folder: str
    model: Any
    content: Any
    columns: Mapping[str, Column] = field(default_factory=dict)
    may_be_blank: bool = False


def _code(values: Any) -> Column:
    return Column(str, one_of(set(values)))


SITUATION, IMAGE, ACTIVITY, FOLLOW_UP, THEN_AND_NOW = "situation", "image", "activity", "follow_up", "then_and_now"
SHAPES = (
    Shape(
        SITUATION,
        "portfolio/situations",
        BY_NAME[SITUATION].model,
        BY_NAME[SITUATION].content,
        {"state": _code(State.values)},
    ),
    Shape(IMAGE, "portfolio/images", BY_NAME[IMAGE].model, BY_NAME[IMAGE].content),
    Shape(
        ACTIVITY,
        "portfolio/activities",
        BY_NAME[ACTIVITY].model,
        BY_NAME[ACTIVITY].content,
        {"kind": _code(ActivityKind.values)},
    ),
    Shape(
        FOLLOW_UP,
        "lookback/follow-ups",
        FollowUp,
        CameOf,
        {
            "situation_id": Column(str, UUID),
            "due_on": Column(date.isoformat, a_day),
            "state": _code(looks.State.values),
        },
        may_be_blank=True,
    ),
    Shape(THEN_AND_NOW, "lookback/then-and-now", ThenAndNow, Third, may_be_blank=True),
)
"""In the order in which they are made again: what others point to comes first."""
