"""Asking others, writing at one's own seat, and writing down the outcome."""

import hashlib
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from portfolio.images.content import TEXTS
from portfolio.images.content import Content as Image
from portfolio.images.questions import HINTS as IMAGE_HINTS
from portfolio.images.questions import LABELS as IMAGE_LABELS
from portfolio.situations.forms import ONE_SENTENCE, HowMuch
from portfolio.situations.weights import WEIGHTS, weights_from
from portfolio.together.content import (
    QUESTION_LIMIT,
    ROLE_LIMIT,
    WEIGHED_LIMIT,
    Asked,
    Outcome,
    Put,
    Weighed,
    Written,
)
from portfolio.together.people import FEWEST, MOST, colleagues_by_pk, refused, what_is_off
from portfolio.together.questions import (
    OUTCOME_HINTS,
    OUTCOME_LABELS,
    QUESTION_HINTS,
    QUESTION_LABELS,
    WEIGHED_HINTS,
    WEIGHED_LABELS,
)
from portfolio.together.states import Kind
from portfolio.writing.fields import DATE_FORMATS, NameOfSomebody, Words
from portfolio.writing.rows import RowKind

PARTS = {Kind.EXCHANGE: ("colleague", "name", "email"), Kind.WEIGHING: ("colleague", "name", "email", "role")}
TIME_TO_WRITE, LONGEST = timedelta(days=14), timedelta(days=90)
ROLE_LIST = "roles"
"""The id of the page's list of roles to choose from while one types."""


class AskForm(forms.Form):
    """The question, who is asked, and until when they can take their time. ``put()`` and ``asked()``, once valid.

    ``typed``: what stood on the page, to show again without judging it; ``more``: with one more row.
    """

    write_until = forms.DateField(
        label=gettext_lazy("Until when can they take their time?"),
        input_formats=DATE_FORMATS,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": gettext_lazy("Choose a day."),
            "invalid": gettext_lazy("Write a date as day-month-year, for example 3-5-2026."),
        },
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        owner: User,
        kind: str,
        question: str = "",
        typed: Mapping[str, Any] | None = None,
        more: bool = False,
    ) -> None:
        until = timezone.localdate() + TIME_TO_WRITE
        super().__init__(data, initial={"question": question, "write_until": until, **(typed or {})})
        self.owner, self.kind = owner, kind
        self.people = RowKind("people", PARTS[Kind(kind)], at_least=FEWEST[kind])
        self.colleagues = colleagues_by_pk(owner)
        self.fields["question"] = Words(
            label=QUESTION_LABELS[kind], help_text=QUESTION_HINTS[kind], limit=QUESTION_LIMIT, rows=7, required=True,
            error_messages={"required": ONE_SENTENCE},
        )  # fmt: skip
        rows = self.people.how_many(self.data or typed or {}, 0)
        self.count = min(max(rows, FEWEST[kind]) + more, MOST[kind])
        for number in [*range(self.count), "__prefix__"]:
            self.fields |= self._row(number)
        self.order_fields(["question"])

    def rows(self) -> list[list[forms.BoundField]]:
        return [self._bound(number) for number in range(self.count)]

    def pattern(self) -> list[forms.BoundField]:
        """The fields of a row that the page can add by itself."""
        return self._bound("__prefix__")

    def clean_write_until(self):
        day, today = self.cleaned_data["write_until"], timezone.localdate()
        if not today < day <= today + LONGEST:
            raise forms.ValidationError(_("Choose a day from tomorrow on, within three months."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        numbers = self._filled(cleaned)
        asked = [self._asked(number, cleaned) for number in numbers]
        for number, one in zip(numbers, asked, strict=True):
            if self.kind == Kind.WEIGHING and not one.role:
                self.add_error(self.people.name(number, "role"), _("Name the role in which they look at it."))
        wrong = refused(asked, self.owner, self.kind)
        for place, why in wrong.items():
            self.add_error(self.people.name(numbers[place], "email"), why)
        if not wrong and (off := what_is_off(asked, self.kind)):
            part = "name" if len(asked) < FEWEST[self.kind] or not asked else self.people.parts[-1]
            self.add_error(self.people.name(min(len(asked), self.count - 1), part), off)
        return cleaned

    def put(self, image: Image | None) -> Put:
        return Put(self.cleaned_data["question"], image)

    def asked(self) -> list[Asked]:
        return [self._asked(number, self.cleaned_data) for number in self._filled(self.cleaned_data)]

    def named(self) -> list[tuple[str, str]]:
        """Whom one is about to ask, as one named them, with their role."""
        return [(self._called(one), one.role) for one in self.asked()]

    def _called(self, one: Asked) -> str:
        known = self.colleagues.get(one.colleague) if one.colleague else None
        return known.get_full_name() if known else one.name or one.email

    def _filled(self, cleaned: Mapping[str, Any]) -> list[int]:
        return [n for n in range(self.count) if any(cleaned.get(self.people.name(n, part)) for part in self._parts())]

    def _asked(self, number: int, cleaned: Mapping[str, Any]) -> Asked:
        row: dict[str, Any] = {part: cleaned.get(self.people.name(number, part)) or "" for part in self._parts()}
        colleague = row.pop("colleague", "")
        if colleague:
            return Asked(role=row.get("role", ""), colleague=int(colleague))
        return Asked(**row)

    def _parts(self) -> tuple[str, ...]:
        return tuple(part for part in self.people.parts if part != "colleague" or self.colleagues)

    def _bound(self, number: int | str) -> list[forms.BoundField]:
        return [self[self.people.name(number, part)] for part in self._parts()]

    def _row(self, number: int | str) -> dict[str, forms.Field]:
        return {self.people.name(number, part): self._field(part) for part in self._parts()}

    def _field(self, part: str) -> forms.Field:
        off = {"autocomplete": "off", "dir": "auto"}
        if part == "colleague":
            known = [(str(pk), one.get_full_name()) for pk, one in self.colleagues.items()]
            return forms.ChoiceField(
                label=gettext_lazy("A colleague from your intervision"),
                choices=[("", gettext_lazy("Somebody else")), *known],
                required=False,
            )
        if part == "email":
            email = forms.EmailInput(attrs={"autocomplete": "off"})
            return Words(label=gettext_lazy("E-mail address"), limit=254, one_line=True, widget=email)
        if part == "role":
            role = forms.TextInput(attrs={**off, "list": ROLE_LIST})
            return Words(label=gettext_lazy("In which role?"), limit=ROLE_LIMIT, one_line=True, widget=role)
        return NameOfSomebody(label=gettext_lazy("Name"), widget=forms.TextInput(attrs=off))


def mark_of(put: Put, asked: list[Asked]) -> str:
    """Stands for exactly this question, this image and these people: what is sent is what was looked at."""
    whole = [put.to_json(), *(f"{one.to_json()}{one.colleague}" for one in asked)]
    return hashlib.sha256("\x00".join(whole).encode()).hexdigest()


class ImageBeside(forms.Form):
    """One's own image, to lay beside another's."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, own: Image) -> None:
        super().__init__(data, initial=own.as_fields())
        for name in TEXTS:
            rows = 5 if name == "picture" else 3
            hint = IMAGE_HINTS.get(name, "")
            self.fields[name] = Words(label=IMAGE_LABELS[name], help_text=hint, rows=rows)
        self.fields |= {name: HowMuch(label=IMAGE_LABELS[name]) for name in WEIGHTS}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and self.content().is_empty():
            self.add_error("picture", ONE_SENTENCE)
        return cleaned

    def content(self) -> Image:
        texts = {name: self.cleaned_data[name] for name in TEXTS}
        return Image(**texts, weights=weights_from(self.cleaned_data))


class WeighForm(forms.Form):
    """From humanity, and from law."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, own: Weighed) -> None:
        super().__init__(data, initial=own.as_fields())
        for name, label in WEIGHED_LABELS.items():
            self.fields[name] = Words(label=label, help_text=WEIGHED_HINTS[name], limit=WEIGHED_LIMIT, rows=5)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and self.content().is_empty():
            self.add_error("human", ONE_SENTENCE)
        return cleaned

    def content(self) -> Weighed:
        return Weighed(**{name: self.cleaned_data[name] for name in WEIGHED_LABELS})


def writing_form(kind: str, data: Mapping[str, Any] | None, own: Written) -> Any:
    """What one fills in at a seat, by the kind of asking."""
    return ImageBeside(data, own=own) if isinstance(own, Image) else WeighForm(data, own=own)


class OutcomeForm(forms.Form):
    """What the owner does with it. ``reached``: after how many months one can tell by now what came of it."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**6, required=False)
    shown = forms.BooleanField(
        label=gettext_lazy("Show this to everyone who wrote at the table"),
        help_text=gettext_lazy("You can hide it again on any day."),
        required=False,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        stored: Outcome,
        revision: int,
        shown: bool,
        reached: tuple[int, ...],
    ) -> None:
        super().__init__(data, initial={**stored.as_fields(), "revision": revision, "shown": shown})
        self.stored = stored
        for name, label in OUTCOME_LABELS.items():
            after = name.startswith("after_")
            if not after or getattr(stored, name) or int(name.removeprefix("after_")) in reached:
                hint = OUTCOME_HINTS.get(name, "")
                self.fields[name] = Words(label=label, help_text=hint, limit=WEIGHED_LIMIT, rows=4)
        self.order_fields([*OUTCOME_LABELS, "shown"])

    def asked(self) -> list[forms.BoundField]:
        return [self[name] for name in OUTCOME_LABELS if name in self.fields]

    def outcome(self) -> Outcome:
        """Once valid; what is not on the page stays as it was."""
        return Outcome(**{name: self.cleaned_data.get(name, getattr(self.stored, name)) for name in OUTCOME_LABELS})
