"""What other rooms put on its pages: what is yet to come, and who was proposed as company.

Those rooms (planning, matching) may not be imported here. They put a function on each list below when Django starts
(``portfolio/apps.py``).
"""

from collections.abc import Callable

from accounts.models import User
from portfolio.groups.beside import Beside
from portfolio.sessions.models import Session

ON_THE_OVERVIEW: list[Callable[[User], Beside]] = []
"""Asked with who looks at their own list; one query each."""
BEFORE_THE_LOG: list[Callable[[Session, User], Beside]] = []
"""Asked with a session that is not written down: the page of it, for somebody who may see it."""


def on_the_overview(user: User) -> list[Beside]:
    return [ask(user) for ask in ON_THE_OVERVIEW]


def before_the_log(session: Session, user: User) -> Beside:
    [ask] = BEFORE_THE_LOG
    return ask(session, user)
