"""Who may begin a situation: a member of the register. Who may write in it: its writer (portfolio/writing)."""

from accounts import groups
from accounts.models import User


def may_note(user: User) -> bool:
    return groups.is_member(user)
