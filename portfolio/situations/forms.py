"""The editor's form and the box for a note. The same form reads what a person posts and what a page autosaves."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portfolio.situations.articles import Offered
from portfolio.situations.content import LENSES, MORE, OPTIONS, PERSPECTIVES, TEXTS, WAYS, Content
from portfolio.situations.questions import HINTS, LABELS, RELATIONS
from portfolio.situations.ways import way_of
from portfolio.situations.weights import CHOICES, WEIGHTS, weights_from
from portfolio.writing.fields import DayItHappened, Title, Words
from portfolio.writing.forms import OpenPage
from portfolio.writing.rows import RowKind
from portfolio.writing.text import ROWS_LIMIT

ROW_KINDS = (PERSPECTIVES, OPTIONS)
ONE_SENTENCE = _("Write one sentence. More is not needed.")


class HowMuch(forms.ChoiceField):
    """How much a lens was at play, to show as a row of words."""

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=CHOICES, required=False, widget=forms.RadioSelect, **options)


class NoteForm(OpenPage):
    """One box, one tap; it saves by itself as well. Two boxes on one page would be two open pages."""

    text = Words(
        label=_("What were you thinking of on your way home?"),
        rows=2,
        required=True,
        error_messages={"required": ONE_SENTENCE},
    )

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, revision=0, initial={})

    def is_wiped(self) -> bool:
        """Whether the box holds nothing that one can see."""
        return not self.fields["text"].to_python(self.data.get("text", ""))


class SituationForm(OpenPage):
    """Every question of a situation, its rows and its articles. ``content()`` is what was written, once valid."""

    title = Title(label=LABELS["title"], heading=True)
    occurred_on = DayItHappened(label=LABELS["occurred_on"], help_text=HINTS["occurred_on"])

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, stored: Content, revision: int, articles: Iterable[Offered] = ()
    ) -> None:
        super().__init__(data, revision=revision, initial=stored.as_fields())
        self.stored, self.articles = stored, list(articles)
        for name in (*TEXTS, *MORE, *LENSES):
            self.fields[name] = _question(name, rows=5 if name == "happened" else 3)
            self.fields[name].label = way_of(stored).question(name)
        self.fields["way"] = forms.CharField(required=False)
        self.fields |= {name: HowMuch(label=LABELS[name]) for name in WEIGHTS}
        self.counts = {}
        for kind in ROW_KINDS:
            self.counts[kind.prefix] = kind.how_many(self.data, len(getattr(stored, kind.prefix)))
            for number in range(self.counts[kind.prefix]):
                self.fields |= row_fields(kind, number)
        for article in self.articles:
            self.fields[article.field] = forms.ChoiceField(
                label=_("How does it stand to this article?"),
                choices=list(RELATIONS.items()),
                required=False,
                widget=forms.RadioSelect,
            )

    def clean(self):
        cleaned = super().clean()
        for kind in ROW_KINDS:
            if len(kind.filled(cleaned, self.counts[kind.prefix])) > ROWS_LIMIT:
                self.add_error(kind.name(0, kind.parts[0]), _("At most forty fit here. Put some together."))
        if not self.errors and self.content().is_empty():
            self.add_error("happened", ONE_SENTENCE)
        return cleaned

    def content(self) -> Content:
        """What the member wrote. Links to articles that are not on the page stay as they were."""
        cleaned = self.cleaned_data
        shown = {article.field: article for article in self.articles}
        hidden = [link for link in self.stored.links if f"link-{link['edition']}-{link['key']}" not in shown]
        links = [
            {"key": article.key, "edition": article.edition, "relation": cleaned[name]}
            for name, article in shown.items()
            if cleaned.get(name)
        ]
        # A question that this page did not ask keeps its answer; so does the way in on a page that saves by itself.
        more = {name: cleaned[name] if name in self.data else self.stored.more.get(name, "") for name in MORE}
        way = cleaned["way"] if cleaned["way"] in WAYS else self.stored.way
        rows: dict[str, Any] = {kind.prefix: kind.filled(cleaned, self.counts[kind.prefix]) for kind in ROW_KINDS}
        texts: dict[str, Any] = {name: cleaned[name] for name in ("title", "occurred_on", *TEXTS)}
        looked: dict[str, Any] = {
            "lenses": {name: cleaned[name] for name in LENSES},
            "weights": weights_from(cleaned),
        }
        return Content(**texts, **rows, **looked, way=way, more=more, links=(*hidden, *links))

    def as_fields(self) -> dict[str, Any]:
        """Without the way in: it is a button, not a text."""
        return {name: value for name, value in super().as_fields().items() if name != "way"}


def row_fields(kind: RowKind, number: int | str) -> dict[str, Words]:
    """The fields of one row."""
    return {kind.name(number, part): _question(part, rows=2) for part in kind.parts}


def _question(name: str, *, rows: int) -> Words:
    if name == "who":
        return Title(label=LABELS[name])
    return Words(label=LABELS[name], help_text=HINTS.get(name, ""), rows=rows)
