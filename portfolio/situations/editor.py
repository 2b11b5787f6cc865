"""How the editor is laid out: what stands open, what waits folded, what the guard has to say. No decisions."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.forms import BoundField

from portfolio.guard import Hint
from portfolio.situations.articles import Offered
from portfolio.situations.content import LENSES, MORE, OPTIONS, PERSPECTIVES, link_field
from portfolio.situations.forms import SituationForm, row_fields
from portfolio.situations.questions import TONES, Step
from portfolio.situations.ways import WAYS, Way, beside, way_of
from portfolio.writing.rows import RowKind
from portfolio.writing.seen import hints_at


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what the guard saw in its answer; of a lens also how much it was at play."""

    field: BoundField
    hints: list[Hint]
    kind: str = ""
    weight: BoundField | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list; its first field decides how it is announced."""

    asked: list[Asked]


@dataclass(frozen=True, slots=True)
class Part:
    """A step as it is shown."""

    step: Step
    open: bool
    asked: list[Asked]
    rows: list[Row]
    pattern: list[BoundField]


@dataclass(frozen=True, slots=True)
class Beside:
    """The code beside the text: what is at play on top, the rest of the ``edition`` folded under its core values."""

    edition: str
    is_of_the_day: bool
    chosen: list[tuple[Offered, BoundField]]
    values: list[tuple[str, list[tuple[Offered, BoundField]]]]


def laid_out(form: SituationForm) -> dict[str, Any]:
    """Everything the template needs beside the form itself.

    ``also``: what was written to questions of another way in, in sight; ``folded``: questions nobody answered yet.
    """
    way = way_of(form.stored)
    others = [_part(form, step, is_open=step.is_answered(form.stored)) for step in beside(way)]
    return {
        "form": form,
        "way": way,
        "ways": WAYS,
        "opening": [_asked(form[name]) for name in way.opening],
        "parts": _parts(form, way),
        "also": [part for part in others if part.open],
        "folded": [part for part in others if not part.open and not set(part.step.fields) & set(MORE)],
        "code": _code(form),
    }


def _parts(form: SituationForm, way: Way) -> list[Part]:
    """Open are the steps that hold something, that have an error, and the first one that is still empty.

    The first empty one stays shut until the opening questions are answered: one new question at a time.
    """
    next_up = all(form.stored.text(name) for name in way.opening)
    parts = []
    for step in way.steps:
        answered = step.is_answered(form.stored)
        parts.append(_part(form, step, is_open=answered or next_up))
        next_up = next_up and answered
    return parts


def _part(form: SituationForm, step: Step, *, is_open: bool) -> Part:
    kind = {"perspectives": PERSPECTIVES, "options": OPTIONS}.get(step.rows)
    asked = [_asked(form[name]) for name in step.fields]
    rows = [Row([_asked(bound) for bound in row]) for row in kind.bound(form, form.counts[step.rows])] if kind else []
    in_rows = [one for row in rows for one in row.asked]
    troubled = any(one.field.errors for one in asked + in_rows)
    return Part(step, is_open or troubled, asked, rows, _pattern(form, kind) if kind else [])


def _pattern(form: SituationForm, kind: RowKind) -> list[BoundField]:
    """An empty row for the script to copy."""
    fields = row_fields(kind, "__prefix__")
    return [
        fields[kind.name("__prefix__", part)].get_bound_field(form, kind.name("__prefix__", part))
        for part in kind.parts
    ]


def _asked(bound: BoundField) -> Asked:
    found = hints_at(bound)
    weight = bound.form[f"weight_{bound.name}"] if bound.name in LENSES else None
    return Asked(bound, found, TONES.get(bound.name, ""), weight)


def _code(form: SituationForm) -> Beside | None:
    """None when there is no code yet. What was just taken back stays in sight, so that one can think again."""
    if not form.articles:
        return None
    held = {link_field(link["edition"], link["key"]) for link in form.stored.links}
    at_play = [one for one in form.articles if one.field in held or form[one.field].value()]
    others = [one for one in form.articles if one not in at_play]
    grouped = groupby(others, key=lambda article: (article.edition, article.value))
    return Beside(
        edition=form.articles[0].edition,
        is_of_the_day=form.articles[0].of_the_day,
        chosen=[(article, form[article.field]) for article in at_play],
        values=[(value, [(one, form[one.field]) for one in group]) for (_number, value), group in grouped],
    )
