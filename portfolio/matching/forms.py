"""What one looks for, by which themes, from where; and yes or not this one. Nothing is chosen beforehand."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portfolio.matching.municipality import plain
from portfolio.matching.sealing import MOST_THEMES, MOST_WORDS, MUNICIPALITY_LIMIT, WORDS_LIMIT, Told
from portfolio.matching.states import Kind, Said
from portfolio.matching.themes import Theme
from portfolio.writing.fields import Words


class AskForm(forms.Form):
    """``told()`` is what this person says of themselves, once valid. Without ``kinds`` it opens a group."""

    themes = forms.MultipleChoiceField(
        label=gettext_lazy("About what would you like to think along?"),
        help_text=gettext_lazy("Choose one to three themes. You are only proposed to who chose the same one."),
        choices=Theme,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Choose one to three themes."),
            "invalid_choice": gettext_lazy("Choose from the list."),
        },
    )
    words = Words(
        label=gettext_lazy("In your own words"),
        help_text=gettext_lazy("At most ten words. The other reads them only when you both said yes."),
        limit=WORDS_LIMIT,
        one_line=True,
    )
    municipality = Words(
        label=gettext_lazy("For which municipality do you work?"),
        help_text=gettext_lazy("Nobody sees this. It keeps you from being proposed to somebody from your own place."),
        limit=MUNICIPALITY_LIMIT,
        one_line=True,
        required=True,
        error_messages={"required": gettext_lazy("Write for which municipality you work.")},
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, municipality: str = "", kinds: Sequence[Kind] = ()
    ) -> None:
        super().__init__(data, initial={"municipality": municipality})
        if kinds:
            self.fields = {"kind": _kind(kinds), **self.fields}

    def clean_themes(self) -> list[str]:
        themes: list[str] = self.cleaned_data["themes"]
        if len(themes) > MOST_THEMES:
            raise ValidationError(_("Choose one to three themes."))
        return themes

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        if len(words.split()) > MOST_WORDS:
            raise ValidationError(_("Say it in at most ten words."))
        return words

    def clean_municipality(self) -> str:
        municipality: str = self.cleaned_data["municipality"]
        if not plain(municipality):
            raise ValidationError(_("Write for which municipality you work."))
        return municipality

    def kind(self) -> str:
        return self.cleaned_data.get("kind", Kind.OPENING)

    def told(self) -> Told:
        return Told(self.cleaned_data["words"], self.cleaned_data["municipality"])


class AnswerForm(forms.Form):
    """Yes, or not this one."""

    said = forms.ChoiceField(
        label=gettext_lazy("Would you like to meet?"),
        choices=[(Said.YES.value, Said.YES.label), (Said.NO.value, Said.NO.label)],
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), gettext_lazy("Choose an answer first.")),
    )


def _kind(kinds: Sequence[Kind]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=gettext_lazy("What do you look for?"),
        choices=[(kind.value, kind.label) for kind in kinds],
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), gettext_lazy("Choose what you look for.")),
    )
