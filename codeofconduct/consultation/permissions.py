"""Who may lay an edition before the members, who may speak, who answers."""

from accounts.groups import is_board, is_code_editor, is_member
from accounts.models import User


def may_open(user: User) -> bool:
    """Code editors and the board."""
    return is_code_editor(user) or is_board(user)


def may_comment(user: User) -> bool:
    """Members; the code is theirs."""
    return is_member(user)


def may_answer(user: User) -> bool:
    """Code editors and the board; they read the comments before anybody else does."""
    return is_code_editor(user) or is_board(user)
