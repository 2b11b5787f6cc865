"""Which paragraphs go along, and the three questions about recognisability. Nothing is answered beforehand."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portfolio.guard import QUESTIONS
from portfolio.situations.offer import Line, mark_of

NO, LOOK_AGAIN = "no", "look_again"
ANSWERS = [
    (NO, gettext_lazy("No, I do not think so")),
    (LOOK_AGAIN, gettext_lazy("Perhaps. I want to look once more.")),
]


class OfferForm(forms.Form):
    """``take`` holds the numbers of the paragraphs that go along; ``seen`` stands for the text that was looked at."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, *, lines: list[Line]) -> None:
        super().__init__(data, initial={"seen": mark_of(lines)})
        self.lines = lines
        self.fields["take"] = forms.MultipleChoiceField(
            choices=[(str(line.number), str(line.number)) for line in lines],
            required=False,
            error_messages={"invalid_choice": gettext_lazy("Your text changed in the meantime. Look once more.")},
        )
        for number, question in enumerate(QUESTIONS, 1):
            self.fields[f"question_{number}"] = forms.ChoiceField(
                label=question,
                choices=ANSWERS,
                widget=forms.RadioSelect,
                error_messages={
                    "required": gettext_lazy("Choose an answer."),
                    "invalid_choice": gettext_lazy("Choose an answer."),
                },
            )

    def questions(self) -> list[forms.BoundField]:
        return [bound for bound in self if bound.name.startswith("question_")]

    def clean_seen(self) -> str:
        if self.cleaned_data["seen"] != mark_of(self.lines):
            raise forms.ValidationError(_("Your text changed in the meantime. Look once more."))
        return self.cleaned_data["seen"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and LOOK_AGAIN in cleaned.values():
            raise forms.ValidationError(
                _("You want to look once more. Leave paragraphs out, or change your text first, and then offer it.")
            )
        return cleaned

    def taken(self) -> set[int]:
        """The paragraphs that go along: all of them until somebody chose."""
        if not self.is_bound:
            return {line.number for line in self.lines}
        sent = set(self.data.getlist("take"))  # type: ignore[attr-defined]
        return {line.number for line in self.lines if str(line.number) in sent}
