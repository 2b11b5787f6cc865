"""One sentence and the article it is about."""

from collections.abc import Sequence
from itertools import groupby

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from codeofconduct.affirmation.actions import what_is_wrong_with
from codeofconduct.editions.models import Article
from documents.canonical import normalised


class AffirmForm(forms.Form):
    """``edition`` travels along, so that nobody affirms another edition than the one they were shown."""

    article_key = forms.ChoiceField(
        label=gettext_lazy("Which article touches your work?"),
        error_messages={
            "required": gettext_lazy("Choose the article that touches your work."),
            "invalid_choice": gettext_lazy("Choose the article that touches your work."),
        },
    )
    sentence = forms.CharField(
        label=gettext_lazy("This article touches my work, because…"),
        help_text=gettext_lazy("One sentence is enough. Do not write names of residents."),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        required=False,
        strip=False,
    )
    edition = forms.CharField(max_length=5, widget=forms.HiddenInput)
    key = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args, edition: str, articles: Sequence[Article], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.number = edition
        self.fields["sentence"].validators = []  # Django's own would answer before ours, in other words
        for name in ("edition", "key"):
            self.fields[name].error_messages["required"] = _("Open this page again and send it once more.")
        self.fields["article_key"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose an article")),
        ] + [
            (f"{value.key} {value.title}", [(one.key, f"{one.key} {one.text}") for one in articles])
            for value, articles in groupby(articles, key=lambda article: article.value)
        ]

    def clean_sentence(self) -> str:
        sentence = normalised(self.cleaned_data["sentence"]).strip()
        if wrong := what_is_wrong_with(sentence):
            raise forms.ValidationError(wrong)
        return sentence

    def clean_edition(self) -> str:
        if self.cleaned_data["edition"] != self.number:
            raise forms.ValidationError(
                _("Meanwhile another edition of the code is in force. Read it, and then choose.")
            )
        return self.number
