"""Reading attachments. Opening the words of many costs one query for the rows and one for the key."""

from dataclasses import dataclass

from django.db.models import QuerySet, Sum

from accounts.models import User
from accounts.vault import Vault
from portfolio.attachments.models import Attachment
from portfolio.attachments.shelf import bytes_of
from portfolio.items.models import COLUMNS
from portfolio.writing.models import Writing

__all__ = ["ALT", "Shown", "alt_of", "bytes_of", "everything_of", "of_item", "room_taken"]

ALT = "alt"


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as a page shows it. ``alt``: what is to be seen on it, in its member's words; may be empty."""

    attachment: Attachment
    alt: str

    @property
    def pk(self):
        return self.attachment.pk


def own(user: User) -> QuerySet[Attachment]:
    """One's own, beside items that are not in the bin. Nobody else sees that they exist."""
    if not user.is_authenticated:
        return Attachment.objects.none()
    there = {f"{column}__binned_at__isnull": True for column in COLUMNS}
    mine = Attachment.objects.filter(member=user, **there)
    return mine.select_related("member", *(f"{column}__member" for column in COLUMNS))


def of_item(item: Writing) -> list[Shown]:
    """The pictures beside one item, in the order in which they came; two queries, or one without any.

    It asks nobody for permission: whoever calls it has found the item by its own rule.
    """
    return _shown(item.member, Attachment.objects.about(item))


def everything_of(user: User) -> list[Shown]:
    """All of a member's pictures beside items that are there: to take along. The bytes: ``bytes_of``."""
    return _shown(user, own(user))


def alt_of(attachment: Attachment) -> str:
    return _opened(attachment, Vault.of(attachment.member))


def room_taken(user: User) -> int:
    """Bytes of all their pictures, those beside items in the bin too."""
    return Attachment.objects.filter(member=user).aggregate(all=Sum("size"))["all"] or 0


def _shown(member: User, rows) -> list[Shown]:
    found = list(rows.order_by("added_at", "id"))
    if not found:
        return []
    vault = Vault.of(member)
    return [Shown(one, _opened(one, vault)) for one in found]


def _opened(attachment: Attachment, vault: Vault) -> str:
    sealed, item = bytes(attachment.sealed), attachment.sealed_as
    return vault.open(sealed, item=item, field=ALT, revision=attachment.revision)
