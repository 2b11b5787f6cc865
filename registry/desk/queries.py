"""Who waits for what, since when. Procedure and state; not one sentence of content."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch
from django.utils import timezone

from accounts.groups import is_board
from accounts.models import User
from registry.decisions.models import Decision
from registry.policy.queries import timeline
from registry.reading.models import Reading
from registry.reading.permissions import may_assign
from registry.renewal.models import Document, Dossier, Evidence
from registry.renewal.states import PaperState, S


@dataclass(frozen=True)
class Waiting:
    """One dossier that waits: for readers, for a reader to finish, or for the board."""

    dossier: Dossier
    since: datetime
    readings: list[Reading]
    needs_readers: bool
    may_assign: bool
    may_decide: bool
    proposed: bool


def waiting(user: User) -> list[Waiting]:
    """Every dossier that waits for somebody, longest first; one's own is left out."""
    readings = Prefetch("readings", Reading.objects.standing().select_related("reader"), to_attr="standing_readings")
    decisions = Prefetch("decisions", Decision.objects.standing(), to_attr="standing_decisions")
    evidence = Prefetch("evidence", Evidence.objects.defer("sealed").prefetch_related(readings, decisions))
    dossiers = Dossier.objects.waiting().exclude(member=user).defer("sealed").select_related("registration")
    rules = timeline()
    return [
        _row(user, dossier, rules.on(timezone.localdate(dossier.opened_at)).readers)
        for dossier in dossiers.prefetch_related(evidence)
    ]


def failed_papers() -> list[Document]:
    """Papers a person has to look at."""
    failed = Document.objects.filter(state=PaperState.FAILED).defer("sealed")
    return list(failed.select_related("evidence__dossier__registration"))


def _row(user: User, dossier: Dossier, needed: int) -> Waiting:
    sent = dossier.evidence.all()
    latest = sent[len(sent) - 1] if sent else None
    readings = _standing(latest, "readings") if latest else []
    unread = all(reading.reader_id != user.pk for one in sent for reading in _standing(one, "readings"))
    return Waiting(
        dossier=dossier,
        since=dossier.state_since,
        readings=readings,
        needs_readers=dossier.state in {S.SUBMITTED, S.BEING_READ} and len(readings) < needed,
        may_assign=may_assign(user, dossier),
        may_decide=dossier.state == S.ADVISED and is_board(user) and unread,
        proposed=bool(latest and _standing(latest, "decisions")),
    )


def _standing(evidence: Evidence, what: str) -> list:
    """What ``waiting`` fetched along for all rows at once."""
    return getattr(evidence, f"standing_{what}")
