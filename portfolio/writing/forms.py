"""What every open editor has in common."""

import uuid
from collections.abc import Mapping
from typing import Any

from django import forms


class OpenPage(forms.Form):
    """Carried along unseen: the revision the page shows, and a name for the page as long as it is open."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**9, required=False)
    page = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, *, revision: int, initial: Mapping[str, Any]) -> None:
        super().__init__(data, initial={"version": revision, "page": str(uuid.uuid4()), **initial})

    def base_revision(self) -> int:
        """The revision the member was looking at; once valid."""
        return self.cleaned_data.get("version") or 0

    def as_fields(self) -> dict[str, Any]:
        """Every field of an unbound form with what it shows: what another screen may need to show as well."""
        own = [name for name in self.fields if name not in OpenPage.base_fields]
        return {name: self.initial.get(name) or "" for name in own}
