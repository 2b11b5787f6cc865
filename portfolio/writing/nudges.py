"""The guard beside an open text: what it sees in each field, one phrase put in place, one fragment left in peace.

The buttons belong to the editor's own form. So without a script, too, a tap saves everything that was typed, and only
then changes that one place.
"""

from dataclasses import dataclass

from django.http import QueryDict
from django.template.loader import render_to_string

from accounts.models import User
from portfolio.guard import Span, phrases, scan
from portfolio.writing.fields import Words
from portfolio.writing.forms import OpenPage
from portfolio.writing.models import Writing
from portfolio.writing.peace import Peace, leave_in_peace
from portfolio.writing.seen import hints_at
from portfolio.writing.text import TEXT_LIMIT, tidy

PHRASE, LEAVE = "neutral", "leave"
"""Names of the two buttons; their values say ``field.start.end`` and, of a phrase, which one."""
TEMPLATE = "portfolio/guard/_hints.html"
FRAGMENT_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Tapped:
    """The place a button was about, in the text as it was sent; only where the guard still sees something."""

    field: str
    text: str
    span: Span
    choice: int

    @property
    def fragment(self) -> str:
        return self.text[self.span.start : self.span.end]


def hints_in(form: OpenPage) -> dict[str, str]:
    """The same for every field of words, as the page shows it: what an autosave answers."""
    asked = [form[name] for name, field in form.fields.items() if isinstance(field, Words)]
    seen = {bound.html_name: (bound, hints_at(bound)) for bound in asked}
    return {
        name: render_to_string(TEMPLATE, {"field": bound, "hints": found})
        for name, (bound, found) in seen.items()
        if found
    }


def in_place(data: QueryDict) -> QueryDict:
    """The sent form with the tapped phrase in its place; the form as it is when that place changed in the meantime."""
    tapped = tapped_in(data, PHRASE)
    if tapped is None:
        return data
    offered = phrases(tapped.text, tapped.span)
    if tapped.choice >= len(offered):
        return data
    changed = data.copy()
    before, after = tapped.text[: tapped.span.start], tapped.text[tapped.span.end :]
    changed[tapped.field] = before + offered[tapped.choice] + after
    return changed


def on_peace(form: OpenPage, writing: Writing) -> OpenPage:
    """The form, knowing what its member left in peace in this writing."""
    form.left, form.taps = Peace(writing), True
    return form


def followed(url: str, writing: Writing, data: QueryDict, *, by: User) -> str:
    """Once all is saved: leave in peace what was tapped so, and lead back to the field that was read."""
    tapped = tapped_in(data, LEAVE)
    if tapped is not None and len(tapped.fragment) <= FRAGMENT_LIMIT:
        leave_in_peace(writing, tapped.fragment, by=by)
    field = (data.get(PHRASE) or data.get(LEAVE, "")).split(".")[0]
    return f"{url}#id_{field}" if field and field in data else url


def tapped_in(data: QueryDict, button: str) -> Tapped | None:
    """What the button says, checked against the text beside it."""
    field, *numbers = data.get(button, "").split(".")
    if field not in data or len(numbers) not in {2, 3} or not all(_is_number(one) for one in numbers):
        return None
    start, end, choice = (*map(int, numbers), 0)[:3]
    text = tidy(data.get(field, ""))
    if len(text) > TEXT_LIMIT:
        return None
    span = next((one for one in scan(text) if (one.start, one.end) == (start, end)), None)
    return Tapped(field, text, span, choice) if span else None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= len(str(TEXT_LIMIT))
