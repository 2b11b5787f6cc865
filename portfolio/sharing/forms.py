"""With whom, until when, which text; the three questions; a comment. Nothing is chosen beforehand but the usual day."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from portfolio.guard import QUESTIONS
from portfolio.sharing.actions import LASTS, LONGEST, MOST_AT_ONCE
from portfolio.sharing.comments import COMMENT_LIMIT
from portfolio.sharing.recipients import Circle, Recipients, Sitting, no_addresses, once_each, own_among
from portfolio.situations.offer_form import ANSWERS, LOOK_AGAIN
from portfolio.writing.fields import DATE_FORMATS, Words

BETWEEN = re.compile(r"[\s,;<>]+")
ADDRESSES_LIMIT = 3_000
FIXED, LIVE = "fixed", "live"


class LastDay(forms.DateField):
    """A day from today on, at most a year ahead."""

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("Until and including which day?"),
            input_formats=DATE_FORMATS,
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            help_text=gettext_lazy("A month, unless you choose otherwise. You can take it back on any day before."),
            error_messages={
                "required": gettext_lazy("Choose a last day."),
                "invalid": gettext_lazy("Write a date as day-month-year, for example 3-5-2026."),
            },
        )

    def clean(self, value: Any) -> date:
        day = super().clean(value.strip() if isinstance(value, str) else value)
        if day < timezone.localdate():
            raise ValidationError(_("This day has been. Choose today or a day to come."))
        if day > timezone.localdate() + LONGEST:
            raise ValidationError(_("Choose a day within a year. You can share it again later."))
        return day


class ShareForm(forms.Form):
    """``recipients()`` is with whom, once valid: colleagues, everyone of a group or session, and exact addresses.

    A group is who is in it now: the preview carries those people along, so that exactly they get it.
    """

    until = LastDay()
    what = forms.ChoiceField(
        label=gettext_lazy("Which text?"),
        choices=[
            (FIXED, gettext_lazy("The text of now. What you change later they do not see.")),
            (LIVE, gettext_lazy("Along with me: also what I change later.")),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose which text."),
            "invalid_choice": gettext_lazy("Choose which text."),
        },
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        owner: User,
        colleagues: Sequence[User],
        sittings: list[Sitting],
        circles: list[Circle],
    ) -> None:
        super().__init__(data, initial={"until": timezone.localdate() + LASTS, "what": FIXED})
        self.owner, self.sittings, self.circles = owner, sittings, circles
        self.colleagues = {str(person.pk): person for person in colleagues}
        whole = {"groups": self._groups(), "sessions": self._sessions()}
        self.fields = {"people": self._people(), **whole, "addresses": _addresses(), **self.fields}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if {"people", "groups", "sessions", "addresses"} <= set(cleaned):
            to = self.recipients()
            if not to:
                self.add_error("addresses", _("Choose a colleague, or write an e-mail address."))
            elif len(to) > MOST_AT_ONCE:
                why = _("This is more people than fits at once. Share with a few, and then with the others.")
                self.add_error("addresses" if to.addresses else "people", why)
        return cleaned

    def clean_addresses(self) -> tuple[str, ...]:
        typed = once_each(filter(None, BETWEEN.split(self.cleaned_data["addresses"])))
        if wrong := no_addresses(typed):
            why = _("This is no e-mail address: %(typed)s. Write one like name@example.org.")
            raise ValidationError(why % {"typed": wrong[0][:80]})
        if own_among(typed, self.owner):
            raise ValidationError(_("This is your own address. You can read this already."))
        return typed

    def recipients(self) -> Recipients:
        whole: list[Circle | Sitting] = [one for one in self.circles if str(one.pk) in self.cleaned_data["groups"]]
        whole += [one for one in self.sittings if str(one.pk) in self.cleaned_data["sessions"]]
        chosen = [self.colleagues[pk] for pk in self.cleaned_data["people"]]
        people = dict.fromkeys(person.pk for person in [*chosen, *(one for group in whole for one in group.colleagues)])
        return Recipients(tuple(people), self.cleaned_data["addresses"])

    def names(self) -> list[str]:
        """How the owner knows them: colleagues by name, an address as it was typed."""
        to = self.recipients()
        return [*(self.colleagues[str(pk)].get_short_name() for pk in to.people), *to.addresses]

    def is_live(self) -> bool:
        return self.cleaned_data["what"] == LIVE

    def chosen(self) -> list[forms.BoundField]:
        """What the preview carries along, beside the people."""
        return [self[name] for name in ("addresses", "until", "what")]

    def _people(self) -> forms.MultipleChoiceField:
        choices = [(pk, person.get_full_name()) for pk, person in self.colleagues.items()]
        return _boxes(gettext_lazy("Colleagues from your sessions and groups"), choices)

    def _groups(self) -> forms.MultipleChoiceField:
        choices = [(str(one.pk), _circle_in_words(one)) for one in self.circles]
        return _boxes(gettext_lazy("Or everyone of one group"), choices)

    def _sessions(self) -> forms.MultipleChoiceField:
        choices = [(str(one.pk), _session_in_words(one)) for one in self.sittings if len(one.colleagues) > 1]
        return _boxes(gettext_lazy("Or everyone of one session"), choices)


class LookForm(forms.Form):
    """The guard's three questions, below what others will see. ``revision``: the version that was looked at."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**9, required=False)

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        for number, question in enumerate(QUESTIONS, 1):
            self.fields[f"question_{number}"] = forms.ChoiceField(
                label=question,
                choices=ANSWERS,
                widget=forms.RadioSelect,
                error_messages=dict.fromkeys(("required", "invalid_choice"), gettext_lazy("Choose an answer.")),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and LOOK_AGAIN in cleaned.values():
            raise ValidationError(_("You want to look once more. Change your text first, and then share it."))
        return cleaned

    def looked_at(self) -> int:
        return self.cleaned_data.get("revision") or 0


class CommentForm(forms.Form):
    """One question in the margin. ``about`` is the part it stands beside, by name; empty for the whole."""

    text = Words(
        label=gettext_lazy("Which question does this call up in you?"),
        help_text=gettext_lazy("A question helps more than an opinion. You need not know an answer."),
        limit=COMMENT_LIMIT,
        required=True,
        error_messages={"required": gettext_lazy("Write one sentence. More is not needed.")},
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, names: Sequence[str], about: str = "") -> None:
        super().__init__(data, initial={"about": about if about in names else ""})
        self.fields["about"] = forms.ChoiceField(
            label=gettext_lazy("Beside which part?"),
            choices=[("", gettext_lazy("The whole")), *((name, name) for name in names)],
            required=False,
            error_messages={"invalid_choice": gettext_lazy("The text changed in the meantime. Choose the part again.")},
        )


class AnswerForm(forms.Form):
    """The owner writes back; empty takes the answer away."""

    answer = Words(label=gettext_lazy("Your answer"), limit=COMMENT_LIMIT, rows=2)


def _boxes(label: Any, choices: list[tuple[str, str]]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("Choose from the list.")},
    )


def _addresses() -> Words:
    off = {"autocomplete": "off", "rows": 2, "inputmode": "email", "spellcheck": "false"}
    return Words(
        label=gettext_lazy("Or e-mail addresses of other members"),
        help_text=gettext_lazy(
            "One on each line. We never tell whose an address is: if it belongs to a member, they get a message."
        ),
        limit=ADDRESSES_LIMIT,
        widget=forms.Textarea(attrs=off),
    )


def _circle_in_words(one: Circle) -> str:
    people = ", ".join(person.get_short_name() for person in one.colleagues)
    return f"{one.name} ({people})"


def _session_in_words(one: Sitting) -> str:
    people = ", ".join(person.get_short_name() for person in one.colleagues)
    day = date_format(one.held_on, "j F Y")
    return f"{day} · {one.about} ({people})" if one.about else f"{day} ({people})"
