"""A form sent twice is carried out once. Called inside the transaction, after the lock."""

import hashlib
import json
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import models
from django.utils.translation import gettext as _

from accounts.models import User
from trail.exceptions import NotPossibleNow
from trail.models import DoneOnce, actor_ref, subject_ref

Row = TypeVar("Row", bound=models.Model)
KEPT_FOR = timedelta(days=30)
"""How long a page can stay open and still be known as sent already."""


def act_of(key: str, *texts: str) -> str:
    """The key of one form *and* what was in it, to find and remember it by; empty without a form key.

    The same form sent twice is one act. The same form sent again after going back and writing on is another: dropping
    that as a repetition would lose text. The random form key, which is stored nowhere, keeps the digest from telling
    anything about the words.
    """
    return hashlib.sha256(json.dumps([key, *texts]).encode()).hexdigest() if key else ""


def find(action: str, key: str, *, by: User | str | None) -> str | None:
    """The primary key (as text) of what this form already made, or None the first time."""
    done = DoneOnce.objects.filter(actor=actor_ref(by), action=action, key=key[:64]).first()
    return done.subject.rpartition(":")[2] if done else None


def made(table: type[Row], action: str, key: str, *, by: User | str | None) -> Row | None:
    """The row of ``table`` this form already made; None the first time, and for a form without a key.

    Raises ``NotPossibleNow`` when that row is gone by now: to send a form again is not to bring back what was taken
    away.
    """
    pk = find(action, key, by=by) if key else None
    if pk is None:
        return None
    row = table._default_manager.filter(pk=pk).first()
    if row is None:
        raise NotPossibleNow(_("You sent this already. What came of it was taken away since."))
    return row


def remember(action: str, key: str, subject: models.Model, *, by: User | str | None) -> None:
    """Remember that this form was carried out, and on what. Raises ``ValueError`` for an empty key."""
    if not key:
        raise ValueError("A form that writes carries a key.")
    DoneOnce.objects.create(actor=actor_ref(by), action=action, key=key[:64], subject=subject_ref(subject))


def forget_old(now: datetime) -> int:
    """Forget the forms that people sent more than ``KEPT_FOR`` ago; how many. Doing it twice forgets nothing more.

    What the register itself did once, it did once for good.
    """
    old = DoneOnce.objects.filter(at__lt=now - KEPT_FOR).exclude(actor=actor_ref(None))
    return old.delete()[0]
