"""What a reader fills in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portfolio.writing.fields import Words
from portfolio.writing.forms import OpenPage
from registry.reading.findings import ABOUT, CRITERIA, NAMES, Finding, Findings, Mark


class FindingsForm(OpenPage):
    """Four criteria and one question. A draft may be half empty; ``findings.still_open`` says what handing in asks."""

    question = Words(
        label=_("Which question would you like to give this colleague?"),
        help_text=_("For example: What made that … or: How would it go if …"),
        rows=3,
    )

    def __init__(self, data: Any = None, *, findings: Findings, revision: int) -> None:
        initial = {"question": findings.question}
        for name, one in findings.criteria.items():
            initial |= {f"{name}_mark": one.mark, f"{name}_reason": one.reason}
        super().__init__(data, revision=revision, initial=initial)
        for name in CRITERIA:
            self.fields[f"{name}_mark"] = forms.ChoiceField(
                label=NAMES[name], help_text=ABOUT[name], choices=Mark.choices, widget=forms.RadioSelect, required=False
            )
            self.fields[f"{name}_reason"] = Words(label=_("What do you base this on?"), rows=3)

    def findings(self) -> Findings:
        """What the reader wrote, once valid."""
        said = self.cleaned_data
        criteria = {name: Finding(said[f"{name}_mark"], said[f"{name}_reason"]) for name in CRITERIA}
        return Findings(criteria, said["question"])

    def pairs(self) -> list[tuple]:
        """Mark and reason of each criterion, for the page."""
        return [(self[f"{name}_mark"], self[f"{name}_reason"]) for name in CRITERIA]
