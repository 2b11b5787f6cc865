"""The forms of looking back: the days, what came of it, two texts, and the third."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from portfolio.lookback.content import CAME_OF, CameOf
from portfolio.lookback.days import can_be_planned, default_days
from portfolio.situations.forms import ONE_SENTENCE
from portfolio.writing.fields import DATE_FORMATS, Words
from portfolio.writing.forms import OpenPage

LABELS: dict[str, Any] = {
    "actual": _("What really came of it?"),
    "refused": _("And who was told no: what happened to them?"),
}
HINTS: dict[str, Any] = {
    "actual": _("One sentence is enough. Also what surprised you."),
    "refused": _("May stay empty. A no has effects too, and they are seldom looked at."),
}
THIRD_LABEL = _("What do you see yourself? Write it beside them.")
THIRD_HINT = _("There is no right answer. It may also be a question.")


class CameOfForm(OpenPage):
    """``content()`` is what was written, once valid."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, stored: CameOf, revision: int) -> None:
        super().__init__(data, revision=revision, initial=stored.as_fields())
        self.stored = stored
        for name in CAME_OF:
            self.fields[name] = Words(label=LABELS[name], help_text=HINTS[name], rows=5 if name == "actual" else 3)

    def clean(self):
        cleaned = super().clean()
        if not self.errors and self.content().is_empty():
            self.add_error("actual", ONE_SENTENCE)
        return cleaned

    def content(self) -> CameOf:
        return CameOf(**{name: self.cleaned_data[name] for name in CAME_OF})


class ThirdForm(OpenPage):
    """The text beside two others. It may stay empty: two texts side by side can be enough."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, stored: str, revision: int) -> None:
        super().__init__(data, revision=revision, initial={"text": stored})
        self.fields["text"] = Words(label=THIRD_LABEL, help_text=THIRD_HINT, rows=5)


class DaysForm(forms.Form):
    """The days that wait, those that are offered, and one of one's own. None is as good a choice."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, waiting: Iterable[date], today: date) -> None:
        waiting = sorted(waiting)
        super().__init__(data, initial={"days": [day.isoformat() for day in waiting]})
        self.today = today
        offered = sorted({*waiting, *(default_days(today) if not waiting else ())})
        self.fields["days"] = forms.MultipleChoiceField(
            label=_("On which days do you want to look back?"),
            help_text=_("Three and nine months show different things. Untick all of them if you would rather not."),
            choices=[(day.isoformat(), date_format(day, "j F Y")) for day in offered],
            required=False,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": _("Choose one of these days, or fill in one of your own.")},
        )
        self.fields["own_day"] = forms.DateField(
            label=_("Another day"),
            required=False,
            input_formats=DATE_FORMATS,
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            error_messages={"invalid": _("Write a date as day-month-year, for example 3-5-2026.")},
        )

    def clean(self):
        cleaned = super().clean()
        own = cleaned.get("own_day")
        if own and not can_be_planned([own], self.today):
            self.add_error("own_day", _("Choose a day from today on and within ten years."))
        return cleaned

    def chosen(self) -> list[date]:
        """Every day that was chosen, once valid. One that passed while it waited stays today's."""
        own = self.cleaned_data.get("own_day")
        days = {max(self.today, date.fromisoformat(day)) for day in self.cleaned_data["days"]}
        return sorted(days | ({own} if own else set()))


class TwoTextsForm(forms.Form):
    """Two of one's own texts, chosen by the member. ``titles``: id to title."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, titles: Mapping[str, str]) -> None:
        super().__init__(data)
        choices = [("", _("Choose a text")), *titles.items()]
        for name, label in (("one", _("This text")), ("other", _("beside this one"))):
            self.fields[name] = forms.ChoiceField(
                label=label,
                choices=choices,
                error_messages={
                    "required": _("Choose a text."),
                    "invalid_choice": _("This text is not there any more. Choose another."),
                },
            )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("one") and cleaned.get("one") == cleaned.get("other"):
            self.add_error("other", _("Choose two different texts."))
        return cleaned
