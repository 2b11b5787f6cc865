"""What other rooms put on the page of a group: its meetings.

Rooms that stand on this one (planning) may not be imported here. Each puts a function on the list below when Django
starts (``portfolio/apps.py``).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from accounts.models import User
from portfolio.groups.models import Group


@dataclass(frozen=True, slots=True)
class Beside:
    """``template`` is included with ``things``."""

    template: str
    things: Any


BESIDE: list[Callable[[Group, User], Beside]] = []
"""Asked with the group and who looks at it, who takes part; one query each."""


def beside(group: Group, user: User) -> list[Beside]:
    return [ask(group, user) for ask in BESIDE]
