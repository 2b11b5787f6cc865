"""What the rooms and pages ask of stories."""

from accounts.models import User
from codeofconduct.stories.manuscript import Manuscript, ManuscriptQuerySet
from codeofconduct.stories.models import Bundle, Story
from codeofconduct.stories.permissions import may_edit_stories
from codeofconduct.stories.states import AT_THE_DESK, S


def published_story(slug: str) -> Story | None:
    """The public story at this address, or None. One query."""
    return Story.objects.live().filter(slug=slug, manuscript__state=S.PUBLISHED).first()


def published_bundle(slug: str) -> Bundle | None:
    """The public bundle at this address, or None. One query."""
    return Bundle.objects.live().filter(slug=slug).first()


def at_the_desk_of(user: User) -> ManuscriptQuerySet:
    """The manuscripts this person has a page of as an editor; nobody else sees that they exist."""
    manuscripts = Manuscript.objects.select_related("record_key", "story")
    return manuscripts.seen_at_the_desk() if may_edit_stories(user) else manuscripts.none()


def to_give_back(user: User) -> ManuscriptQuerySet:
    """What an editor may give back, and what was given back already: the same form again finds what it did."""
    offered = Manuscript.objects.filter(composed=False, state__in=[*AT_THE_DESK, S.PUBLISHED, S.RETURNED])
    return offered if may_edit_stories(user) else offered.none()


def offered_by(user: User) -> ManuscriptQuerySet:
    """What this person offered, latest first."""
    return Manuscript.objects.offered_by(user).select_related("record_key", "story", "donor").order_by("-offered_at")


def to_take_back(user: User) -> ManuscriptQuerySet:
    """What this person may take back: their own; for editors, what was composed at the desk as well."""
    standing = Manuscript.objects.select_related("story").exclude(state__in=[S.RETURNED, S.WITHDRAWN])
    own = standing.filter(donor=user)
    return own | standing.filter(composed=True) if may_edit_stories(user) else own
