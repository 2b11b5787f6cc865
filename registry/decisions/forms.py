"""What the board fills in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portfolio.writing.fields import Words
from registry.decisions.models import Grounds
from registry.decisions.states import Outcome


class ProposalForm(forms.Form):
    """An outcome, why, and the question that goes along. Nothing is chosen beforehand."""

    outcome = forms.ChoiceField(
        label=_("What do you propose?"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose an outcome."), "invalid_choice": _("Choose an outcome.")},
    )
    reasons = Words(label=_("Why"), help_text=_("Your colleague reads this in the letter. Write it to them."), rows=6)
    question = Words(
        label=_("The question that goes along"),
        help_text=_("After a renewal it opens the next years; nothing has to be handed in for it."),
        rows=3,
    )

    def chosen(self) -> str:
        """The outcome, once valid."""
        return self.cleaned_data["outcome"]

    def grounds(self) -> Grounds:
        return Grounds(self.cleaned_data["reasons"], self.cleaned_data["question"])
