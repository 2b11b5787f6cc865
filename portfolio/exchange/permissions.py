"""Who may take along: everyone, what is theirs. Who may bring in: who keeps a portfolio here."""

from accounts import groups
from accounts.models import User


def may_take_along(user: User) -> bool:
    return user.is_authenticated and user.is_active


def may_bring_in(user: User) -> bool:
    return groups.is_member(user)
