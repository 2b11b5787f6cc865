"""The form for a session that is yet to come, and the one that makes a log of it.

People are ticked by name. An address that somebody else typed, or that the group knows, is shown to nobody.
"""

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from accounts.models import User
from portfolio.intervision.forms import COLLEAGUES, LogForm
from portfolio.planning.rules import what_is_off
from portfolio.sessions.facts import LABELS, Facts, Invited
from portfolio.writing.rows import RowKind


class ListedForm(LogForm):
    """The facts, people to tick (``listed``, by the value of their box), and rows for others."""

    there = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False)
    asks: Any = gettext_lazy("Who do you invite?")

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        organiser: User,
        listed: Mapping[str, Invited],
        ticked: Collection[str] | None = None,
        with_group: bool = False,
        **options: Any,
    ) -> None:
        self.listed = listed
        self.people = RowKind(COLLEAGUES.prefix, COLLEAGUES.parts, at_least=1 if listed else COLLEAGUES.at_least)
        super().__init__(data, organiser=organiser, **options)
        there: Any = self.fields["there"]
        there.label, there.choices = self.asks, [(value, one.name) for value, one in listed.items()]
        self.initial.setdefault("there", list(listed if ticked is None else ticked))
        if with_group:
            del self.fields["group"]

    def ticked(self, cleaned: Mapping[str, Any]) -> list[Invited]:
        return [self.listed[value] for value in cleaned.get("there", ())]

    def invited(self) -> list[Invited]:
        return [*self.ticked(self.cleaned_data), *super().invited()]


class PlanForm(ListedForm):
    """When, where, and who is invited; the rest may stay open. ``revision``: which one the page shows."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10**6, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["lesson"]
        for name in ("theme", "method"):
            self.fields[name].required = False

    def off(self, facts: Facts) -> dict[str, str]:
        return what_is_off(facts, now=timezone.now())

    def base_revision(self) -> int:
        return self.cleaned_data.get("revision") or 1


class WriteDownForm(ListedForm):
    """The facts from the plan, who of those invited was there, and rows for who came unplanned."""

    asks = gettext_lazy("Who was there of those who were invited?")

    def says(self, facts: Facts) -> bool:
        """Whether exactly this was sent: the same form once more, after it was carried out."""
        return not set(self.errors) & set(LABELS) and self.facts().tidy() == facts

    def there_and_added(self) -> tuple[list[str], list[Invited]]:
        return self.cleaned_data["there"], LogForm.invited(self)
