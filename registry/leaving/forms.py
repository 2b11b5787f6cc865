"""Having everything erased is confirmed by typing one word."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class EraseForm(forms.Form):
    word = forms.CharField(
        required=False,
        label=gettext_lazy("Type the word “erase” here"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )

    def clean_word(self) -> Any:
        word = self.cleaned_data["word"].strip().strip("“”\"'.").casefold()
        if word not in {"erase", _("erase").casefold()}:
            raise ValidationError(
                _("Type the word “erase” if this is what you want. If not, go back: nothing happens.")
            )
        return word
