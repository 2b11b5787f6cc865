"""Who may affirm the code."""

from accounts.groups import is_member
from accounts.models import User


def may_affirm(user: User) -> bool:
    """Members; the code is theirs."""
    return is_member(user)
