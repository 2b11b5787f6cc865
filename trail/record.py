"""The only writer of the trail."""

import hashlib
import re
from datetime import UTC

import rfc8785
from django.db import models, transaction
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from accounts.models import User
from trail.exceptions import UnknownAction
from trail.labels import LABELS
from trail.models import TrailEntry, TrailHead, actor_ref, subject_ref

NO_PROSE = re.compile(r"[\w.:@/+-]{0,64}", re.ASCII)
Code = str | int | bool | None


def record(action: str, subject: models.Model, *, by: User | str | None, **codes: Code) -> TrailEntry:
    """Append one entry inside the transaction that makes the change. Keys and codes only, never prose.

    Raises ``TransactionManagementError`` outside ``transaction.atomic``, ``UnknownAction`` for an action without a
    label, ``ValueError`` for a code that could hold prose.
    """
    if not transaction.get_connection().in_atomic_block:
        raise TransactionManagementError("The trail stands inside the change it tells of.")
    if action not in LABELS:
        raise UnknownAction(action)
    _refuse_prose(codes)
    head = TrailHead.objects.select_for_update().get(pk=1)
    entry = TrailEntry(
        seq=head.size + 1,
        at=timezone.now(),
        action=action,
        subject=subject_ref(subject),
        actor=actor_ref(by),
        codes=codes,
    )
    entry.body = body_of(entry)
    entry.leaf = leaf_hash(entry.body)
    entry.chain = next_chain(bytes(head.chain), entry.leaf)
    entry.save(force_insert=True)
    head.size, head.chain = entry.seq, entry.chain
    head.save()
    return entry


def body_of(entry: TrailEntry) -> bytes:
    """The canonical JSON of an entry: what is hashed, and later proven."""
    return rfc8785.dumps(
        {
            "v": 1,
            "seq": entry.seq,
            "at": entry.at.astimezone(UTC).isoformat(),
            "action": entry.action,
            "subject": entry.subject,
            "actor": entry.actor,
            "codes": entry.codes,
        }
    )


def leaf_hash(body: bytes) -> bytes:
    """RFC 6962, 2.1: a leaf is hashed with a zero byte before it."""
    return hashlib.sha256(b"\x00" + body).digest()


def next_chain(chain: bytes, leaf: bytes) -> bytes:
    return hashlib.sha256(chain + leaf).digest()


def _refuse_prose(codes: dict[str, Code]) -> None:
    for name, code in codes.items():
        if isinstance(code, str) and not NO_PROSE.fullmatch(code):
            raise ValueError(f"The trail holds keys and codes, no prose: {name}")
