"""What a member fills in while composing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portfolio.guard import QUESTIONS
from portfolio.writing.fields import Words
from portfolio.writing.forms import OpenPage
from registry.renewal.draft import Draft

NO, LOOK_AGAIN = "no", "look_again"
ANSWERS = [(NO, _("No, I do not think so")), (LOOK_AGAIN, _("Perhaps. I want to look once more."))]


class StoryForm(OpenPage):
    """The member's own story."""

    story = Words(
        label=_("What did you learn in these years?"),
        help_text=_("Tell it your own way. One situation you followed for years can be enough."),
        rows=14,
    )

    def __init__(self, data: Any = None, *, draft: Draft) -> None:
        super().__init__(data, revision=draft.story_revision, initial={"story": draft.story})


class GuardForm(forms.Form):
    """The three questions about recognisability. Nothing is chosen beforehand."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        for number, question in enumerate(QUESTIONS, 1):
            self.fields[f"question_{number}"] = forms.ChoiceField(
                label=question,
                choices=ANSWERS,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose an answer."), "invalid_choice": _("Choose an answer.")},
            )

    def wants_to_look_again(self) -> bool:
        """Whether the member is in doubt about one of them; once valid."""
        return LOOK_AGAIN in self.cleaned_data.values()
