"""A picture, and what is to be seen on it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portfolio.attachments.limits import ALT_LIMIT
from portfolio.writing.fields import Words

ACCEPTED = "image/jpeg,image/png,image/webp,.jpg,.jpeg,.png,.webp"
ALT_LABEL = _("What is to be seen on it?")
ALT_HINT = _("One sentence, for who cannot see it and for you in a few years. May stay empty.")


def alt_field() -> Words:
    return Words(label=ALT_LABEL, help_text=ALT_HINT, limit=ALT_LIMIT, one_line=True)


class PictureForm(forms.Form):
    """One file and its words. The file itself is looked at by the verb: this form only wants one to be there."""

    picture = forms.FileField(
        label=_("Choose a picture"),
        help_text=_("JPEG, PNG or WebP, at most 10 MB. Place, date and camera are taken out of it."),
        allow_empty_file=True,
        max_length=None,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": _("Choose a picture first."),
            "invalid": _("Choose a picture first."),
            "missing": _("Choose a picture first."),
        },
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["alt"] = alt_field()


class AltForm(forms.Form):
    """The words beside a picture that is there. ``version`` is the revision the page shows."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**9)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["alt"] = alt_field()
