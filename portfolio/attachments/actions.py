"""The verbs of an attachment. Private, so no trail."""

from contextlib import suppress
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from accounts.vault import Vault
from portfolio.attachments import limits, shelf
from portfolio.attachments.developing import Picture, develop
from portfolio.attachments.marks import mark_of
from portfolio.attachments.models import Attachment
from portfolio.attachments.permissions import may_attach, may_change
from portfolio.attachments.queries import ALT, alt_of, room_taken
from portfolio.items.models import column_of
from portfolio.writing.exceptions import EditedElsewhere
from portfolio.writing.models import Writing
from trail.exceptions import NotPossibleNow


def attach(item: Writing, content: bytes, alt: str, *, by: User, name: str = "", said_type: str = "") -> Attachment:
    """Lay a picture beside an item, made anew and sealed. The same file beside the same item is one, with ``alt``.

    ``content`` is the file as it was sent, ``name`` and ``said_type`` what its sender called it; neither is kept.
    Raises ``NotAPicture`` for a file that is none, ``NotPossibleNow`` when there is no room or the item went,
    ``PermissionDenied`` for anyone but a member and their own.
    """
    require(may_attach(by, item), _("Only members of the register keep a portfolio here."))
    picture = develop(content, name=name, said_type=said_type)  # takes a second: before anything is held
    with transaction.atomic():
        User.objects.locked(by)  # the same form at the same moment waits here
        if not type(item).objects.visible_to(by).filter(pk=item.pk).exists():
            raise NotPossibleNow(_("This was removed in another screen."))
        vault = Vault.of(by)
        mark = mark_of(content, vault)
        if there := Attachment.objects.about(item).filter(mark=mark).first():
            return _called(there, alt, vault) if alt else there
        _check_room(item, picture, by)
        return _put(Attachment(**{column_of(item): item}, member=by, mark=mark), picture, alt, vault)


@transaction.atomic
def describe(attachment: Attachment, alt: str, *, base_revision: int, by: User) -> Attachment:
    """Say what is to be seen on it. Raises ``EditedElsewhere`` with the words another screen gave it since."""
    attachment = _locked(attachment)
    require(may_change(by, attachment), _("Only the member can write in this."))
    there = alt_of(attachment)
    if alt == there:
        return attachment
    if base_revision != attachment.revision:
        raise EditedElsewhere(there, attachment.revision)
    return _called(attachment, alt, Vault.of(by))


@transaction.atomic
def remove(attachment: Attachment, *, by: User) -> None:
    """Take a picture away for good; its file goes as soon as that is certain."""
    attachment = _locked(attachment)
    require(may_change(by, attachment), _("Only the member can remove this."))
    name = attachment.name
    attachment.delete()
    transaction.on_commit(partial(shelf.take_away, [name]))


def move_along(note: Writing, item: Writing) -> None:
    """The pictures beside a note lie beside what grew out of it. Called while it ripens (portfolio/apps.py)."""
    Attachment.objects.about(note).update(**{column_of(note): None, column_of(item): item})


def _check_room(item: Writing, picture: Picture, by: User) -> None:
    if Attachment.objects.about(item).count() >= limits.PER_ITEM:
        raise NotPossibleNow(_("Six pictures fit beside one text. Take one away first, or choose which six tell most."))
    if room_taken(by) + len(picture.jpeg) > limits.PER_MEMBER:
        raise NotPossibleNow(_("There is no room for more pictures (300 MB). Take one away that you no longer need."))


def _put(attachment: Attachment, picture: Picture, alt: str, vault: Vault) -> Attachment:
    """File first, row after it: what stops in between leaves a file that the sweep finds, never a row without one."""
    attachment.sealed = _sealed(attachment, alt, vault)
    attachment.width, attachment.height = picture.width, picture.height
    attachment.size = shelf.put(attachment, picture.jpeg, vault)
    try:
        attachment.save(force_insert=True)
    except BaseException:
        with suppress(OSError):
            shelf.take_away([attachment.name])
        raise
    return attachment


def _called(attachment: Attachment, alt: str, vault: Vault) -> Attachment:
    attachment.revision += 1
    attachment.sealed = _sealed(attachment, alt, vault)
    attachment.save()
    return attachment


def _sealed(attachment: Attachment, alt: str, vault: Vault) -> bytes:
    return vault.seal(alt, item=attachment.sealed_as, field=ALT, revision=attachment.revision)


def _locked(attachment: Attachment) -> Attachment:
    row = Attachment.objects.select_for_update().filter(pk=attachment.pk).first()
    if row is None:
        raise NotPossibleNow(_("This was removed in another screen."))
    return row
