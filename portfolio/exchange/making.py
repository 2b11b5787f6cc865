"""From a question to a sealed parcel, by workers that may be killed at any moment.

A worker claims a parcel (commit), makes it outside any transaction, and hands it in (commit) only when the claim is
still its own; the file of a worker that came too late is thrown away. As for papers (registry/renewal/printing.py).
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone, translation

from accounts.vault import CannotOpen, Vault
from documents.render import CannotRender, render
from documents.sign import seal
from portfolio.exchange import bringing, sealed_file, unpack
from portfolio.exchange.exceptions import CannotTakeIn, NothingToProve
from portfolio.exchange.framed import by_address
from portfolio.exchange.gathering import frames_of, gather
from portfolio.exchange.models import KEPT_FOR, MAKING_TAKES, TRIES, Parcel
from portfolio.exchange.pack import pack
from portfolio.exchange.paper import paper_of
from portfolio.exchange.parcels import ASKED, OUTCOME, SESSION, content_of, item_of, note_of, seal_note
from portfolio.exchange.sealed_file import SealedWriter
from portfolio.exchange.states import NEXT, Kind, State
from portfolio.exchange.stored_zip import Target, TooBig
from portfolio.intervision import proof
from portfolio.sessions.models import Session

NEW, PROBLEMS = "new", "problems"
YEAR = "year"
"""Which year somebody asked for on paper."""


def make(pk: str) -> None:
    """Make one parcel, once; what fails is tried again at the next tick, three times in all."""
    parcel = _claim(pk)
    if parcel is None:
        return
    with translation.override(parcel.member.language or translation.get_language()):
        try:
            made = _take_in(parcel) if parcel.kind == Kind.IMPORT else _written(parcel)
        except Exception as reason:  # noqa: BLE001  whatever went wrong, it is tried again and never forgotten
            _put_off(parcel, _code_of(reason))
        else:
            _hand_in(parcel, made)


@transaction.atomic
def _claim(pk: str) -> Parcel | None:
    """Take this parcel on, unless it is done, thrown away, or in another worker's hands."""
    parcel, now = _locked(pk), timezone.now()
    if parcel is None or parcel.state != State.WAITING:
        return None
    if parcel.running_since and now < parcel.running_since + MAKING_TAKES:
        return None
    if parcel.attempt >= TRIES:
        _finish(parcel, State.FAILED, parcel.reason or "stopped")
        return None
    parcel.attempt, parcel.running_since = parcel.attempt + 1, now
    parcel.save(update_fields=["attempt", "running_since"])
    return parcel


def _written(parcel: Parcel) -> dict[str, Any]:
    """The file, sealed while it is written; nothing of it is on disk in the clear."""
    with sealed_file.scratch() as scratch:
        writer = SealedWriter(scratch, Vault.under(parcel.record_key), item_of(parcel, parcel.attempt))
        WRITERS[parcel.kind](parcel, writer)
        writer.finish()
        return {"name": sealed_file.keep(f"{parcel.pk}-{parcel.attempt}", scratch), "size": writer.size}


def _export(parcel: Parcel, target: Target) -> None:
    pack(parcel.member, target, made_at=timezone.now())


def _paper(parcel: Parcel, target: Target) -> None:
    """Made of what stood there when a worker came to it; the day on it is the day it was asked for."""
    year = note_of(parcel, ASKED).get(YEAR, "")
    frames = frames_of(parcel.member, year)
    facts = gather(parcel.member, year, at=parcel.asked_at, frames=frames)
    target.write(seal(render(paper_of(facts, by_address(frames))), reason=facts["schema"]))


def _proof(parcel: Parcel, target: Target) -> None:
    """Raises ``NothingToProve`` when the session is not shared any more by the time a worker comes to it."""
    rows = Session.objects.visible_to(parcel.member).select_related("record_key")
    session = rows.filter(pk=note_of(parcel, ASKED)[SESSION]).first()
    facts = proof.gather(session, parcel.member) if session else None
    if facts is None:
        raise NothingToProve
    target.write(seal(render(proof.paper_of(facts)), reason=facts["schema"]))


WRITERS: dict[str, Callable[[Parcel, Target], None]] = {Kind.EXPORT: _export, Kind.PAPER: _paper, Kind.PROOF: _proof}


def _take_in(parcel: Parcel) -> dict[str, Any]:
    """What came of a package that was handed in: whether anything was new, or what is wrong with it."""
    try:
        with content_of(parcel) as source:
            outcome: dict[str, Any] = {NEW: bringing.take_in(unpack.opened(source), parcel.member)}
    except CannotTakeIn as refusal:
        outcome = {PROBLEMS: refusal.problems}
    return {"sealed": seal_note(parcel, OUTCOME, outcome)}


@transaction.atomic
def _hand_in(claimed: Parcel, made: dict[str, Any]) -> None:
    parcel = _locked(claimed.pk)
    if parcel is None or parcel.state != State.WAITING or parcel.attempt != claimed.attempt:
        sealed_file.forget(made.get("name", ""))
        return
    handed_in, now = parcel.name, timezone.now()
    parcel.name = ""
    for column, value in made.items():
        setattr(parcel, column, value)
    parcel.ready_at, parcel.expires_at = now, now + KEPT_FOR
    _finish(parcel, State.READY)
    transaction.on_commit(lambda: sealed_file.forget(handed_in))


@transaction.atomic
def _put_off(claimed: Parcel, reason: str) -> None:
    parcel = _locked(claimed.pk)
    if parcel is None or parcel.state != State.WAITING or parcel.attempt != claimed.attempt:
        return
    parcel.running_since, parcel.reason = None, reason
    if parcel.attempt >= TRIES or reason in NO_USE:
        _finish(parcel, State.FAILED, reason)
    else:
        parcel.save(update_fields=["running_since", "reason"])


NO_USE = {"size", "pages", "letters", "unproven"}
"""What goes wrong the same way every time."""


def _finish(parcel: Parcel, state: State, reason: str = "") -> None:
    assert state in NEXT[State(parcel.state)]  # noqa: S101
    parcel.state, parcel.reason, parcel.running_since = state, reason, None
    parcel.save()


def _code_of(reason: Exception) -> str:
    """A code without a word of the content."""
    if isinstance(reason, CannotRender):
        return reason.reason_code
    if isinstance(reason, TooBig):
        return "size"
    if isinstance(reason, NothingToProve):
        return "unproven"
    return "content" if isinstance(reason, CannotOpen) else type(reason).__name__.lower()[:32]


def _locked(pk: UUID | str) -> Parcel | None:
    rows = Parcel.objects.select_for_update(of=("self",)).select_related("record_key", "member")
    return rows.filter(pk=pk).first()
