"""Who may look back: whoever the text belongs to, also when they are no member any more."""

from accounts import groups
from accounts.models import User
from portfolio.writing.models import Writing


def may_look_back(user: User, writing: Writing) -> bool:
    return writing.member_id == user.pk and not groups.has_left(user)
