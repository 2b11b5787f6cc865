"""What other rooms put on its pages: what is yet to come, who was proposed as company, which confirmations count.

They (planning, matching, the register's policy) may not be imported here. Each puts a function on a list below when
Django starts (``portfolio/apps.py``, ``registry/apps.py``).
"""

from collections.abc import Callable, Sequence

from accounts.models import User
from portfolio.confirmations.queries import Line
from portfolio.groups.beside import Beside
from portfolio.sessions.models import Session

ON_THE_OVERVIEW: list[Callable[[User], Beside]] = []
"""Asked with who looks at their own list; one query each."""
BEFORE_THE_LOG: list[Callable[[Session, User], Beside]] = []
"""Asked with a session that is not written down: the page of it, for somebody who may see it."""
UNDER_THE_LINES: list[Callable[[Sequence[Line]], Beside | None]] = []
"""Asked with everyone's lines in what was written down; None when there is nothing to say. One query each."""


def on_the_overview(user: User) -> list[Beside]:
    return [ask(user) for ask in ON_THE_OVERVIEW]


def before_the_log(session: Session, user: User) -> Beside:
    [ask] = BEFORE_THE_LOG
    return ask(session, user)


def under_the_lines(lines: Sequence[Line]) -> list[Beside]:
    return [found for ask in UNDER_THE_LINES if (found := ask(lines))]
