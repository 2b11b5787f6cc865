"""The form with which a package is handed in."""

from django import forms
from django.utils.translation import gettext_lazy as _

NO_PACKAGE = _("Choose the ZIP file that you once downloaded.")


class PackageForm(forms.Form):
    package = forms.FileField(
        label=_("The ZIP file"),
        widget=forms.FileInput(attrs={"accept": ".zip,application/zip"}),
        error_messages={"required": NO_PACKAGE, "missing": NO_PACKAGE, "invalid": NO_PACKAGE, "empty": NO_PACKAGE},
    )
