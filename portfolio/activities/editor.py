"""How an activity is laid out to write in: its questions, with what the guard saw, and what stands in the margin."""

from typing import Any

from django.forms import BoundField

from portfolio.activities import queries
from portfolio.activities.forms import ActivityForm
from portfolio.activities.kinds import DAY, OPTIONS, Kind
from portfolio.activities.models import Activity
from portfolio.activities.origins import origin_of
from portfolio.activities.questions import BEGIN, BESIDE
from portfolio.guard import hints
from portfolio.writing.text import TEXT_LIMIT


def laid_out(form: ActivityForm, activity: Activity | None) -> dict[str, Any]:
    """Everything the template needs; a small step brings the steps it belongs to."""
    kind = Kind(form.kind)
    steps = queries.of_kind(activity.member, kind) if activity and kind == Kind.STEP else []
    return {
        "activity": activity,
        "form": form,
        "kind": kind,
        "begin": BEGIN[kind],
        "asked": [_asked(form[name]) for name in form.asked],
        "beside": BESIDE[kind],
        "origin": origin_of(form.stored),
        "chain": queries.chain_of(activity, steps) if activity else [],
        "waits": bool(activity) and form.stored.waits_for_an_answer(),
    }


def _asked(bound: BoundField) -> dict[str, Any]:
    look = "chips" if bound.name in OPTIONS else "" if bound.name == DAY else "question"
    return {"field": bound, "hints": _hints(bound) if look == "question" else [], "look": look}


def _hints(bound: BoundField) -> list[Any]:
    written = str(bound.value() or "")
    return hints(written) if len(written) <= TEXT_LIMIT else []
