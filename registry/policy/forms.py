"""The next rules, as the board writes them."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from portfolio.sessions.states import Level
from portfolio.writing.fields import Day, Words
from registry.policy.bounds import BOUNDS, WHY_LIMIT
from registry.policy.models import Policy
from registry.policy.rules import Rules, in_order, outside, what_is_off
from registry.policy.words import LEVELS, TITLES


def _number(rule: str) -> forms.IntegerField:
    """A box for text: a browser empties a box for numbers when somebody writes "vijf"."""
    box = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "short"})
    return forms.IntegerField(label=TITLES[rule], required=False, widget=box)


class RulesForm(forms.Form):
    """Everything that is set, from which day, and why. ``rules()`` is what was filled in, once valid."""

    starts_on = Day(
        label=gettext_lazy("From which day?"),
        help_text=gettext_lazy("At least a month from now, for example 1 January 2028."),
        required=False,
        widget=forms.DateInput(attrs={"autocomplete": "off", "class": "short"}),
    )
    why = Words(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("Everyone can read this: members, peers and the public."),
        limit=WHY_LIMIT,
        rows=4,
    )
    levels_that_count = forms.MultipleChoiceField(
        label=gettext_lazy("Which ways of confirming count for renewal?"),
        choices=[(level.value, LEVELS[level]) for level in Level],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("Choose from the ways of confirming in this list.")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for rule in BOUNDS:
            self.fields[rule] = _number(rule)
            self.fields[rule].error_messages["invalid"] = outside(rule)

    @classmethod
    def after(cls, policy: Policy, data: Any = None) -> "RulesForm":
        """Filled with the rules that one builds on."""
        rules = Rules.of(policy).as_columns()
        return cls(data, initial=rules)

    @property
    def numbers(self) -> list[forms.BoundField]:
        return [self[rule] for rule in BOUNDS]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        off = what_is_off(
            self._rules(cleaned), cleaned.get("starts_on"), cleaned.get("why", ""), today=timezone.localdate()
        )
        for name, sentence in off.items():
            if name not in self.errors:
                self.add_error(name, sentence)
        return cleaned

    def rules(self) -> Rules:
        return self._rules(self.cleaned_data)

    def said(self) -> tuple[Rules, date, str]:
        """The rules, from which day, and why."""
        return self.rules(), self.cleaned_data["starts_on"], self.cleaned_data["why"]

    def _rules(self, cleaned: dict[str, Any]) -> Rules:
        """What is empty or no number stands at the least of no rule, so that it is told beside its field."""
        numbers = {rule: cleaned.get(rule) or 0 for rule in BOUNDS}
        return Rules(**numbers, levels_that_count=in_order(cleaned.get("levels_that_count", ())))
