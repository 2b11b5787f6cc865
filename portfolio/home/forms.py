"""The search form. What one can choose is what there is."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from portfolio.home.search import LONGEST_QUERY, Findable, Question
from portfolio.writing.fields import Words


class SearchForm(forms.Form):
    """Words, and four ways to look at less at once. All may stay empty."""

    q = Words(limit=LONGEST_QUERY, one_line=True, label=_("Words"))
    name = forms.ChoiceField(label=_("Kind"), required=False)
    year = forms.ChoiceField(label=_("Year"), required=False)
    article = forms.ChoiceField(label=_("Article of the code"), required=False)
    person = forms.ChoiceField(label=_("With whom"), required=False)

    def __init__(self, data: Any, findable: Sequence[Findable]) -> None:
        super().__init__(data)
        self.fields["q"].widget.input_type = "search"
        self.fields["q"].widget.attrs["autocomplete"] = "off"
        entries = [one.entry for one in findable]
        self._offer("name", sorted({entry.name for entry in entries}))
        self._offer("year", sorted({str(entry.on.year) for entry in entries}, reverse=True))
        self._offer("article", sorted({tag for entry in entries for tag in entry.tags}, key=_in_order))
        self._offer("person", sorted({name for one in findable for name in one.people}, key=str.casefold))

    def question(self) -> Question:
        """Once valid."""
        asked = self.cleaned_data
        year = int(asked["year"]) if asked["year"] else None
        return Question(asked["q"], asked["name"], asked["article"], year, asked["person"])

    def _offer(self, name: str, values: Iterable[str]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = [("", _("all")), *((value, value) for value in values)]


def _in_order(article: str) -> tuple[int, ...]:
    """W2.10 after W2.9."""
    return tuple(int(number) for number in article.removeprefix("W").split(".") if number.isdigit())
