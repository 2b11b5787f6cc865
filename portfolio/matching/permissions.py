"""Who may ask for company, and open a group for one more person."""

from accounts import groups
from accounts.models import User
from portfolio.groups.models import Group
from portfolio.groups.permissions import may_convene


def may_ask(user: User) -> bool:
    return groups.is_member(user)


def may_open(user: User, group: Group) -> bool:
    """Its convener."""
    return may_convene(user, group)
