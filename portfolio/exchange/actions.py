"""The verbs of one's own data. Private, so no trail: that somebody takes their own texts along is theirs alone."""

from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from accounts.vault import Vault, new_record_key
from portfolio.exchange import sealed_file
from portfolio.exchange.models import KEPT_FOR, Parcel
from portfolio.exchange.parcels import ASKED, SESSION, item_of, note_of, seal_note
from portfolio.exchange.permissions import may_bring_in, may_take_along
from portfolio.exchange.sealed_file import SealedReader, SealedWriter
from portfolio.exchange.states import Kind, State
from portfolio.exchange.tasks import make_parcel
from portfolio.intervision.proof import may_have
from portfolio.sessions.models import Session
from trail.exceptions import NotPossibleNow


@transaction.atomic
def ask(kind: str, *, by: User, wishes: dict[str, Any] | None = None) -> Parcel:
    """Have a parcel made: ``Kind.EXPORT``, ``PAPER`` or ``PROOF``. One that is being made already is that parcel.

    A parcel that waited to be fetched makes room for the new one. Raises ``PermissionDenied``.
    """
    require(may_take_along(by), _("Sign in first."))
    User.objects.locked(by)
    before = Parcel.objects.filter(member=by, kind=kind).select_related("record_key").first()
    if before and before.state == State.WAITING and note_of(before, ASKED) == (wishes or {}):
        return before
    return _begun(kind, by, before, wishes or {})


@transaction.atomic
def ask_proof(session: Session, *, by: User) -> Parcel:
    """Have a proof of participation made. Raises ``NotPossibleNow`` when there is nothing to prove."""
    if not may_have(by, session, session.participations.all()):
        raise NotPossibleNow(_("There is no proof of this session now. Nothing of it was changed."))
    return ask(Kind.PROOF, by=by, wishes={SESSION: str(session.pk)})


@transaction.atomic
def hand_in(source: SealedReader, *, by: User) -> Parcel:
    """Hand in a package to bring in. A worker looks at it and takes it in, whole or not at all.

    Raises ``PermissionDenied`` for who keeps no portfolio here.
    """
    require(may_bring_in(by), _("Only members of the register keep a portfolio here."))
    User.objects.locked(by)
    before = Parcel.objects.filter(member=by, kind=Kind.IMPORT).select_related("record_key").first()
    parcel = _begun(Kind.IMPORT, by, before, {})
    with sealed_file.scratch() as scratch:
        writer = SealedWriter(scratch, Vault.under(parcel.record_key), item_of(parcel, 0))
        for chunk in source.chunks():
            writer.write(chunk)
        writer.finish()
        parcel.name, parcel.size = sealed_file.keep(f"{parcel.pk}-0", scratch), writer.size
    parcel.save(update_fields=["name", "size"])
    return parcel


@transaction.atomic
def throw_away(parcel: Parcel) -> None:
    """File, row and key go; without the key nothing of it opens, should a file stay behind."""
    row = Parcel.objects.select_for_update().filter(pk=parcel.pk).first()
    if row is None:
        return
    key, name = row.record_key, row.name
    row.delete()
    key.delete()
    transaction.on_commit(partial(sealed_file.forget, name))


def throw_away_over() -> int:
    """Every parcel that waited its day, and every file a crash left without its row; how many parcels."""
    over = list(Parcel.objects.over(timezone.now()))
    for parcel in over:
        throw_away(parcel)
    known = set(Parcel.objects.values_list("name", flat=True))
    for name in sealed_file.older_than(timezone.now() - KEPT_FOR):
        if name not in known:
            sealed_file.forget(name)
    return len(over)


def pick_up() -> int:
    """Hand every parcel that nobody is making to the workers: what a crash, or a lost queue, left behind."""
    due = list(Parcel.objects.due(timezone.now()).values_list("pk", flat=True))
    for pk in due:
        make_parcel.enqueue(str(pk))
    return len(due)


def _begun(kind: str, member: User, before: Parcel | None, wishes: dict[str, Any]) -> Parcel:
    if before:
        throw_away(before)
    key = new_record_key()
    parcel = Parcel(member=member, kind=kind, record_key=key, expires_at=timezone.now() + KEPT_FOR)
    parcel.sealed = seal_note(parcel, ASKED, wishes)
    parcel.save(force_insert=True)
    transaction.on_commit(partial(make_parcel.enqueue, str(parcel.pk)))
    return parcel
