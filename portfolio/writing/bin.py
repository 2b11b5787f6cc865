"""Throwing a writing away, and changing one's mind. The same for every kind; private, so it leaves no trail."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from portfolio.writing.models import BIN_KEEPS, Writing
from portfolio.writing.permissions import may_write
from trail.exceptions import NotPossibleNow


@transaction.atomic
def throw_away(writing: Writing, *, by: User) -> None:
    """Put it in the member's bin: from now on only the bin shows it, for ``BIN_KEEPS``. Doing it again changes nothing.

    Raises ``NotPossibleNow`` when it is gone for good, ``PermissionDenied`` for anybody but its writer.
    """
    there = _locked(writing, by=by)
    if there.binned_at is None:
        there.binned_at = timezone.now()
        there.save(update_fields=["binned_at"])


@transaction.atomic
def put_back(writing: Writing, *, by: User) -> None:
    """Take it out of the bin, as it was, earlier versions included. Raises what ``throw_away`` raises."""
    there = _locked(writing, by=by)
    there.binned_at = None
    there.save(update_fields=["binned_at"])


@transaction.atomic
def delete_for_good(writing: Writing, *, by: User) -> None:
    """Delete what lies in the bin, and every version of it. What was sent in a dossier is a copy and stays.

    Raises ``NotPossibleNow`` when it was put back or is gone already, ``PermissionDenied`` for anybody but its writer.
    """
    there = _locked(writing, by=by)
    if there.binned_at is None:
        raise NotPossibleNow(_("This was put back in another screen."))
    there.delete()


def delete_over_time(kind: type[Writing], now: datetime) -> int:
    """Delete everything of one kind that lay in a bin longer than ``BIN_KEEPS``; how many. For the clock alone."""
    over = kind._default_manager.filter(binned_at__lt=now - BIN_KEEPS)
    return sum(_deleted(one.pk, kind, now) for one in over.only("pk"))


@transaction.atomic
def _deleted(pk: UUID, kind: type[Writing], now: datetime) -> bool:
    """Looks again under the lock: somebody may be putting it back at this very moment."""
    there = kind._default_manager.select_for_update().filter(pk=pk, binned_at__lt=now - BIN_KEEPS).first()
    if there is not None:
        there.delete()
    return there is not None


def _locked(writing: Writing, *, by: User) -> Writing:
    there = type(writing)._default_manager.select_for_update().filter(pk=writing.pk).first()
    if there is None:
        raise NotPossibleNow(_("This was removed in another screen."))
    require(may_write(by, there), _("Only the member can remove this."))
    return there
