"""The form for a session that is yet to come, and the one that makes a log of it.

People are ticked by name. An address that somebody else typed, or that the group knows, is shown to nobody.
"""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from portfolio.intervision.forms import LogForm
from portfolio.intervision.listed_forms import ListedForm
from portfolio.planning.rules import what_is_off
from portfolio.sessions.facts import LABELS, Facts, Invited


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
