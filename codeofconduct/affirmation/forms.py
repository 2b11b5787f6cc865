"""One sentence and the article it is about."""

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import groupby

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from codeofconduct.affirmation.actions import what_is_wrong_with
from codeofconduct.consultation.wording import tidied
from codeofconduct.editions.models import Article

Group = tuple[str, list[tuple[str, str]]]


class AffirmForm(forms.Form):
    """``edition`` travels along, so that nobody affirms another edition than the one they were shown.

    ``changed``: the keys of articles that are new or read otherwise since one affirmed the code; they come first.
    """

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

    def __init__(
        self, *args, edition: str, articles: Sequence[Article], changed: Container[str] = (), **kwargs
    ) -> None:
        super().__init__(*args, **kwargs)
        self.number = edition
        self.fields["sentence"].validators = []  # Django's own would answer before ours, in other words
        for name in ("edition", "key"):
            self.fields[name].error_messages["required"] = _("Open this page again and send it once more.")
        self.fields["article_key"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose an article")),
            *_groups(articles, changed),
        ]

    def clean_sentence(self) -> str:
        sentence = tidied(self.cleaned_data["sentence"])
        if wrong := what_is_wrong_with(sentence):
            raise forms.ValidationError(wrong)
        return sentence

    def clean_edition(self) -> str:
        if self.cleaned_data["edition"] != self.number:
            raise forms.ValidationError(
                _("Meanwhile another edition of the code is in force. Read it, and then choose.")
            )
        return self.number


def _groups(articles: Sequence[Article], changed: Container[str]) -> Iterator[Group]:
    """What changed first, then the rest by core value."""
    if first := [one for one in articles if one.key in changed]:
        yield _("New or changed"), _choices(first)
    rest = [one for one in articles if one.key not in changed]
    for value, those in groupby(rest, key=lambda article: article.value):
        yield f"{value.key} {value.title}", _choices(those)


def _choices(articles: Iterable[Article]) -> list[tuple[str, str]]:
    return [(one.key, f"{one.key} {one.text}") for one in articles]
