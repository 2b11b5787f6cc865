"""Who may begin an activity: a member of the register. Who may write in it: its writer (portfolio/writing)."""

from accounts import groups
from accounts.models import User
from portfolio.activities.models import Activity
from portfolio.writing.permissions import may_write


def may_begin(user: User) -> bool:
    return groups.is_member(user)


def may_ask(user: User, activity: Activity) -> bool:
    """The one it belongs to, as long as they are a member: the question goes out in the name of the register."""
    return may_write(user, activity) and may_begin(user)
