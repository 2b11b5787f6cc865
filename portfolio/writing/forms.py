"""What every open editor has in common."""

import uuid
from collections.abc import Mapping
from typing import Any

from django import forms

from portfolio.guard.findings import Hint, Left, nothing_left
from portfolio.writing.seen import hints_at


class OpenPage(forms.Form):
    """Carried along unseen: the revision the page shows, and a name for the page as long as it is open."""

    taps = False
    """Whether the page of this form answers the guard's buttons (``portfolio.writing.nudges``)."""
    left: Left = staticmethod(nothing_left)
    """Of which fragments the member said that nobody can be recognised by them in this text."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**9, required=False)
    page = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, *, revision: int, initial: Mapping[str, Any]) -> None:
        super().__init__(data, initial={"version": revision, "page": str(uuid.uuid4()), **initial})

    def title_hints(self) -> list[Hint]:
        """What the guard sees in the title."""
        return hints_at(self["title"])

    def base_revision(self) -> int:
        """The revision the member was looking at; once valid."""
        return self.cleaned_data.get("version") or 0

    def as_fields(self) -> dict[str, Any]:
        """Every field of an unbound form with what it shows: what another screen may need to show as well."""
        own = [name for name in self.fields if name not in OpenPage.base_fields]
        return {name: self.initial.get(name) or "" for name in own}
