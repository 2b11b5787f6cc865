"""Who may write the code and who may adopt it."""

from accounts.groups import is_board, is_code_editor
from accounts.models import User


def may_draft(user: User) -> bool:
    """Code editors and the board write editions."""
    return is_code_editor(user) or is_board(user)


def may_adopt(user: User) -> bool:
    """The board records what the meeting adopted."""
    return is_board(user)
