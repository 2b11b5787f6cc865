"""Exactly what somebody else sees of an item: the same for the preview and for the page. Decides nothing."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse
from django.utils.functional import Promise

from portfolio.attachments.models import Attachment
from portfolio.attachments.queries import Shown, of_item
from portfolio.items.kinds import called, kind_of, parts_of
from portfolio.sharing.models import Share
from portfolio.situations.content import Content as SituationContent
from portfolio.situations.questions import RELATIONS
from portfolio.writing.models import Writing

LOOKS = 3


@dataclass(frozen=True, slots=True)
class Part:
    """A question and what was written under it. ``name`` is the question, told apart when it stands there twice."""

    name: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Cited:
    """An article the text stands to, and how."""

    key: str
    edition: str
    relation: str | Promise
    url: str


@dataclass(frozen=True, slots=True)
class Seen:
    """No versions, no other item, nothing of the owner but their name."""

    called: str
    title: str
    parts: tuple[Part, ...]
    cited: tuple[Cited, ...]
    pictures: tuple[Shown, ...]


def seen(item: Writing, content: Any, pictures: Iterable[Shown] = ()) -> Seen:
    """What others see of this content of this item."""
    links = content.links if isinstance(content, SituationContent) else ()
    bare = replace(content, links=()) if links else content
    parts, cited = tuple(_named(parts_of(item, bare))), tuple(map(_cited, links))
    return Seen(called(item), content.title, parts, cited, tuple(pictures))


def pictures_of(share: Share) -> list[Shown]:
    """The pictures beside what is shared: those that were looked at, or all when it is read along.

    Raises ``accounts.vault.CannotOpen``.
    """
    item = share.item
    item.member = share.owner
    return [one for one in of_item(item) if goes_along(share, one.attachment)]


def goes_along(share: Share, picture: Attachment) -> bool:
    """Of a fixed version: not what was laid beside it later."""
    return share.revision is None or picture.added_at <= share.looked_at


def content_of(share: Share) -> Any:
    """The version that is shared, or what the text says now, opened with the owner's key.

    Raises ``accounts.vault.CannotOpen``, or ``DoesNotExist`` when that version is gone.
    """
    item = share.item
    item.member = share.owner
    kind = kind_of(item)
    if share.revision is not None:
        return kind.content_at(item, share.revision)
    for _look in range(LOOKS):  # the owner may be writing: an autosave takes the place of the version before it
        with suppress(ObjectDoesNotExist):
            return kind.content_of(item)
        item.refresh_from_db(fields=["revision"])
    return kind.content_of(item)


def _named(parts: list[tuple[Any, str]]) -> Iterator[Part]:
    met: dict[str, int] = {}
    for label, text in parts:
        asked = str(label)
        met[asked] = met.get(asked, 0) + 1
        yield Part(asked if met[asked] == 1 else f"{asked} ({met[asked]})", asked, str(text))


def _cited(link: Any) -> Cited:
    url = reverse("editions:article", args=[link["edition"].replace(".", "-"), link["key"]])
    return Cited(link["key"], link["edition"], RELATIONS[link["relation"]], url)
