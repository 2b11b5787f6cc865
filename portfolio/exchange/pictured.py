"""Pictures beside items in the package: the JPEG as it lies on the shelf, and what is to be seen on it.

On the way in a picture is decoded and made anew like any other; only one that is already exactly as we make them, with
nothing hidden in it, keeps its bytes.
"""

import json
import re
import uuid
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.vault import Vault
from portfolio.attachments import limits, shelf
from portfolio.attachments.developing import Picture, develop
from portfolio.attachments.exceptions import NotAPicture
from portfolio.attachments.marks import mark_of
from portfolio.attachments.models import Attachment
from portfolio.attachments.queries import ALT, alt_of
from portfolio.exchange.entries import Entry, json_entry, moment
from portfolio.exchange.exceptions import CannotTakeIn
from portfolio.exchange.reading import NO_ITEM, a_moment, a_number
from portfolio.exchange.unpack import Package
from portfolio.items.models import COLUMNS

SCHEMA = "picture/1"
FOLDER = "attachments"
TABLES = {0xC4, 0xDB, 0xDD}
FRAME, SCAN, JFIF = 0xC0, 0xDA, 0xE0
HIDDEN = re.compile(rb"\xff(?![\x00\xd0-\xd7])")
"""In the scan of a picture nothing but stuffed bytes and restarts may follow this byte."""
Name = tuple[str, uuid.UUID]


def entries(user: User) -> Iterator[Entry]:
    """Two files per picture. Two queries, however many there are; the bytes are read one by one."""
    for one in pictures_of(user):
        stem = f"{FOLDER}/{one.pk}"
        yield json_entry(f"{stem}.json", _facts(one))
        yield Entry(f"{stem}.jpg", partial(shelf.bytes_of, one))


def pictures_of(user: User) -> list[Attachment]:
    """All of a member's, beside items in the bin too."""
    rows = Attachment.objects.filter(member=user).select_related("member__key")
    return list(rows.order_by("added_at", "id"))


def beside(picture: Attachment) -> tuple[str, uuid.UUID]:
    """The kind and pk of the item it belongs to; no query."""
    return next((one, pk) for one in COLUMNS if (pk := getattr(picture, f"{one}_id")) is not None)


def as_markdown(picture: Attachment) -> str:
    """The picture where the text is read."""
    alt = re.sub(r"[\[\]\n]", " ", alt_of(picture))
    return f"\n![{alt}](../../{FOLDER}/{picture.pk}.jpg)\n"


def _facts(one: Attachment) -> dict[str, Any]:
    kind, item = beside(one)
    return {
        "schema": SCHEMA,
        "id": str(one.pk),
        "item": kind,
        "item_id": str(item),
        "alt": alt_of(one),
        "revision": one.revision,
        "added_at": moment(one.added_at),
    }


@dataclass(frozen=True, slots=True)
class Told:
    """A picture as a package tells it."""

    pk: uuid.UUID
    item: Name
    alt: str
    revision: int
    added_at: datetime


def take_in(package: Package, member: User, places: Mapping[Name, uuid.UUID]) -> bool:
    """Lay the pictures that are not here beside their items; whether there were any.

    Raises ``CannotTakeIn`` for a picture that is none, or that there is no room for.
    """
    vault, new = Vault.of(member), False
    taken = sum(one.size for one in pictures_of(member))
    often = Counter(beside(one) for one in pictures_of(member))
    for path in package.under(FOLDER, ".json"):
        told = _read(package, path)
        pk = places.get(told.item)
        row = _row(told, pk, member) if pk else None
        if row is None:
            continue
        item = beside(row)
        picture = _developed(package, f"{path.removesuffix('.json')}.jpg")
        often[item] += 1
        taken += len(picture.jpeg)
        if often[item] > limits.PER_ITEM or taken > limits.PER_MEMBER:
            raise CannotTakeIn(_("There are more pictures in this package than fit here."))
        new = _laid(row, told.alt, picture, vault) or new
    return new


def _read(package: Package, path: str) -> Told:
    try:
        told = json.loads(package.read(path))
        alt, item = str(told["alt"]), (told["item"], uuid.UUID(told["item_id"]))
        if told["schema"] != SCHEMA or item[0] not in COLUMNS or len(alt) > limits.ALT_LIMIT:
            raise ValueError
        alt.encode()
        return Told(uuid.UUID(told["id"]), item, alt, a_number(told["revision"]), a_moment(told["added_at"]))
    except NO_ITEM:
        said = _("%(file)s: is no text that this register can read.") % {"file": path}
        raise CannotTakeIn(said) from None


def _row(told: Told, item: uuid.UUID, member: User) -> Attachment | None:
    """None when it is here already."""
    owner = Attachment.objects.filter(pk=told.pk).values_list("member_id", flat=True).first()
    pk = told.pk if owner in {None, member.pk} else uuid.uuid5(told.pk, f"member:{member.pk}")
    if Attachment.objects.filter(pk=pk).exists():
        return None
    about = {f"{told.item[0]}_id": item, "revision": told.revision, "added_at": told.added_at}
    return Attachment(id=pk, member=member, **about)


def _developed(package: Package, path: str) -> Picture:
    if path not in package.paths:
        raise CannotTakeIn(_("%(file)s: is not in the package.") % {"file": path})
    content = package.read(path)
    try:
        picture = develop(content, name="picture.jpg")
    except NotAPicture as reason:
        raise CannotTakeIn(f"{path}: {reason}") from None
    return Picture(content, picture.width, picture.height) if is_ours(content) else picture


def _laid(row: Attachment, alt: str, picture: Picture, vault: Vault) -> bool:
    row.mark = mark_of(picture.jpeg, vault)
    kind, item = beside(row)
    if Attachment.objects.filter(**{f"{kind}_id": item}, mark=row.mark).exists():
        return False
    row.sealed = vault.seal(alt, item=row.sealed_as, field=ALT, revision=row.revision)
    row.width, row.height, row.size = picture.width, picture.height, shelf.put(row, picture.jpeg, vault)
    row.save(force_insert=True)
    return True


def is_ours(jpeg: bytes) -> bool:
    """Whether a JPEG holds its picture and nothing else: the segments we write, one scan, nothing behind its end."""
    if jpeg[:2] != b"\xff\xd8" or jpeg[-2:] != b"\xff\xd9":
        return False
    at, seen = 2, []
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF:
        marker, length = jpeg[at + 1], int.from_bytes(jpeg[at + 2 : at + 4], "big")
        seen.append(marker)
        if marker == SCAN:
            return seen[0] == JFIF and seen.count(JFIF) == 1 and not HIDDEN.search(jpeg, at + 2 + length, len(jpeg) - 2)
        if (marker == JFIF and length != 16) or marker not in TABLES | {FRAME, JFIF}:
            return False
        at += 2 + length
    return False
