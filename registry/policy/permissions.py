"""Who sets the rules, and who sees the board's list of them. Everyone reads the public page."""

from accounts.groups import is_board, is_secretary
from accounts.models import User


def may_set(user: User) -> bool:
    """The board alone."""
    return is_board(user)


def may_see(user: User) -> bool:
    """The board, and the secretary, whose work is procedure."""
    return is_board(user) or is_secretary(user)
