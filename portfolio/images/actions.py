"""The verbs of an image of good work. Private writing leaves no trail."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from portfolio.images.content import Content
from portfolio.images.models import ImageOfGoodWork
from portfolio.images.permissions import may_begin
from portfolio.images.queries import content_at, content_of
from portfolio.writing import saving
from trail import once

BEGUN = "image.begun"


@transaction.atomic
def begin(content: Content, *, by: User, key: str) -> ImageOfGoodWork:
    """Keep a new image of good work. The same form with the same text twice is one image.

    Raises ``NotPossibleNow`` when nothing was written or too much, ``PermissionDenied`` for someone who keeps no
    portfolio.
    """
    require(may_begin(by), _("Only members of the register keep a portfolio here."))
    content = content.titled()
    saving.check(content)
    act = once.act_of(key, content.to_json())
    User.objects.locked(by)  # the same form at the same moment waits here
    if made := once.made(ImageOfGoodWork, BEGUN, act, by=by):
        return made
    image = ImageOfGoodWork.objects.create(member=by)
    saving.save(image, content, base_revision=0, by=by)
    if act:
        once.remember(BEGUN, act, image, by=by)
    return image


@transaction.atomic
def write(
    image: ImageOfGoodWork,
    content: Content,
    *,
    base_revision: int,
    by: User,
    key: str = "",
    page: str = "",
    kept: bool = True,
    leave_open: bool = True,
) -> ImageOfGoodWork:
    """Make ``content`` what the image says. Parameters and exceptions as in ``situations.actions.write``."""
    image = saving.locked(image, by=by)
    content = content.titled()
    saving.check(content)
    image.open = leave_open
    saving.save(image, content, base_revision=base_revision, by=by, key=key, page=page, kept=kept)
    return image


@transaction.atomic
def set_aside(image: ImageOfGoodWork, mine: Content, *, base_revision: int, by: User, key: str = "") -> ImageOfGoodWork:
    """Keep what the other screen wrote; my text becomes an earlier version. Raises what ``write`` raises."""
    image = saving.locked(image, by=by)
    theirs = content_of(image)
    image = write(image, mine, base_revision=base_revision, by=by, key=key)
    return write(image, theirs, base_revision=image.revision, by=by, key=key)


@transaction.atomic
def take_back(image: ImageOfGoodWork, revision: int, *, by: User) -> ImageOfGoodWork:
    """Make an earlier version the text of today again, as a new revision."""
    image = saving.locked(image, by=by)
    return write(image, content_at(image, revision), base_revision=image.revision, by=by)
