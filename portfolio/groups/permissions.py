"""Who may make a group, convene one, answer an invitation and leave. Nobody answers for somebody else."""

from accounts import groups
from accounts.models import User
from portfolio.groups.models import Group, Membership
from portfolio.groups.states import State


def may_found(user: User) -> bool:
    return groups.is_member(user)


def may_convene(user: User, group: Group) -> bool:
    """The convener of now, as long as they are a member of the register."""
    return group.convener_id == user.pk and groups.is_member(user)


def may_answer(user: User, place: Membership) -> bool:
    """The person of the place, while they can still write here."""
    return place.person_id == user.pk and not groups.has_left(user)


def may_leave(user: User, place: Membership) -> bool:
    """Leaving is always possible: also for somebody who left the register."""
    return place.person_id == user.pk


def may_take_on(user: User, group: Group) -> bool:
    """Whoever was asked to convene; every member in it when nobody can: the convener left the group or the register."""
    mine = group.memberships.filter(person=user, state=State.JOINED).first()
    if mine is None or not groups.is_member(user):
        return False
    return group.offered_to_id == mine.pk or not (group.convener and groups.is_member(group.convener))
