"""Leaving: for half a year one can still read and take along what one wrote, and come back; after that it is erased.

Only dates and codes stand here. Who may leave, and what that means for a registration, is the register's business
(registry/leaving).
"""

from calendar import monthrange
from datetime import date

from django.db import transaction

from accounts import groups
from accounts.models import Leaving, User

MONTHS_TO_COME_BACK = 6


def half_a_year_after(day: date) -> date:
    """The same day six months on, or the last of a shorter month."""
    months = day.year * 12 + day.month - 1 + MONTHS_TO_COME_BACK
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@transaction.atomic
def set_out(member: User, *, today: date, was: str = "") -> Leaving:
    """Note that this person leaves, and lay down their roles. Doing it twice leaves the first day standing.

    ``was`` is a code of the caller's, to find back when they return.
    """
    member = User.objects.locked(member)
    leaving = Leaving.objects.filter(member=member).first()
    if leaving is None:
        roles = sorted(member.groups.values_list("name", flat=True))
        erase_on = half_a_year_after(today)
        leaving = Leaving.objects.create(member=member, left_on=today, erase_on=erase_on, roles=roles, was=was)
        member.groups.clear()
    groups.forget_roles(member)
    return leaving


@transaction.atomic
def return_to(member: User) -> Leaving | None:
    """Give somebody their roles back; what was noted about their leaving, or None when nothing was."""
    leaving = Leaving.objects.select_for_update().filter(member=member).first()
    if leaving is None:
        return None
    for name in leaving.roles:
        groups.join(member, name)
    leaving.delete()
    groups.forget_roles(member)
    return leaving
