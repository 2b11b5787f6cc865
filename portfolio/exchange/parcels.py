"""What a parcel holds, sealed under its own key: what was asked, what came of it, and its bytes."""

import json
from typing import Any

from accounts.vault import Vault
from portfolio.exchange import sealed_file
from portfolio.exchange.models import Parcel
from portfolio.exchange.sealed_file import SealedReader
from portfolio.exchange.states import Kind

ASKED, OUTCOME = "asked", "outcome"
SESSION = "session"
"""Of which session somebody asked for a proof."""


def item_of(parcel: Parcel, attempt: int | None = None) -> str:
    """How the vault knows a parcel; the bytes of every try are bound to that try."""
    return f"parcel:{parcel.pk}" if attempt is None else f"parcel:{parcel.pk}:{attempt}"


def seal_note(parcel: Parcel, field: str, told: dict[str, Any]) -> bytes:
    return Vault.under(parcel.record_key).seal(json.dumps(told), item=item_of(parcel), field=field, revision=0)


def note_of(parcel: Parcel, field: str) -> dict[str, Any]:
    """What was asked with it (``ASKED``) or what came of it (``OUTCOME``). Raises ``CannotOpen``."""
    text = Vault.under(parcel.record_key).open(bytes(parcel.sealed), item=item_of(parcel), field=field, revision=0)
    return json.loads(text)


def content_of(parcel: Parcel) -> SealedReader:
    """Its bytes. Raises ``FileNotFoundError``."""
    handed_in = parcel.kind == Kind.IMPORT  # before any try to take it in
    item = item_of(parcel, 0 if handed_in else parcel.attempt)
    return sealed_file.reader(parcel.name, Vault.under(parcel.record_key), item, parcel.size)
