"""Who may see a question about confirming. Nobody looks into one about themselves."""

from accounts.groups import is_board
from accounts.models import User
from registry.signals.patterns import Signal


def may_look(user: User) -> bool:
    """The board; not the secretary, whose work is procedure."""
    return is_board(user)


def may_ask_about(user: User, signal: Signal) -> bool:
    return may_look(user) and user.pk not in signal.people
