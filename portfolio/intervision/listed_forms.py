"""Forms in which people are ticked by name: a session of a group, planned or not.

An address that somebody else typed, or that the group knows, is shown to nobody.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from portfolio.groups.queries import Mine
from portfolio.intervision.forms import COLLEAGUES, LogForm
from portfolio.sessions.facts import Invited
from portfolio.sessions.of_group import people_of
from portfolio.writing.fields import Words
from portfolio.writing.rows import RowKind

NAME_LIMIT = 150
NO_LONGER = gettext_lazy("Somebody is not in this list any more. Look at who is ticked.")


class ListedForm(LogForm):
    """The facts, people to tick (``listed``, by the value of their box), and rows for others."""

    there = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": NO_LONGER},
    )
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


class GroupLogForm(ListedForm):
    """The log of what was not planned: of one of one's own groups (``of``), whose people are listed, or of none.

    ``seen``: of which group the page showed the people. Who chose another one is shown its people first.
    """

    asks = gettext_lazy("Who of this group was there?")
    group_of = forms.ChoiceField(
        label=gettext_lazy("Of which of your groups was it?"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Choose one of your own groups.")},
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        organiser: User,
        groups: Sequence[Mine],
        initial: Mapping[str, Any] | None = None,
        one_more: bool = False,
    ) -> None:
        told: dict[str, Any] = dict(initial or {}) if data is None else data.dict()
        chosen = next((one for one in groups if str(one.group.pk) == told.get("group_of")), None)
        self.of = chosen.group if chosen else None
        self.is_new = bool(chosen) and told.get("seen") != told["group_of"]
        listed = people_of(self.of, organiser)
        about: dict[str, Any] = {"organiser": organiser, "listed": listed, "with_group": bool(chosen)}
        if data is None:
            super().__init__(initial=self._with_people(told, listed), one_more=one_more, **about)
        else:
            super().__init__(self._as_shown(data, told, listed), **about)
        self._let_choose(groups)

    def _with_people(self, told: dict[str, Any], listed: Mapping[str, Invited]) -> dict[str, Any]:
        """What the page shows of a group: everyone was there, under the name the group knows, until one says else."""
        known = {_called(pk): one.name for pk, one in listed.items()} | told
        known["seen"] = told.get("group_of", "") if listed else ""
        if self.is_new or not listed:
            known["there"] = list(listed)
        return known

    def _as_shown(self, data: QueryDict, told: dict[str, Any], listed: Mapping[str, Invited]) -> QueryDict:
        sent = data.copy()
        for name, value in self._with_people({**told, "there": data.getlist("there")}, listed).items():
            sent.setlist(name, value if name == "there" else [value])
        return sent

    def _let_choose(self, groups: Sequence[Mine]) -> None:
        if not groups:
            del self.fields["group_of"], self.fields["seen"]
            return
        choices: Any = [("", _("None of these")), *((str(one.group.pk), one.name) for one in groups)]
        chosen: Any = self.fields["group_of"]
        chosen.choices = choices
        for pk, one in self.listed.items():
            label = _("Name of %(name)s") % {"name": one.name}
            self.fields[_called(pk)] = Words(label=label, limit=NAME_LIMIT, one_line=True)

    def called(self) -> list[forms.BoundField]:
        """A field for the name of everyone in the list."""
        return [self[_called(pk)] for pk in self.listed]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.is_new:
            self.add_error("group_of", _("These people take part in it. Say who was there, and save once more."))
        return cleaned

    def ticked(self, cleaned: Mapping[str, Any]) -> list[Invited]:
        there = [(pk, self.listed[pk]) for pk in cleaned.get("there", ())]
        return [replace(one, name=cleaned.get(_called(pk)) or one.name) for pk, one in there]


def _called(pk: str) -> str:
    return f"called-{pk}"
