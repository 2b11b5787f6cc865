"""A note becomes something else without being typed again: an image of good work, a small step, a lesson, a mistake.

That it becomes a critical situation needs no verb: one just writes on (``situations.actions.write``).
"""

from collections.abc import Callable

from django.db import transaction
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from portfolio.activities import actions as activities
from portfolio.activities.content import Content as Deed
from portfolio.activities.kinds import Kind
from portfolio.activities.models import Activity
from portfolio.images import actions as images
from portfolio.images.content import Content as Image
from portfolio.images.models import ImageOfGoodWork
from portfolio.situations.content import Content
from portfolio.situations.models import Situation
from portfolio.situations.queries import content_of
from portfolio.situations.states import State
from portfolio.writing import bin as bins
from portfolio.writing import saving
from portfolio.writing.models import Writing
from trail import once
from trail.exceptions import NotPossibleNow

RIPENED = "note.ripened"
"""The act a form's key is remembered under. It is no trail action: private writing is not traced."""


class Ripe(TextChoices):
    """What a note can turn out to be, beside a critical situation."""

    IMAGE = "image", gettext_lazy("Image of good work")
    STEP = "step", gettext_lazy("Small step")
    LESSON = "lesson", gettext_lazy("Lesson for the agenda")
    MISTAKE = "mistake", gettext_lazy("This is how I learned")


def _image(note: Content, by: User, key: str) -> Writing:
    return images.begin(Image(title=note.title, picture=note.happened), by=by, key=key)


def _deed(kind: str, field: str) -> Callable[[Content, User, str], Writing]:
    def begin(note: Content, by: User, key: str) -> Writing:
        deed = Deed(kind, title=note.title, words={field: note.happened}, occurred_on=note.occurred_on)
        return activities.begin(deed, by=by, key=key)

    return begin


AFTER_RIPENING: list[Callable[[Writing, Writing], None]] = []
"""Rooms that stand on this one put a function here when Django starts: what lies beside the note moves along.

Called inside the transaction, with the note and what grew out of it.
"""
BEGIN: dict[str, Callable[[Content, User, str], Writing]] = {
    Ripe.IMAGE: _image,
    Ripe.STEP: _deed(Kind.STEP, "tried"),
    Ripe.LESSON: _deed(Kind.LESSON, "lesson"),
    Ripe.MISTAKE: _deed(Kind.MISTAKE, "happened"),
}


@transaction.atomic
def ripen(note: Situation, into: str, *, by: User, key: str) -> Writing:
    """Move the text of a note into a new item ``into`` (a ``Ripe``), which keeps the day the note was begun.

    The note itself goes to the bin with its earlier versions, so that nothing is doubled and nothing is lost. The same
    form twice gives the same item. Raises ``NotPossibleNow`` when it is no note any more or was thrown away,
    ``PermissionDenied`` for anybody but its writer and for someone who keeps no portfolio.
    """
    User.objects.locked(by)  # the same form at the same moment waits here
    act = once.act_of(key, str(note.pk), into)
    if made := once.made(ImageOfGoodWork if into == Ripe.IMAGE else Activity, RIPENED, act, by=by):
        return made
    note = saving.locked(note, by=by)
    if note.state != State.NOTE or into not in BEGIN:
        raise NotPossibleNow(_("This is more than a note by now. Write on in it."))
    item = BEGIN[into](content_of(note), by, "")
    type(item)._default_manager.filter(pk=item.pk).update(created_at=note.created_at)
    for follow in AFTER_RIPENING:
        follow(note, item)
    bins.throw_away(note, by=by)
    if act:
        once.remember(RIPENED, act, item, by=by)
    return item
