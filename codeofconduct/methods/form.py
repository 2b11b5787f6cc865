"""The editor's form of a method."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminPageForm

from codeofconduct.methods.kinds import InHand


class MethodForm(WagtailAdminPageForm):
    """From-to the right way round always; that the steps fill the time stated, before it goes public."""

    in_hand = forms.MultipleChoiceField(
        label=gettext_lazy("What a group has in its hands"),
        choices=InHand.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("The list of methods can be narrowed by this."),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "method" in self.fields:
            self.fields["method"].disabled = True

    def clean(self):
        cleaned = super().clean()
        for what in ("group", "minutes"):
            least, most = cleaned.get(f"{what}_from"), cleaned.get(f"{what}_to")
            if least and most and most < least:
                self.add_error(f"{what}_to", _("This is less than where it begins."))
        return cleaned

    def is_valid(self) -> bool:
        return super().is_valid() and (self.is_deferred_validation or self._steps_fill_the_time())

    def _steps_fill_the_time(self) -> bool:
        least, most = self.cleaned_data["minutes_from"], self.cleaned_data["minutes_to"]
        together = sum(form.cleaned_data["minutes"] for form in self.formsets["steps"].forms if _stays(form))
        if least <= together <= most:
            return True
        told = _("The steps take %(together)s minutes together. Change a step, or the time here.")
        self.add_error("minutes_to", told % {"together": together})
        return False


def _stays(form: forms.ModelForm) -> bool:
    return bool(form.cleaned_data.get("minutes")) and not form.cleaned_data.get("DELETE")
