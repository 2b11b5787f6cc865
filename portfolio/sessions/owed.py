"""Sending what is owed to people: one worker at a time, once for each occasion, and again when it did not leave."""

from datetime import datetime, timedelta

from django.db.models import F, Q
from django.utils import timezone

from portfolio.sessions.models import OwedMail, OwedMailQuerySet

LEASE = timedelta(minutes=5)
"""How long one worker has for a mail before another may try."""


def claim(mail: OwedMail, now: datetime) -> bool:
    """Whether this worker may send it now: it did not leave, and nobody else is at it."""
    free = Q(tried_at=None) | Q(tried_at__lt=now - LEASE)
    return bool(_unsent(mail).filter(free, revoked_at=None).update(tried_at=now, tries=F("tries") + 1))


def sent(mail: OwedMail) -> None:
    _unsent(mail).update(sent_at=timezone.now())


def drop(mail: OwedMail) -> None:
    """Nobody needs it any more; it will not be tried again."""
    _unsent(mail).update(revoked_at=timezone.now())


def _unsent(mail: OwedMail) -> OwedMailQuerySet:
    return type(mail).objects.filter(pk=mail.pk, sent_at=None)
