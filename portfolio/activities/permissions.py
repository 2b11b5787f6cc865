"""Who may begin an activity: a member of the register. Who may write in it: its writer (portfolio/writing)."""

from accounts import groups
from accounts.models import User


def may_begin(user: User) -> bool:
    return groups.is_member(user)
