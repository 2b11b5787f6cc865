"""Who may write in a private writing, throw it away, put it back: whoever it belongs to."""

from accounts import groups
from accounts.models import User
from portfolio.writing.models import Writing


def may_write(user: User, writing: Writing) -> bool:
    """Ownership alone, also for someone who is no member any more: their own text stays theirs.

    Who left the register reads and takes along; to write they come back first.
    """
    return writing.member_id == user.pk and not groups.has_left(user)
