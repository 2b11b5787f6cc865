"""The form for one session and its colleagues, and for what somebody keeps of it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from codeofconduct.methods.kinds import Method
from portfolio.confirmations.forms import AnswerForm
from portfolio.intervision.insights import INSIGHT_LIMIT
from portfolio.sessions.facts import LABELS, Facts, Invited, what_is_off
from portfolio.sessions.rules import FEWEST, MOST, refused
from portfolio.writing.fields import DATE_FORMATS, NameOfSomebody, Words
from portfolio.writing.rows import RowKind

TIME_FORMATS = ["%H:%M", "%H.%M", "%H:%M:%S", "%H%M"]
COLLEAGUES = RowKind("colleagues", ("name", "email"), at_least=FEWEST)
WHEN = ("held_on", "begins", "ends")
MISSING = {
    "held_on": gettext_lazy("Choose the day."),
    "begins": gettext_lazy("Write when it begins."),
    "ends": gettext_lazy("Write when it ends."),
    "place": gettext_lazy("Write where it is, or that it is online."),
    "method": gettext_lazy("Choose a method from the list."),
    "theme": gettext_lazy("Name the theme in a few words."),
}
HARMLESS = {"place": "-", "theme": "-", "method": Method.OTHER}
"""Stands in for a field that has an error of its own, so that the other rules can still be told."""


def _missing(name: str) -> dict[str, Any]:
    return {"required": MISSING[name]} if name in MISSING else {}


def _line(name: str, *, limit: int, **options: Any) -> Words:
    return Words(label=LABELS[name], limit=limit, one_line=True, error_messages=_missing(name), **options)


def _time(name: str) -> forms.TimeField:
    return forms.TimeField(
        label=LABELS[name],
        input_formats=TIME_FORMATS,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={**_missing(name), "invalid": gettext_lazy("Write a time like 13:30.")},
    )


class FactsForm(forms.Form):
    """The facts of a session. ``facts()`` is what was filled in, once valid."""

    held_on = forms.DateField(
        label=LABELS["held_on"],
        input_formats=DATE_FORMATS,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            **_missing("held_on"),
            "invalid": gettext_lazy("Write a date as day-month-year, for example 3-5-2026."),
        },
    )
    begins = _time("begins")
    ends = _time("ends")
    place = _line("place", limit=120, required=True)
    group = _line("group", limit=120)
    method = forms.ChoiceField(
        label=LABELS["method"],
        choices=[("", gettext_lazy("Choose a method")), *Method.choices],
        error_messages={**_missing("method"), "invalid_choice": gettext_lazy("Choose a method from the list.")},
    )
    theme = _line("theme", limit=120, required=True, help_text=gettext_lazy("At most ten words."))
    facilitator = _line("facilitator", limit=150)
    lesson = Words(label=LABELS["lesson"], limit=400, rows=2)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if all(name in cleaned for name in WHEN):
            known = {name: cleaned[name] for name in LABELS if name in cleaned}
            for name, why in self.off(Facts(**{**HARMLESS, **known})).items():
                if name in known:
                    self.add_error(name, why)
        elif "theme" in cleaned and len(cleaned["theme"].split()) > 10:
            self.add_error("theme", _("Say the theme in at most ten words."))
        return cleaned

    def off(self, facts: Facts) -> dict[str, str]:
        """What cannot be true, by field."""
        return what_is_off(facts, now=timezone.now())

    def facts(self) -> Facts:
        """What has no field here stays what it was."""
        return Facts(**{name: self.cleaned_data.get(name, self.initial.get(name, "")) for name in LABELS})


def as_initial(facts: Facts) -> dict[str, Any]:
    """What a session says, for the form that goes on with it."""
    return {name: getattr(facts, name) for name in facts.__slots__}


class ReviseForm(FactsForm):
    """The facts again, and which revision the page shows."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10**6)


class LogForm(FactsForm):
    """The facts and who was there, in numbered rows. ``invited()`` are the colleagues, once valid."""

    people = COLLEAGUES

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        organiser: User,
        initial: Mapping[str, Any] | None = None,
        one_more: bool = False,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.organiser = organiser
        self.count = self.people.how_many(self.data or initial or {}, 0)
        if one_more:
            self.count = min(self.count + 1, MOST)
        for number in [*range(self.count), "__prefix__"]:
            self.fields |= _row(number)

    def rows(self) -> list[list[forms.BoundField]]:
        return COLLEAGUES.bound(self, self.count)

    def pattern(self) -> list[forms.BoundField]:
        """The fields of a row that the page can add by itself."""
        return [self[COLLEAGUES.name("__prefix__", part)] for part in COLLEAGUES.parts]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        numbers, ticked = self._filled(cleaned), self.ticked(cleaned)
        for number in numbers:
            if not cleaned.get(COLLEAGUES.name(number, "name")):
                self.add_error(COLLEAGUES.name(number, "name"), _("Write the name of this colleague."))
        if "there" not in self.errors and not FEWEST <= len(numbers) + len(ticked) <= MOST:
            where = COLLEAGUES.name(min(len(numbers), self.count - 1, MOST), "name")
            self.add_error(where, _("Name two to nine colleagues: with you that makes a group of three to ten."))
        people = [*ticked, *(self._invited(number, cleaned) for number in numbers)]
        where_of = [*["there"] * len(ticked), *(COLLEAGUES.name(number, "email") for number in numbers)]
        for place, why in refused(people, self.organiser).items():
            self.add_error(where_of[place], why if place >= len(ticked) else f"{people[place].name}: {why}")
        return cleaned

    def ticked(self, cleaned: Mapping[str, Any]) -> list[Invited]:
        """Who was chosen from a list, beside the rows."""
        return []

    def invited(self) -> list[Invited]:
        return [self._invited(number, self.cleaned_data) for number in self._filled(self.cleaned_data)]

    def _filled(self, cleaned: Mapping[str, Any]) -> list[int]:
        names = {n: [COLLEAGUES.name(n, part) for part in COLLEAGUES.parts] for n in range(self.count)}
        return [n for n, pair in names.items() if any(cleaned.get(name) for name in pair)]

    def _invited(self, number: int, cleaned: Mapping[str, Any]) -> Invited:
        return Invited(*(cleaned.get(COLLEAGUES.name(number, part), "") for part in COLLEAGUES.parts))


def _row(number: int | str) -> dict[str, Words]:
    """The two fields of a colleague; their browser's own address book is not asked."""
    off = {"autocomplete": "off"}
    name, email = forms.TextInput(attrs={"dir": "auto", **off}), forms.EmailInput(attrs=off)
    return {
        COLLEAGUES.name(number, "name"): NameOfSomebody(label=gettext_lazy("Name"), widget=name),
        COLLEAGUES.name(number, "email"): Words(
            label=gettext_lazy("E-mail address"), limit=254, one_line=True, widget=email
        ),
    }


class MembersAnswerForm(AnswerForm):
    """The question as a member gets it: they may add what they take from the session."""

    insight = Words(label=gettext_lazy("What did you take from it?"), limit=INSIGHT_LIMIT, rows=3)


class InsightForm(forms.Form):
    """One's own sentence, and which revision of it the page shows."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**9, required=False)
    text = Words(label=gettext_lazy("What did you take from it?"), limit=INSIGHT_LIMIT, rows=3)
