"""How an activity is laid out to write in: its questions, with what the guard saw, and what stands in the margin."""

from typing import Any

from django.forms import BoundField

from accounts.vault import Vault
from portfolio.activities import queries
from portfolio.activities.asking import can_ask
from portfolio.activities.forms import ActivityForm
from portfolio.activities.kinds import DAY, OPTIONS, Kind
from portfolio.activities.models import Activity
from portfolio.activities.origins import origin_of
from portfolio.activities.permissions import may_ask
from portfolio.activities.questions import BESIDE
from portfolio.writing.beside import margin_of
from portfolio.writing.seen import hints_at


def laid_out(form: ActivityForm, activity: Activity | None, vault: Vault | None) -> dict[str, Any]:
    """Everything the template needs beside what stands in the margin of a text that is kept already."""
    kind = Kind(form.kind)
    return {
        "activity": activity,
        "form": form,
        "kind": kind,
        "asked": [_asked(form[name]) for name in form.asked],
        "beside": BESIDE[kind],
        "origin": origin_of(form.stored),
        "margin": margin_of(activity),
        **(_kept(activity, form, vault) if activity and vault else {}),
    }


def _kept(activity: Activity, form: ActivityForm, vault: Vault) -> dict[str, Any]:
    """A small step brings the steps it belongs to, a question to somebody what came back."""
    steps = queries.of_kind(activity.member, Kind.STEP, vault) if activity.kind == Kind.STEP else []
    return {
        "chain": queries.chain_of(activity, steps),
        "waits": form.stored.waits_for_an_answer(),
        "asks": can_ask(activity.kind),
        "links": queries.links_of(activity, vault) if can_ask(activity.kind) else [],
        "may_ask": may_ask(activity.member, activity),
    }


def _asked(bound: BoundField) -> dict[str, Any]:
    look = "chips" if bound.name in OPTIONS else "" if bound.name == DAY else "question"
    return {"field": bound, "hints": hints_at(bound) if look == "question" else [], "look": look}
