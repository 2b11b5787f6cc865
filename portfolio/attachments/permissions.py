"""Who may put a picture beside an item: its owner, as long as they keep a portfolio. Seeing it has one more way in.

``may_see`` is the owner's way. Another room that shows an item to somebody (sharing) asks its own question first and
then answers with ``serving.picture``: this room never knows of it.
"""

from accounts import groups
from accounts.models import User
from portfolio.attachments.models import Attachment
from portfolio.writing.models import Writing


def may_attach(user: User, item: Writing) -> bool:
    return item.member_id == user.pk and groups.is_member(user)


def may_see(user: User, attachment: Attachment) -> bool:
    return attachment.member_id == user.pk


def may_change(user: User, attachment: Attachment) -> bool:
    """Ownership alone, also for someone who is no member any more, unless they left: their own stays theirs."""
    return attachment.member_id == user.pk and not groups.has_left(user)
