"""The forms of one's own data: a package that is handed in, and a last look before something is printed."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portfolio.guard import QUESTIONS
from portfolio.situations.offer_form import ANSWERS, LOOK_AGAIN

NO_PACKAGE = gettext_lazy("Choose the ZIP file that you once downloaded.")
CHOOSE = dict.fromkeys(("required", "invalid_choice"), gettext_lazy("Choose an answer."))


class PackageForm(forms.Form):
    package = forms.FileField(
        label=gettext_lazy("The ZIP file"),
        widget=forms.FileInput(attrs={"accept": ".zip,application/zip"}),
        error_messages=dict.fromkeys(("required", "missing", "invalid", "empty"), NO_PACKAGE),
    )


class PaperForm(forms.Form):
    """The guard's three questions. Nothing is answered beforehand."""

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        for number, question in enumerate(QUESTIONS, 1):
            self.fields[f"question_{number}"] = forms.ChoiceField(
                label=question, choices=ANSWERS, widget=forms.RadioSelect, error_messages=CHOOSE
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and LOOK_AGAIN in cleaned.values():
            raise ValidationError(_("You want to look once more. Change your text first, and then print it."))
        return cleaned
