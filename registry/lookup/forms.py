"""Handing a paper in."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.lookup.handed_in import LARGEST

NO_FILE = gettext_lazy("Choose the PDF file that you got.")


class PaperForm(forms.Form):
    paper = forms.FileField(
        label=gettext_lazy("The PDF file"),
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
        error_messages=dict.fromkeys(("required", "missing", "invalid", "empty"), NO_FILE),
    )

    def clean_paper(self) -> UploadedFile:
        paper: UploadedFile = self.cleaned_data["paper"]
        if (paper.size or 0) > LARGEST:
            raise ValidationError(_("This file is larger than a paper of the register can be."))
        return paper
