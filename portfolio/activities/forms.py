"""The editor's form of an activity, the same for every kind."""

from collections.abc import Mapping
from typing import Any

from django import forms

from portfolio.activities.content import ONE_LINE, Content
from portfolio.activities.kinds import CHOICES, DAY, FIELDS, OPTIONS, ORDER
from portfolio.activities.questions import CHOICE_LABELS, HINTS, LABELS, OPEN, label_of
from portfolio.situations.forms import ONE_SENTENCE
from portfolio.writing.fields import DayItHappened, Title, Words
from portfolio.writing.forms import OpenPage


class ActivityForm(OpenPage):
    """Every question of the kind of ``stored``, in its order. What it grew from is not for the form to change."""

    title = Title(label=LABELS["title"], heading=True)

    def __init__(self, data: Mapping[str, Any] | None = None, *, stored: Content, revision: int) -> None:
        super().__init__(data, revision=revision, initial=stored.as_fields())
        self.stored, self.kind = stored, stored.kind
        self.asked = ORDER[self.kind]
        for place, name in enumerate(self.asked):
            self.fields[name] = _field(name, self.kind, rows=5 if place == 0 else 3)

    def clean(self):
        cleaned = super().clean()
        if not self.errors and self.content().is_empty():
            self.add_error(FIELDS[self.kind][0], ONE_SENTENCE)
        return cleaned

    def content(self) -> Content:
        """What the member wrote, once valid."""
        said = self.cleaned_data
        words = {name: said[name] for name in FIELDS[self.kind]}
        chosen = {name: said[name] for name in CHOICES[self.kind]}
        return Content(self.kind, said["title"], words, said[DAY], chosen, self.stored.origin)


def _field(name: str, kind: str, *, rows: int) -> forms.Field:
    said = {"label": label_of(name, kind), "help_text": HINTS.get(name, "")}
    if name == DAY:
        return DayItHappened(**said)
    if name in OPTIONS:
        choices = [*((value, CHOICE_LABELS[value]) for value in OPTIONS[name]), ("", OPEN)]
        return forms.ChoiceField(choices=choices, required=False, widget=forms.RadioSelect, **said)
    return Title(**said) if name in ONE_LINE else Words(rows=rows, **said)
