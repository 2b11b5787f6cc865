"""The editor's form of an image of good work."""

from collections.abc import Mapping
from typing import Any

from django import forms

from portfolio.images.content import TEXTS, Content
from portfolio.images.questions import HINTS, LABELS
from portfolio.situations.forms import ONE_SENTENCE, HowMuch
from portfolio.situations.weights import WEIGHTS, weights_from
from portfolio.writing.fields import Title, Words
from portfolio.writing.forms import OpenPage


class ImageForm(OpenPage):
    """``titles``: the member's own situations, pk to title; only those can be linked."""

    title = Title(label=LABELS["title"], heading=True)

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, stored: Content, revision: int, titles: dict[str, str]
    ) -> None:
        super().__init__(data, revision=revision, initial=stored.as_fields())
        self.stored, self.titles = stored, titles
        for name in TEXTS:
            rows = 5 if name == "picture" else 3
            self.fields[name] = Words(label=LABELS[name], help_text=HINTS.get(name, ""), rows=rows)
        self.fields |= {name: HowMuch(label=LABELS[name]) for name in WEIGHTS}
        self.fields["situations"] = forms.MultipleChoiceField(
            label=LABELS["situations"],
            help_text=HINTS["situations"],
            required=False,
            choices=list(titles.items()),
            widget=forms.CheckboxSelectMultiple,
        )

    def clean(self):
        cleaned = super().clean()
        if not self.errors and self.content().is_empty():
            self.add_error("picture", ONE_SENTENCE)
        return cleaned

    def content(self) -> Content:
        """What the member wrote, once valid. A situation that is not on the page stays linked: it may come back."""
        cleaned = self.cleaned_data
        texts = {name: cleaned[name] for name in ("title", *TEXTS)}
        in_the_bin = [pk for pk in self.stored.situations if pk not in self.titles]
        return Content(**texts, weights=weights_from(cleaned), situations=(*cleaned["situations"], *in_the_bin))
