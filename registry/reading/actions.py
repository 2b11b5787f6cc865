"""Find readers, read, and write back.

Every verb locks the dossier before a reading: two readers at once, or a reader and a member who withdraws, wait for
each other in one order. The trail's head comes last, so whoever holds it waits for nobody.
"""

from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from accounts.vault import Vault
from portfolio.writing.exceptions import EditedElsewhere
from registry.reading import pool
from registry.reading.findings import Findings
from registry.reading.models import Reading
from registry.reading.permissions import may_assign, may_read
from registry.reading.queries import FIELD, findings_of, item_of
from registry.reading.states import DONE, NEXT, WRITABLE, S
from registry.reading.tasks import ask
from registry.renewal.freeze import latest
from registry.renewal.models import Dossier, Evidence
from registry.renewal.procedure import locked, move_dossier, rules_of
from registry.renewal.states import S as DossierState
from trail import once
from trail.exceptions import NotPossibleNow
from trail.moves import move


@transaction.atomic
def assign(dossier: Dossier, reader: User, *, by: User, key: str) -> Reading:
    """Ask someone from the pool to read. With the first reader the member can no longer take the dossier back.

    Raises ``NotPossibleNow`` for somebody with a tie or not among the first in the order, or when enough readers were
    asked; ``PermissionDenied`` for anyone but secretary and board, and on one's own dossier.
    """
    dossier = locked(dossier)
    require(may_assign(by, dossier), _("Only the secretary or the board can ask readers."))
    act = once.act_of(key, str(reader.pk))
    if made := once.made(Reading, "reading.proposed", act, by=by):
        return made
    evidence = latest(dossier)
    if evidence is None or dossier.state not in {DossierState.SUBMITTED, DossierState.BEING_READ}:
        raise NotPossibleNow(_("This dossier is not waiting for readers."))
    _refuse_reader(evidence, reader)
    reading = Reading.objects.create(evidence=evidence, reader=reader, assigned_by=by)
    _move(reading, S.TIE_CHECKED, by=by, action="reading.proposed", reader=reader.pk)
    if dossier.state == DossierState.SUBMITTED:
        move_dossier(dossier, DossierState.BEING_READ, by=by, action="dossier.being_read")
    once.remember("reading.proposed", act, reading, by=by)
    transaction.on_commit(partial(ask.enqueue, str(reading.pk)))
    return reading


@transaction.atomic
def accept(reading: Reading, *, by: User) -> Reading:
    """Take the reading on; from now on the reader sees the frozen dossier."""
    reading = _to_read(reading, by)
    if reading.state == S.TIE_CHECKED:
        _move(reading, S.ACCEPTED, by=by, action="reading.accepted")
    return reading


@transaction.atomic
def step_back(reading: Reading, *, by: User) -> Reading:
    """Give the dossier back, without a reason; what was written is thrown away. Somebody else will be asked."""
    reading = _to_read(reading, by)
    if reading.state != S.STEPPED_BACK:
        reading.sealed = b""
        _move(reading, S.STEPPED_BACK, by=by, action="reading.stepped_back")
    return reading


@transaction.atomic
def write(reading: Reading, findings: Findings, *, base_revision: int, by: User) -> Reading:
    """Keep a draft of the findings; nobody else sees it.

    Raises ``EditedElsewhere`` when another screen saved something else meanwhile.
    """
    return _kept(_to_read(reading, by), findings, base_revision, by)


@transaction.atomic
def finish(reading: Reading, findings: Findings, *, base_revision: int, by: User, key: str) -> Reading:
    """Hand in the findings. When all readers have, they see each other's and the board can decide.

    Raises ``NotPossibleNow`` with what still has to be written, and for other findings than were handed in already.
    """
    reading = _to_read(reading, by)
    act = once.act_of(key, findings.as_json())
    if once.find("reading.finished", act, by=by) or (reading.state in DONE and findings == findings_of(reading)):
        return reading
    _refuse_handed_in(reading)
    if to_do := findings.still_open():
        raise NotPossibleNow(list(to_do.values()))
    reading = _kept(reading, findings, base_revision, by)
    reading.finished_at = timezone.now()
    _move(reading, S.FINISHED, by=by, action="reading.finished")
    once.remember("reading.finished", act, reading, by=by)
    _reveal(reading)
    return reading


def _refuse_reader(evidence: Evidence, reader: User) -> None:
    if pool.enough_asked(evidence):
        raise NotPossibleNow(_("Enough readers have been asked for this dossier."))
    if reader in pool.offered(evidence):
        return
    if reader in pool.eligible(evidence):
        raise NotPossibleNow(_("Choose a reader from the list."))
    raise NotPossibleNow(_("This person is too close to the member to read this dossier. Choose somebody else."))


def _reveal(reading: Reading) -> None:
    """Once everyone asked has written, and enough people were asked, the readings open to each other."""
    readings = list(reading.evidence.readings.standing().select_for_update())
    enough = len(readings) >= rules_of(reading.evidence.dossier).readers
    if not enough or any(one.state != S.FINISHED for one in readings):
        return
    for one in readings:
        _move(one, S.REVEALED, by=None, action="reading.revealed")
    reading.refresh_from_db(fields=["state"])
    move_dossier(reading.evidence.dossier, DossierState.ADVISED, by=None, action="dossier.advised")


def _to_read(reading: Reading, by: User) -> Reading:
    dossier = locked(reading.evidence.dossier)
    rows = Reading.objects.select_for_update(of=("self",)).select_related("evidence__record_key", "reader")
    reading = rows.get(pk=reading.pk)
    reading.evidence.dossier = dossier
    require(may_read(by, reading), _("This dossier is not yours to read."))
    return reading


def _refuse_handed_in(reading: Reading) -> None:
    if reading.state not in WRITABLE:
        raise NotPossibleNow(_("You have handed in your findings."))


def _kept(reading: Reading, findings: Findings, base_revision: int, by: User) -> Reading:
    """The findings, sealed as the next revision; the same findings again change nothing."""
    _refuse_handed_in(reading)
    before = findings_of(reading)
    if findings == before:
        return reading
    if base_revision != reading.revision:
        raise EditedElsewhere(before, reading.revision)
    reading.revision += 1
    reading.sealed = Vault.under(reading.evidence.record_key).seal(
        findings.as_json(), item=item_of(reading), field=FIELD, revision=reading.revision
    )
    reading.save(update_fields=["revision", "sealed"])
    if reading.state == S.ACCEPTED:
        _move(reading, S.WRITING, by=by, action="reading.begun")
    return reading


def _move(reading: Reading, to: S, *, by: User | None, action: str, **codes: int) -> None:
    move(reading, to, table=NEXT, by=by, action=action, evidence=str(reading.evidence_id), **codes)
