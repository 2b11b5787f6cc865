"""Three questions that help a group to choose a method. They narrow the list; nothing is ranked."""

from collections.abc import Iterable
from typing import Any, Protocol

from django import forms
from django.utils.translation import gettext_lazy as _

from codeofconduct.methods.kinds import InHand

MINUTES = (45, 60, 75, 90, 120)
ANY = ("", _("It does not matter"))


class Choosable(Protocol):
    """A method as far as choosing is concerned."""

    group_from: int
    group_to: int
    minutes_from: int
    in_hand: list[str]


class ChoosingForm(forms.Form):
    """``?groep=5&tijd=60&hand=moment``; every question may stay open, and an odd answer is asked again."""

    groep = forms.IntegerField(
        label=_("How many people are you?"),
        required=False,
        min_value=1,
        max_value=99,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            name: _("Write a number of people, for example 5.") for name in ("invalid", "min_value", "max_value")
        },
    )
    tijd = forms.TypedChoiceField(
        label=_("How much time is there?"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[ANY, *((str(one), _("%s minutes") % one) for one in MINUTES)],
        error_messages={"invalid_choice": _("Choose a time from the list.")},
    )
    hand = forms.ChoiceField(
        label=_("What do you have in your hands?"),
        required=False,
        choices=[ANY, *InHand.choices],
        error_messages={"invalid_choice": _("Choose from the list.")},
    )

    def of(self, methods: Iterable[Any]) -> list[Any]:
        """The methods that fit every answer given, in the order they came."""
        self.is_valid()
        asked = self.cleaned_data
        return [one for one in methods if _fits(one, asked.get("groep"), asked.get("tijd"), asked.get("hand"))]

    @property
    def narrows(self) -> bool:
        """Whether anything was asked for."""
        return any(self.cleaned_data.values())


def _fits(one: Choosable, people: int | None, minutes: int | None, in_hand: str | None) -> bool:
    return (
        (not people or one.group_from <= people <= one.group_to)
        and (not minutes or one.minutes_from <= minutes)
        and (not in_hand or in_hand in one.in_hand)
    )
