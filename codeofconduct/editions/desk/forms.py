"""The board's and editors' own forms. The verbs say what is possible; here only what can stand beside a field."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from codeofconduct.editions.adoption import impossible_dates
from codeofconduct.editions.models import Edition


def a_day() -> forms.DateInput:
    """The browser's own."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class AdoptForm(forms.Form):
    """What the meeting decided. ``seen`` is the digest of the text on the screen."""

    adopted_on = forms.DateField(label=_("The meeting was on"), widget=a_day(), initial=timezone.localdate)
    meeting = forms.CharField(
        label=_("Which meeting"), max_length=200, help_text=_("For example: the general meeting of members in Utrecht.")
    )
    quorum = forms.CharField(
        label=_("By how many"),
        max_length=200,
        help_text=_("For example: 212 of 480 members were there, 198 in favour."),
    )
    in_force_from = forms.DateField(
        label=_("In force from"),
        widget=a_day(),
        help_text=_("On this day the edition takes over by itself, at the start of the day in the Netherlands."),
    )
    sure = forms.BooleanField(label=_("This is the text that the meeting adopted."))
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args, edition: Edition, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.edition = edition

    def clean(self):
        cleaned = super().clean()
        days = [cleaned[name] for name in ("adopted_on", "in_force_from") if name in cleaned]
        if len(days) == 2:
            for field, reason in impossible_dates(self.edition, *days).items():
                self.add_error(field, reason)
        return cleaned


class FollowForm(forms.Form):
    """The number of what comes next."""

    number = forms.CharField(
        label=_("Number"), max_length=5, help_text=_("Before the dot: a new code. Behind it: the same code, improved.")
    )
