"""What stands of sharing beside an open text: who can read it, and what they wrote. One query."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F

from portfolio.items.kinds import kind_of
from portfolio.sharing.models import Comment, Share
from portfolio.sharing.names import name_of, read_by, until_in_words
from portfolio.sharing.queries import InMargin, in_margin
from portfolio.sharing.sealing import vault_of
from portfolio.writing.beside import Beside
from portfolio.writing.models import Writing

COMMENTS_SHOWN = 4
COLUMNS = ("pk", "revision", "sealed", "sealed_answer", "written_at", "answered_at")


@dataclass(frozen=True, slots=True)
class Margin:
    """``readers``: name and last day of everyone who can read it now. ``comments``: the latest, newest first."""

    kind: str
    pk: Any
    readers: list[tuple[str, str]]
    comments: list[InMargin]
    more: bool
    ever_shared: bool


def beside(item: Writing) -> Beside:
    """For ``portfolio.writing.beside``: every share of the item, a row for each comment beside it."""
    columns = {f"comment_{name}": F(f"comments__{name}") for name in COLUMNS}
    shares = Share.objects.about(item).filter(owner=item.member_id).select_related("person", "owner__key")
    rows: list[Any] = list(shares.annotate(**columns).order_by("given_at", "pk"))
    living = list({row.pk: row for row in rows if row.is_living}.values())
    comments = sorted(filter(None, map(_comment, rows)), key=lambda one: one.comment.written_at, reverse=True)
    vault = vault_of(rows[0]) if rows else None
    things = Margin(
        kind=kind_of(item).slug,
        pk=item.pk,
        readers=[(name_of(share, vault), until_in_words(share.until)) for share in living] if vault else [],
        comments=comments[:COMMENTS_SHOWN],
        more=len(comments) > COMMENTS_SHOWN,
        ever_shared=bool(rows),
    )
    return Beside("portfolio/sharing/_margin.html", things, read_by(living, vault) if vault else "")


def _comment(row: Any) -> InMargin | None:
    if row.comment_pk is None:
        return None
    comment = Comment(share=row, **{name: getattr(row, f"comment_{name}") for name in COLUMNS})
    return in_margin(comment, vault_of(row))
