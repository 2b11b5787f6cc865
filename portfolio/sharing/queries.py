"""Reading what was shared: by me, with me, and who opened it. A fixed number of queries, however much there is."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.vault import CannotOpen, Vault
from portfolio.guard import Hint, hints
from portfolio.items.kinds import KINDS, called, kind_of
from portfolio.items.models import column_of
from portfolio.sharing.models import Comment, Opening, Share, ShareQuerySet
from portfolio.sharing.names import name_of
from portfolio.sharing.sealing import Remark, open_answer, open_remark, vault_of
from portfolio.writing.models import Writing
from portfolio.writing.versions import FIELD


@dataclass(frozen=True, slots=True)
class Received:
    """Something a colleague lets me read. ``title`` only of what I opened as it reads now: opening is written down."""

    share: Share
    called: str
    title: str
    opened_before: bool


@dataclass(frozen=True, slots=True)
class Given:
    """One share as its owner sees it: with whom, and of which text."""

    share: Share
    name: str
    called: str
    title: str
    url_kind: str


@dataclass(frozen=True, slots=True)
class SeenByOther:
    """Somebody read a version of one of my items within this hour."""

    name: str
    called: str
    item: Writing
    title: str
    url_kind: str
    revision: int
    hour: datetime


@dataclass(frozen=True, slots=True)
class InMargin:
    """A comment, opened: who wrote it, what it says, what the owner answered."""

    comment: Comment
    name: str
    remark: Remark
    answer: str

    @property
    def hints(self) -> list[Hint]:
        """What the guard sees in it; a comment is about the same people as the text."""
        return hints(self.remark.text)


def received(user: User) -> list[Received]:
    """What colleagues share with this person, newest first. One query."""
    opened = Opening.objects.filter(share=OuterRef("pk"))
    shares = _with_text(Share.objects.visible_to(user).with_all()).annotate(
        opened_before=Exists(opened), opened_as_it_is=Exists(opened.filter(revision=OuterRef("read_revision")))
    )
    return [_received(share) for share in shares]


def is_something_received(user: User) -> bool:
    return Share.objects.visible_to(user).exists()


def given(shares: ShareQuerySet, *, most: int | None = None) -> list[Given]:
    """Shares of one owner with the names of people and texts, newest first. One query."""
    return [
        Given(share, name_of(share, vault_of(share)), called(share.item), _title(share), kind_of(share.item).slug)
        for share in _with_text(shares.with_all(), as_it_is=True)[:most]
    ]


def names_given_to(owner: User) -> list[str]:
    """The names of who this owner ever let read something, once per share; an address that nobody opened is no name.

    One query.
    """
    shares = Share.objects.given_by(owner).filter(sealed_address=b"", person__isnull=False).with_all()
    return [name_of(share, vault_of(share)) for share in shares]


def by_text(shares: Iterable[Given]) -> list[list[Given]]:
    """The shares of each text together, in the order in which the texts first appear."""
    texts: dict[Any, list[Given]] = {}
    for one in shares:
        texts.setdefault(one.share.item.pk, []).append(one)
    return list(texts.values())


def openings_of(user: User, item: Writing | None = None) -> QuerySet[Opening]:
    """Every time somebody else opened a text of this person, newest first; to page through."""
    own = Opening.objects.filter(share__owner=user)
    return own.filter(**{f"share__{column_of(item)}": item}) if item else own


def seen_by_others(user: User, openings: Iterable[Opening] | None = None) -> list[SeenByOther]:
    """Who read what of this person, and when, newest first: all of it, or these. Two queries."""
    rows = list(openings_of(user) if openings is None else openings)
    shares = {one.share.pk: one for one in given(Share.objects.filter(pk__in={row.share_id for row in rows}))}
    return [_seen_by_other(row, shares[row.share_id]) for row in rows]


def comments_beside(item: Writing, owner: User) -> list[InMargin]:
    """Every comment on an item, oldest first, for its owner. Two queries."""
    about = {f"share__{column_of(item)}": item, "share__owner": owner}
    rows = Comment.objects.filter(**about).select_related("share__person", "share__owner__key")
    return [in_margin(row, vault_of(row.share)) for row in rows]


def margins_of(owner: User) -> list[tuple[Any, str, str]]:
    """Every comment on anything of this owner: the pk of its item, what it says, what they answered. One query."""
    rows = Comment.objects.filter(share__owner=owner).select_related("share__owner__key")
    opened = [(row.share, in_margin_words(row, vault_of(row.share))) for row in rows]
    return [(share.situation_id or share.image_id or share.activity_id, *words) for share, words in opened]


def in_margin_words(comment: Comment, vault: Vault) -> tuple[str, str]:
    return open_remark(comment, vault).text, open_answer(comment, vault)


def own_comments(share: Share) -> list[InMargin]:
    """What the other wrote beside this share, oldest first, for themselves while it lives. One query."""
    vault = vault_of(share)
    rows = list(share.comments.all())
    for row in rows:
        row.share = share
    return [in_margin(row, vault) for row in rows]


def in_margin(comment: Comment, vault: Vault) -> InMargin:
    name = name_of(comment.share, vault)
    return InMargin(comment, name, open_remark(comment, vault), open_answer(comment, vault))


def _with_text(shares: ShareQuerySet, *, as_it_is: bool = False) -> Any:
    """Along with ``read_revision`` and the sealed bytes of it: the version that is shared, or the text of now."""
    shares = shares.annotate(item_revision=Coalesce(*(F(f"{kind.name}__revision") for kind in KINDS)))
    read = F("item_revision") if as_it_is else Coalesce(F("revision"), F("item_revision"))
    shares = shares.annotate(read_revision=read)
    for kind in KINDS:
        versions = kind.model.versions.rel.related_model.objects
        row = versions.filter(**{kind.name: OuterRef(kind.name)}, revision=OuterRef("read_revision"))
        shares = shares.annotate(**{f"sealed_{kind.name}": Subquery(row.values("sealed")[:1])})
    return shares


def _title(share: Any) -> str:
    """The title of the version that came along; a text that does not open has none to show."""
    item, sealed = share.item, getattr(share, f"sealed_{column_of(share.item)}")
    try:
        text = vault_of(share).open(sealed or b"", item=item.item, field=FIELD, revision=share.read_revision)
    except CannotOpen:
        return _("Without a title")
    return json.loads(text)["title"]


def _received(share: Any) -> Received:
    return Received(share, called(share.item), _title(share) if share.opened_as_it_is else "", share.opened_before)


def _seen_by_other(row: Opening, one: Given) -> SeenByOther:
    return SeenByOther(one.name, one.called, one.share.item, one.title, one.url_kind, row.revision, row.hour)
