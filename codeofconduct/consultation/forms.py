"""A comment, its answer, and the day until which an edition lies before the members."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from codeofconduct.consultation.actions import unusable_day
from codeofconduct.consultation.models import Comment
from codeofconduct.consultation.queries import Said
from codeofconduct.consultation.states import NEEDS_A_REASON, Answer, ShownAs
from codeofconduct.consultation.wording import tidied, what_is_wrong_with

OPEN_AGAIN = gettext_lazy("Open this page again and send it once more.")


class Words(forms.CharField):
    """A text of some length. Our own sentences say what is wrong with it, so Django's validators stay out."""

    widget = forms.Textarea(attrs={"rows": 5, "autocomplete": "off", "dir": "auto"})

    def __init__(self, **kwargs) -> None:
        super().__init__(required=False, strip=False, **kwargs)
        self.validators = []


class CommentForm(forms.Form):
    """``revision`` is that of the comment one changes; ``key`` the form's own."""

    text = Words(label=gettext_lazy("What do you want to say about it?"))
    shown_as = forms.ChoiceField(
        label=gettext_lazy("How do others read this?"),
        help_text=gettext_lazy("After the last day everyone can read it under this name."),
        choices=ShownAs.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose under which name others read this."),
            "invalid_choice": gettext_lazy("Choose under which name others read this."),
        },
    )
    revision = forms.IntegerField(min_value=1, initial=1, widget=forms.HiddenInput)
    key = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("revision", "key"):
            self.fields[name].error_messages |= dict.fromkeys(("required", "invalid", "min_value"), OPEN_AGAIN)

    @classmethod
    def of(cls, comment: Comment, data: Any = None) -> "CommentForm":
        """To put a comment in other words."""
        stored = {"text": comment.text, "shown_as": comment.shown_as, "revision": comment.revision}
        return cls(data, initial=stored)

    def clean_text(self) -> str:
        text = tidied(self.cleaned_data["text"])
        if wrong := what_is_wrong_with(text, empty=_("Write what you want to say about it.")):
            raise forms.ValidationError(wrong)
        return text

    def said(self) -> tuple[str, str]:
        """The words, and under which name."""
        return self.cleaned_data["text"], self.cleaned_data["shown_as"]


class AnswerForm(forms.Form):
    """What becomes of a comment. The revisions say what the editor read."""

    answer = forms.ChoiceField(
        label=gettext_lazy("What becomes of it?"),
        choices=Answer.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), gettext_lazy("Choose what becomes of this comment.")
        ),
    )
    because = Words(
        label=gettext_lazy("Because…"),
        help_text=gettext_lazy("Everyone can read this after the consultation, beside the comment."),
    )
    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    answer_revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    key = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("revision", "answer_revision", "key"):
            self.fields[name].error_messages |= dict.fromkeys(("required", "invalid", "min_value"), OPEN_AGAIN)

    @classmethod
    def to(cls, said: Said, data: Any = None) -> "AnswerForm":
        """The answer to a comment as it stands now."""
        names = ("answer", "because", "revision", "answer_revision")
        return cls(data, initial={name: getattr(said, name) for name in names})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        why = _("Write why, so that the member and everyone else can follow it.")
        because = cleaned["because"] = tidied(cleaned.get("because", ""))
        if wrong := what_is_wrong_with(because, empty=why if cleaned.get("answer") in NEEDS_A_REASON else ""):
            self.add_error("because", wrong)
        return cleaned

    def given(self) -> tuple[str, str]:
        """The answer, and why."""
        return self.cleaned_data["answer"], self.cleaned_data["because"]

    def read(self) -> tuple[int, int]:
        """What the editor saw: the comment's revision and the answer's."""
        return self.cleaned_data["revision"], self.cleaned_data["answer_revision"]


class OpenForm(forms.Form):
    """Until which day, that day included."""

    until = forms.DateField(
        label=gettext_lazy("The last day on which members can comment"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=dict.fromkeys(("required", "invalid"), gettext_lazy("Choose a day.")),
    )

    def clean_until(self) -> date:
        until = self.cleaned_data["until"]
        if wrong := unusable_day(until, timezone.localdate()):
            raise forms.ValidationError(wrong)
        return until
