"""Who may share, and who may take something back: the owner of the text. Who may comment: whoever may read it now."""

from accounts import groups
from accounts.models import User
from portfolio.sharing.models import Comment, Share
from portfolio.writing.models import Writing


def may_share(user: User, item: Writing) -> bool:
    """Only one's own, and only as long as one is a member: who left reads and takes along."""
    return item.member_id == user.pk and groups.is_member(user)


def may_revoke(user: User, share: Share) -> bool:
    """The owner, also when they are no member any more."""
    return share.owner_id == user.pk


def may_read(user: User, share: Share) -> bool:
    """Asked again under the lock: taken back a moment ago is taken back."""
    return Share.objects.visible_to(user).filter(pk=share.pk).exists()


def may_take_back(user: User, comment: Comment) -> bool:
    """Its writer, as long as they may read the text."""
    return comment.share.person_id == user.pk and may_read(user, comment.share)


def may_keep_or_remove(user: User, comment: Comment) -> bool:
    """Comments are the owner's."""
    return comment.share.owner_id == user.pk
