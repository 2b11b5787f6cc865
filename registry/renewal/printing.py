"""From frozen content to a kept, sealed PDF, by workers that may be killed at any moment.

A worker claims a paper (commit), makes it outside any transaction (seconds), and hands it in (commit) only when the
claim is still its own. Killed half way, the claim grows old and the next worker makes the paper again; the file of a
worker that came too late is thrown away. So there is one result, whatever happens.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.vault import CannotOpen, Vault
from documents import storage
from documents.canonical import digest_of_bytes
from documents.render import CannotRender, Paper, render
from documents.sign import seal
from registry.renewal.freeze import bytes_of
from registry.renewal.models import PRINTING_TAKES, PRINTING_TRIES, Document, Kind
from registry.renewal.states import NEXT_PAPER, PaperState
from trail.moves import move

FIRST_PAUSE = timedelta(minutes=2)
"""After the first failure; doubles with every next one."""
CONTENT, PDF = "content", "pdf"


@dataclass(frozen=True)
class Made:
    """A paper as it rests in storage."""

    name: str
    sha256_unsigned: str
    sha256: str


def print_document(pk: str, paper_of: Callable[[dict[str, Any]], Paper]) -> datetime | None:
    """Make one paper, once. Gives the moment at which to look again, or None when there is nothing more to do."""
    document, again_at = _claim(pk)
    if document is None:
        return again_at
    try:
        made = _make(document, paper_of)
    except Exception as reason:  # noqa: BLE001  whatever went wrong, the paper is tried again and never forgotten
        return _put_off(document, _code_of(reason))
    _hand_in(document, made)
    return None


def content_of(document: Document) -> bytes:
    """The canonical bytes this paper is made of. Raises ``CannotOpen``."""
    if document.kind == Kind.DOSSIER:
        return bytes_of(document.evidence)
    safe = Vault.under(document.record_key)
    return safe.open_bytes(bytes(document.sealed), item=item_of(document), field=CONTENT, revision=1)


def pdf_of(document: Document) -> bytes:
    """The signed PDF. Raises ``FileNotFoundError`` when it is not there, ``CannotOpen`` when its bytes were changed."""
    safe = Vault.under(document.record_key)
    return safe.open_bytes(storage.fetch(document.name), item=item_of(document), field=PDF, revision=document.attempt)


def item_of(document: Document) -> str:
    """How the vault knows a paper."""
    return f"document:{document.pk}"


@transaction.atomic
def _claim(pk: str) -> tuple[Document | None, datetime | None]:
    """Take this paper on, unless it is done, given up, or in another worker's hands."""
    document = _locked(pk)
    now = timezone.now()
    if document.state != PaperState.WAITING:
        return None, None
    if document.running_since and now < document.running_since + PRINTING_TAKES:
        return None, document.running_since + PRINTING_TAKES
    if document.tries >= PRINTING_TRIES:
        _give_up(document, document.reason or "stopped")
        return None, None
    document.attempt, document.running_since, document.try_after = document.attempt + 1, now, None
    document.save(update_fields=["attempt", "running_since", "try_after"])
    return document, None


def _make(document: Document, paper_of: Callable[[dict[str, Any]], Paper]) -> Made:
    unsigned = render(paper_of(json.loads(content_of(document))))
    signed = seal(unsigned, reason=document.evidence.reference)
    name = f"{document.pk}-{document.attempt}.pdf"
    safe = Vault.under(document.record_key)
    storage.keep(name, safe.seal_bytes(signed, item=item_of(document), field=PDF, revision=document.attempt))
    return Made(name, digest_of_bytes(unsigned), digest_of_bytes(signed))


@transaction.atomic
def _hand_in(claimed: Document, made: Made) -> None:
    document = _locked(claimed.pk)
    if document.state != PaperState.WAITING or document.attempt != claimed.attempt:
        transaction.on_commit(lambda: storage.forget(made.name))
        return
    document.name, document.sha256_unsigned, document.sha256 = made.name, made.sha256_unsigned, made.sha256
    document.running_since, document.reason, document.made_at = None, "", timezone.now()
    move(
        document,
        PaperState.MADE,
        table=NEXT_PAPER,
        by=None,
        action="evidence.rendered",
        **_codes(document, made.sha256),
    )


@transaction.atomic
def _put_off(claimed: Document, reason: str) -> datetime | None:
    document = _locked(claimed.pk)
    if document.state != PaperState.WAITING or document.attempt != claimed.attempt:
        return None
    document.running_since, document.reason = None, reason
    if document.tries >= PRINTING_TRIES:
        _give_up(document, reason)
        return None
    document.try_after = timezone.now() + FIRST_PAUSE * 2 ** (document.tries - 1)
    document.save(update_fields=["running_since", "reason", "try_after"])
    return document.try_after


def _give_up(document: Document, reason: str) -> None:
    """A person has to look: the member reads that it did not work out and that nothing was lost."""
    document.running_since, document.reason, document.try_after = None, reason, None
    move(
        document,
        PaperState.FAILED,
        table=NEXT_PAPER,
        by=None,
        action="evidence.failed",
        **_codes(document, reason=reason),
    )


def _codes(document: Document, sha256: str = "", reason: str = "") -> dict[str, str]:
    about = {"kind": document.kind, "evidence": str(document.evidence_id), "sha256": sha256, "reason": reason}
    return {name: code for name, code in about.items() if code}


def _code_of(reason: Exception) -> str:
    """A code without a word of the content."""
    if isinstance(reason, CannotRender):
        return reason.reason_code
    return "content" if isinstance(reason, CannotOpen) else type(reason).__name__.lower()[:32]


def _locked(pk: UUID | str) -> Document:
    return (
        Document.objects.select_for_update(of=("self",))
        .select_related("record_key", "evidence__record_key", "evidence__dossier__registration")
        .get(pk=pk)
    )
