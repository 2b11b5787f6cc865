"""The page that offers the kinds of activities, with the member's own ones under each. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from portfolio.activities.content import Content
from portfolio.activities.kinds import Kind
from portfolio.activities.models import Activity
from portfolio.activities.questions import BEGIN, WHY

IN_SIGHT = 4
"""How many of a kind stand in sight; the others are folded under them."""


@dataclass(frozen=True, slots=True)
class Group:
    """One kind: what it is for, and what the member wrote, last saved first."""

    kind: Kind
    why: Any
    begin: Any
    in_sight: list[tuple[Activity, Content]]
    folded: list[tuple[Activity, Content]]


def offered(own: Iterable[tuple[Activity, Content]]) -> list[Group]:
    by_kind: dict[str, list[tuple[Activity, Content]]] = {kind: [] for kind in Kind}
    for activity, content in own:
        by_kind[activity.kind].append((activity, content))
    return [Group(kind, WHY[kind], BEGIN[kind], by_kind[kind][:IN_SIGHT], by_kind[kind][IN_SIGHT:]) for kind in Kind]
