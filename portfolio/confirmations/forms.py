"""The one question each colleague answers, the code they may answer with, and whose turn it is on one device."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portfolio.sessions.states import CONFIRMING, Answer


class AnswerForm(forms.Form):
    """One question, nothing chosen beforehand."""

    said = forms.ChoiceField(
        label=gettext_lazy("Were you there?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose an answer first."),
            "invalid_choice": gettext_lazy("Choose an answer first."),
        },
    )
    revision = forms.CharField(required=False)
    """Of the facts the page showed: an answer is about these and no others."""

    def clean_revision(self) -> int:
        """0, which no session ever has, for a form that does not tell."""
        told = self.cleaned_data["revision"]
        return int(told) if told.isascii() and told.isdigit() and len(told) < 10 else 0

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        said: Any = self.fields["said"]
        said.choices = [(answer.value, _with_hint(answer)) for answer in Answer]

    def told(self) -> dict[str, Any]:
        """What was filled in, once valid, as the verb takes it."""
        return {name: value for name, value in self.cleaned_data.items() if name != "revision"} | {
            "shown": self.cleaned_data["revision"]
        }

    def shown(self) -> int | None:
        """The revision of the facts that was answered, also by a form that is not valid; None before an answer."""
        return self.cleaned_data.get("revision", 0) if self.is_bound and self.errors else None


class CodeForm(forms.Form):
    """The code from the mail, as people type it; whether it fits is not the form's business."""

    code = forms.CharField(
        label=gettext_lazy("The code from your mail"),
        required=False,
        help_text=gettext_lazy("Eight signs, in two groups. Capitals, spaces and dashes do not matter."),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class ColleagueForm(forms.Form):
    """Whose turn it is; nobody chosen beforehand. ``colleagues`` are pairs of a line's id and a first name."""

    colleague = forms.ChoiceField(
        label=gettext_lazy("Who are you?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose your own name first."),
            "invalid_choice": gettext_lazy("Choose your own name first."),
        },
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, colleagues: list[tuple[str, str]]) -> None:
        super().__init__(data)
        chosen: Any = self.fields["colleague"]
        chosen.choices = colleagues


def _with_hint(answer: Answer) -> str:
    hint = (
        _("You confirm that the conversation took place. It is no judgement of anyone.")
        if answer in CONFIRMING
        else _("Only those who were named in this session see this.")
    )
    return format_html('<strong>{}</strong><span class="hint">{}</span>', answer.label, hint)
