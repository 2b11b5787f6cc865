"""Name and agreement, whom to invite, yes or rather not, and who convenes. Nothing is chosen beforehand."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from portfolio.groups.agreement import offered
from portfolio.groups.invited import refused, what_is_off
from portfolio.groups.models import AGREEMENT_LIMIT, MOST, NAME_LIMIT, Group
from portfolio.groups.queries import Present
from portfolio.groups.sealing import Named
from portfolio.groups.states import Answer
from portfolio.writing.fields import NameOfSomebody, Words
from portfolio.writing.rows import RowKind

PEOPLE = RowKind("people", ("name", "email"))
CHOOSE = dict.fromkeys(("required", "invalid_choice"), _("Choose an answer first."))


class GroupForm(forms.Form):
    """What the group is called, and what it agrees about secrecy."""

    name = Words(
        label=_("What is the group called?"),
        limit=NAME_LIMIT,
        one_line=True,
        required=True,
        error_messages={"required": _("Give the group a name.")},
    )
    agreement = Words(
        label=_("What do you agree on about secrecy?"),
        help_text=_("This is a start. Change it until it is yours: short, and in words you would say yourself."),
        limit=AGREEMENT_LIMIT,
        rows=12,
        required=True,
        error_messages={"required": _("Write one sentence about secrecy. More is not needed.")},
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial=dict(initial or {"agreement": offered()}))


class ChangeForm(GroupForm):
    """The same, and which agreement the page shows."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10**6)

    def __init__(self, data: Mapping[str, Any] | None = None, *, initial: Mapping[str, Any]) -> None:
        super().__init__(data, initial=initial)
        self.fields["agreement"].help_text = _("Everyone who takes part is asked again when you change this.")


class InviteForm(forms.Form):
    """Whom to invite, in numbered rows. ``people()`` are the filled ones, once valid."""

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, group: Group, convener: User, one_more: bool = False
    ) -> None:
        typed = {name: data[name] for name in data} if data else {}  # of a QueryDict, ``dict`` makes lists
        super().__init__(None if one_more else data, initial=typed)
        self.group, self.convener = group, convener
        self.count = PEOPLE.how_many(data or {}, 0)
        if one_more:
            self.count = min(self.count + 1, MOST - 1)
        for number in [*range(self.count), "__prefix__"]:
            self.fields |= _row(number)

    def rows(self) -> list[list[forms.BoundField]]:
        return PEOPLE.bound(self, self.count)

    def pattern(self) -> list[forms.BoundField]:
        """The fields of a row that the page can add by itself."""
        return [self[PEOPLE.name("__prefix__", part)] for part in PEOPLE.parts]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        numbers = [n for n in range(self.count) if any(cleaned.get(PEOPLE.name(n, part)) for part in PEOPLE.parts)]
        self._people = [Named(*(cleaned.get(PEOPLE.name(n, part), "") for part in PEOPLE.parts)) for n in numbers]
        for place, why in refused(self.group, self._people, self.convener).items():
            part = "email" if self._people[place].name else "name"
            self.add_error(PEOPLE.name(numbers[place], part), why)
        if off := what_is_off(self.group, self._people):
            self.add_error(PEOPLE.name(numbers[-1] if numbers else 0, "name"), off)
        return cleaned

    def people(self) -> list[Named]:
        return self._people


class AnswerForm(forms.Form):
    """Yes or rather not to what was read. ``version``: the agreement the page showed."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10**6)
    said = forms.ChoiceField(widget=forms.RadioSelect, error_messages=CHOOSE)

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, version: int, question: Any, yes: Any, no: Any
    ) -> None:
        super().__init__(data, initial={"version": version})
        said: Any = self.fields["said"]
        said.label, said.choices = question, [(Answer.YES.value, yes), (Answer.NO.value, no)]

    def says_yes(self) -> bool:
        return self.cleaned_data["said"] == Answer.YES


class HeirForm(forms.Form):
    """Who is asked to convene from now on: by their place."""

    heir = forms.ChoiceField(
        label=_("Whom do you ask?"),
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose somebody from the list.")),
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, heirs: Sequence[Present]) -> None:
        super().__init__(data)
        heir: Any = self.fields["heir"]
        heir.choices = [(str(one.place.pk), one.name) for one in heirs]


class LeaveForm(forms.Form):
    """Behind a personal link: something a mail scanner does not tick."""

    sure = forms.BooleanField(label=_("Yes, I leave the group"), error_messages={"required": _("Tick this first.")})


def joining(data: Mapping[str, Any] | None, version: int) -> AnswerForm:
    """Yes or rather not to an invitation."""
    yes = _("Yes, I take part and keep to this agreement")
    return AnswerForm(data, version=version, question=_("Do you take part?"), yes=yes, no=_("Rather not"))


def agreeing(data: Mapping[str, Any] | None, version: int) -> AnswerForm:
    """Yes, or rather not, to a changed agreement."""
    yes, no = _("Yes, I keep to this agreement"), _("Rather not: I leave the group")
    return AnswerForm(data, version=version, question=_("Is this right for you too?"), yes=yes, no=no)


def _row(number: int | str) -> dict[str, Words]:
    """The two fields of a person; their browser's own address book is not asked."""
    off = {"autocomplete": "off"}
    name, email = forms.TextInput(attrs={"dir": "auto", **off}), forms.EmailInput(attrs=off)
    return {
        PEOPLE.name(number, "name"): NameOfSomebody(label=_("Name"), widget=name),
        PEOPLE.name(number, "email"): Words(label=_("E-mail address"), limit=254, one_line=True, widget=email),
    }
