"""Who may write a situation: whoever it belongs to. Who may begin one: a member of the register."""

from accounts import groups
from accounts.models import User
from portfolio.situations.models import Situation


def may_note(user: User) -> bool:
    return groups.is_member(user)


def may_write(user: User, situation: Situation) -> bool:
    """Ownership alone, also for someone who is no member any more: their own text stays theirs."""
    return situation.member_id == user.pk
