"""Who may write an activity: whoever it belongs to. Who may begin one: a member of the register."""

from accounts import groups
from accounts.models import User
from portfolio.activities.models import Activity


def may_begin(user: User) -> bool:
    return groups.is_member(user)


def may_write(user: User, activity: Activity) -> bool:
    return activity.member_id == user.pk
