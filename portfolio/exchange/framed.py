"""Pictures beside texts, made small enough for paper. Their words are printed below them and read aloud instead.

The same picture gives the same bytes; its digest stands among the facts of the paper, so that the control number covers
what is to be seen as well.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from accounts.models import User
from documents.canonical import digest_of_bytes
from portfolio.attachments.developing import remade
from portfolio.attachments.queries import Shown, bytes_of, everything_of
from portfolio.attachments.sniffing import JPEG
from portfolio.exchange.pictured import beside

LONGEST_SIDE = 1_000
"""Pixels: two hundred an inch over the width of the words."""
QUALITY = 82


@dataclass(frozen=True, slots=True)
class Framed:
    """A picture as it is printed; ``alt`` may be empty."""

    alt: str
    jpeg: bytes

    @property
    def sha256(self) -> str:
        return digest_of_bytes(self.jpeg)


def framed(user: User, items: Iterable[UUID]) -> dict[UUID, list[Framed]]:
    """The pictures beside these items. Two queries; every picture is opened and made smaller once."""
    wanted, found = set(items), defaultdict(list)
    for shown in everything_of(user):
        if (item := _item_of(shown)) in wanted:
            found[item].append(Framed(shown.alt, _smaller(bytes_of(shown.attachment))))
    return dict(found)


def words_beside(user: User) -> dict[UUID, list[str]]:
    """The words of the pictures, by item, for the guard: they are printed too. No picture is opened."""
    found = defaultdict(list)
    for shown in everything_of(user):
        found[_item_of(shown)].append(shown.alt)
    return dict(found)


def told(pictures: Iterable[Framed]) -> list[dict[str, str]]:
    return [{"sha256": one.sha256, "alt": one.alt} for one in pictures]


def by_address(frames: Mapping[Any, Iterable[Framed]]) -> dict[str, bytes]:
    """As the page asks for them: ``picture:`` and the digest."""
    return {f"picture:{one.sha256}": one.jpeg for pictures in frames.values() for one in pictures}


def _item_of(shown: Shown) -> UUID:
    return beside(shown.attachment)[1]


def _smaller(jpeg: bytes) -> bytes:
    """Made by a child as well: a picture that came in with a package keeps its bytes when they look like ours."""
    return remade(jpeg, JPEG, LONGEST_SIDE, QUALITY)
