"""What the register itself keeps of a member, for the package they take along: put on its list when Django starts."""

from collections.abc import Iterator
from dataclasses import asdict
from functools import partial

from accounts.models import User
from portfolio.exchange.entries import Entry, file_name, json_entry, moment
from registry.decisions.models import Decision
from registry.decisions.queries import grounds_of
from registry.registrations.models import Registration
from registry.renewal.freeze import bytes_of
from registry.renewal.gather import draft_of
from registry.renewal.models import Document, Dossier, Evidence
from registry.renewal.printing import pdf_of
from registry.renewal.states import PaperState
from registry.renewal.stories import earlier

FOLDER = "register"


def entries(user: User) -> Iterator[Entry]:
    """The registration, one's own stories, the dossiers as they were sent with their papers, the decisions."""
    for registration in Registration.objects.filter(member=user).prefetch_related("employments"):
        yield json_entry(f"{FOLDER}/registration.json", _registration(registration))
    for dossier in Dossier.objects.visible_to(user).select_related("member"):
        name = file_name(dossier.period_until, "own story", dossier.pk)
        yield json_entry(f"{FOLDER}/stories/{name}.json", _story(dossier))
    sent = Evidence.objects.filter(dossier__member=user)
    for evidence in sent.select_related("record_key"):
        yield Entry(f"{FOLDER}/{evidence.reference}/dossier.json", partial(bytes_of, evidence))
    papers = Document.objects.filter(evidence__in=sent, state=PaperState.MADE)
    for paper in papers.select_related("record_key", "evidence"):
        yield Entry(f"{FOLDER}/{paper.evidence.reference}/{paper.kind}.pdf", partial(pdf_of, paper))
    for decision in Decision.objects.visible_to(user).select_related("record_key", "evidence"):
        yield json_entry(f"{FOLDER}/{decision.evidence.reference}/decision.json", _decision(decision))


def _registration(one: Registration) -> dict[str, object]:
    columns = ("number", "name", "municipality", "field", "state", "visibility")
    work = [
        {"employer": job.employer, "since": _day(job.since), "until": _day(job.until)} for job in one.employments.all()
    ]
    days = {"registered_on": _day(one.registered_on), "valid_until": _day(one.valid_until)}
    told = {name: getattr(one, name) for name in columns}
    return {"schema": "registration/1", **told, **days, "employments": work}


def _story(dossier: Dossier) -> dict[str, object]:
    before = [{"kept_at": moment(row.kept_at), "story": text} for row, text in reversed(earlier(dossier))]
    period = {"from": _day(dossier.period_from), "until": _day(dossier.period_until)}
    about = {"id": str(dossier.pk), "state": dossier.state, "period": period}
    return {"schema": "own-story/1", **about, "story": draft_of(dossier).story, "earlier": before}


def _decision(one: Decision) -> dict[str, object]:
    days = {"decided_at": moment(one.decided_at), "valid_until": _day(one.valid_until)}
    return {"schema": "decision/1", "outcome": one.outcome, **asdict(grounds_of(one)), **days}


def _day(day) -> str:
    return day.isoformat() if day else ""
