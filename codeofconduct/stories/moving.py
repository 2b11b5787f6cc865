"""What every verb of this room does first and last: hold the row, and move it by the table."""

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from codeofconduct.stories.manuscript import Manuscript
from codeofconduct.stories.models import Story
from codeofconduct.stories.states import NEXT, S
from trail.exceptions import NotPossibleNow
from trail.moves import move


def too_late() -> NotPossibleNow:
    """Somebody else was first."""
    return NotPossibleNow(_("This is no longer possible: something changed in the meantime."))


def locked(manuscript: Manuscript) -> Manuscript:
    """The row as it is now, held until the end of the transaction."""
    row = (
        Manuscript.objects.select_for_update(of=("self",))
        .select_related("record_key", "donor", "story")
        .filter(pk=manuscript.pk)
        .first()
    )
    if row is None:
        raise too_late()
    return row


def page_of(manuscript: Manuscript) -> Story:
    """The page, held: an editor who saves at this moment comes before or after."""
    return Story.objects.select_for_update(of=("self", "page_ptr")).get(pk=manuscript.story_id)


def moved(
    manuscript: Manuscript, to: S, *, by: User, action: str, only_from: S | None = None, **codes: str
) -> Manuscript:
    """Move it by the table, in the trail. Raises ``NotPossibleNow`` from another state than ``only_from``."""
    if only_from and manuscript.state != only_from:
        raise too_late()
    manuscript.moved_at = timezone.now()
    move(manuscript, to, table=NEXT, by=by, action=action, **codes)
    return manuscript
