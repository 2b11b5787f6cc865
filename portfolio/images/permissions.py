"""Who may write an image of good work: whoever it belongs to. Who may begin one: a member of the register."""

from accounts import groups
from accounts.models import User
from portfolio.images.models import ImageOfGoodWork


def may_begin(user: User) -> bool:
    return groups.is_member(user)


def may_write(user: User, image: ImageOfGoodWork) -> bool:
    return image.member_id == user.pk
