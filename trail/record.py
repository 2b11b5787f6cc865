"""The only writer of the trail."""

import os
import re

from django.db import connection, models, transaction
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from accounts.models import User
from trail import merkle
from trail.exceptions import UnknownAction
from trail.labels import LABELS
from trail.leaves import SALT, body_of, commitment
from trail.models import TrailEntry, actor_ref, subject_ref
from trail.rows import append, locked_head

NO_PROSE = re.compile(r"[\w.:@/+-]{0,64}", re.ASCII)
Code = str | int | bool | None


def record(action: str, subject: models.Model, *, by: User | str | None, **codes: Code) -> TrailEntry:
    """Append one entry inside the transaction that makes the change. Keys and codes only, never prose.

    Writers wait for each other at the trail's head, so that the tree grows by one leaf at a time. Raises
    ``TransactionManagementError`` outside ``transaction.atomic``, ``UnknownAction`` for an action without a label,
    ``ValueError`` for a code that could hold prose.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("The trail stands inside the change it tells of.")
    if action not in LABELS:
        raise UnknownAction(action)
    _refuse_prose(codes)
    try:
        return _appended(action, subject_ref(subject), actor_ref(by), codes)
    except Exception:
        transaction.set_rollback(True)  # SQLite would keep a change whose entry failed, where somebody catches this
        raise


def _appended(action: str, subject: str, actor: str, codes: dict[str, Code]) -> TrailEntry:
    with connection.cursor() as rows:
        size, peaks = locked_head(rows)
        entry = _entry(size + 1, action, subject, actor, codes)
        append(rows, entry, *merkle.grown(peaks, size, bytes(entry.leaf)))
    return entry


def _entry(seq: int, action: str, subject: str, actor: str, codes: dict[str, Code]) -> TrailEntry:
    now, subject_salt, actor_salt = timezone.now(), os.urandom(SALT), os.urandom(SALT)
    body = body_of(seq, now, action, commitment(subject_salt, subject), commitment(actor_salt, actor), codes)
    return TrailEntry(
        seq=seq,
        at=now,
        action=action,
        subject=subject,
        subject_salt=subject_salt,
        actor=actor,
        actor_salt=actor_salt,
        codes=codes,
        body=body,
        leaf=merkle.leaf_hash(body),
    )


def _refuse_prose(codes: dict[str, Code]) -> None:
    for name, code in codes.items():
        if isinstance(code, str) and not NO_PROSE.fullmatch(code):
            raise ValueError(f"The trail holds keys and codes, no prose: {name}")
