"""Two forms around a personal link: what the member shows and to whom, and what the guest answers."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from portfolio.activities.asking import ANSWER_LIMIT, HINTS, Shown, can_show
from portfolio.activities.content import Content
from portfolio.activities.kinds import Kind
from portfolio.activities.questions import LABELS
from portfolio.guard import hints
from portfolio.situations.forms import ONE_SENTENCE
from portfolio.writing.fields import Words


class AskForm(forms.Form):
    """``seen`` is the digest of what the member looked at; the address is used once and not kept."""

    email = forms.EmailField(
        label=_("Mail the link"),
        help_text=_("May stay empty: then you pass the link on yourself. We do not keep the address."),
        required=False,
        max_length=254,
        error_messages={"invalid": _("This is no whole e-mail address. Look at it once more.")},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, content: Content) -> None:
        super().__init__(data)
        self.content = content
        self.ticked = data.getlist("show") if data else []
        self.fields["show"] = forms.MultipleChoiceField(
            label=_("What may the other see?"), required=False, choices=[(one, one) for one in can_show(content)]
        )

    def clean(self):
        cleaned = super().clean()
        if self.content.kind == Kind.SHADOWING and not cleaned.get("show"):
            self.add_error("show", _("Choose at least one text, so that there is something to answer to."))
        return cleaned

    def shown(self) -> Shown:
        """What goes out, once valid."""
        return Shown.of(self.content, self.cleaned_data["show"])

    def rows(self) -> list[dict[str, Any]]:
        """Every text that can be shown: its question, its words, whether it goes along, what the guard saw."""
        return [
            {
                "name": name,
                "label": LABELS[name],
                "text": self.content.words[name],
                "goes": name in self.ticked,
                "hints": hints(self.content.words[name]),
            }
            for name in can_show(self.content)
        ]


class GuestForm(forms.Form):
    """The questions of one link. ``looked``: the guest was shown once what may tell who somebody is."""

    looked = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any] | None = None, *, shown: Shown) -> None:
        super().__init__(data)
        self.shown = shown
        for name, label in shown.questions.items():
            hint = HINTS.get(name, "")
            self.fields[name] = Words(label=label, help_text=hint, rows=4, limit=ANSWER_LIMIT)

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not any(self.words().values()):
            self.add_error(next(iter(self.shown.questions)), ONE_SENTENCE)
        return cleaned

    def words(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in self.shown.questions}

    def may_go(self) -> bool:
        """The guard saw nothing, or the guest looked at it once more and leaves it."""
        return bool(self.cleaned_data["looked"]) or not any(one["hints"] for one in self.asked())

    def asked(self) -> list[dict[str, Any]]:
        return [{"field": self[name], "hints": self._seen(name)} for name in self.shown.questions]

    def _seen(self, name: str) -> list[Any]:
        written = str(self[name].value() or "")
        return hints(written) if len(written) <= ANSWER_LIMIT else []
