"""Saving a writing without ever overwriting another screen's text. Called inside a transaction, after its lock."""

import json
from typing import Any, Protocol, Self, TypeVar, cast

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from accounts.vault import Vault
from portfolio.writing import versions
from portfolio.writing.exceptions import EditedElsewhere
from portfolio.writing.models import Writing
from portfolio.writing.permissions import may_write
from trail import once
from trail.exceptions import NotPossibleNow

Kept = TypeVar("Kept", bound=Writing)

SAVED = "writing.saved"
"""The act a form's key is remembered under. It is no trail action: private writing is not traced."""


class Content(Protocol):
    """What a writing holds: a value that goes to text and back unchanged."""

    def to_json(self) -> str: ...

    @classmethod
    def from_json(cls, text: str) -> Self: ...


class Limited(Protocol):
    """A content that knows whether it may be kept."""

    def is_empty(self) -> bool: ...

    def fits(self) -> bool: ...


def locked(writing: Kept, *, by: User) -> Kept:
    """The row as it is now, held until the end of the transaction; only its own member gets it.

    Raises ``NotPossibleNow`` when it was thrown away in the meantime, ``PermissionDenied`` for anybody else.
    """
    row = cast("Kept | None", type(writing)._default_manager.select_for_update().filter(pk=writing.pk).first())
    if row is None or row.binned_at is not None:
        raise NotPossibleNow(_("This was removed in another screen."))
    require(may_write(by, row), _("Only the member can write in this."))
    return row


def check(content: Limited) -> None:
    """Raises ``NotPossibleNow`` for a content without a sentence, and for one that is longer than fits."""
    if content.is_empty():
        raise NotPossibleNow(_("Write one sentence. More is not needed."))
    if not content.fits():
        raise NotPossibleNow(_("This is longer than fits here. Shorten it, or make a second piece of it."))


def save(
    writing: Writing,
    content: Content,
    *,
    base_revision: int,
    by: User,
    key: str = "",
    page: str = "",
    kept: bool = True,
) -> None:
    """Make ``content`` what ``writing`` says, when it was written on top of what stands there now.

    The same form twice, and a text that already stands there, change nothing. Raises ``EditedElsewhere`` with the text
    another screen saved since ``base_revision``.
    """
    text, vault = content.to_json(), Vault.of(by)
    act = once.act_of(key, text)
    if act and once.find(SAVED, act, by=by):
        return
    there = versions.current(writing, vault) if writing.revision else ""
    if text == there:
        writing.save()
        if kept:
            versions.keep(writing)
    elif base_revision != writing.revision:
        raise EditedElsewhere(type(content).from_json(there), writing.revision)
    else:
        versions.add(writing, text, vault, page=page, kept=kept)
    if act:
        once.remember(SAVED, act, writing, by=by)


def as_json(value: dict[str, Any]) -> str:
    """One text for one value, so that equal contents are equal texts."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
