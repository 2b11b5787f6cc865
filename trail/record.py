"""The only writer of the trail."""

import os
import re

from django.db import models, transaction
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from accounts.models import User
from trail import merkle
from trail.exceptions import UnknownAction
from trail.labels import LABELS
from trail.leaves import SALT, body_of, commitment
from trail.models import TrailEntry, TrailHead, TrailNode, actor_ref, subject_ref

NO_PROSE = re.compile(r"[\w.:@/+-]{0,64}", re.ASCII)
Code = str | int | bool | None


def record(action: str, subject: models.Model, *, by: User | str | None, **codes: Code) -> TrailEntry:
    """Append one entry inside the transaction that makes the change. Keys and codes only, never prose.

    Writers wait for each other at the trail's head, so that the tree grows by one leaf at a time. Raises
    ``TransactionManagementError`` outside ``transaction.atomic``, ``UnknownAction`` for an action without a label,
    ``ValueError`` for a code that could hold prose.
    """
    if not transaction.get_connection().in_atomic_block:
        raise TransactionManagementError("The trail stands inside the change it tells of.")
    if action not in LABELS:
        raise UnknownAction(action)
    _refuse_prose(codes)
    head = TrailHead.objects.select_for_update().get(pk=1)
    entry = _entry(head.size + 1, action, subject_ref(subject), actor_ref(by), codes)
    entry.save(force_insert=True)
    _grow(head, bytes(entry.leaf))
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


def _grow(head: TrailHead, leaf: bytes) -> None:
    peaks, completed = merkle.grown(head.as_peaks(), head.size, leaf)
    TrailNode.objects.bulk_create(TrailNode(level=level, index=index, digest=one) for level, index, one in completed)
    head.size, head.peaks = head.size + 1, b"".join(peaks)
    head.save()


def _refuse_prose(codes: dict[str, Code]) -> None:
    for name, code in codes.items():
        if isinstance(code, str) and not NO_PROSE.fullmatch(code):
            raise ValueError(f"The trail holds keys and codes, no prose: {name}")
