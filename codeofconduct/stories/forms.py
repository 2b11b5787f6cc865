"""What a reader, a donor and a second reader write."""

from django import forms
from django.utils.translation import gettext_lazy

from codeofconduct.stories.remarks import what_is_wrong_with
from documents.canonical import normalised


class FirstYouForm(forms.Form):
    """The box on a story's page. What is written there goes to the reader's own portfolio, which checks it."""

    picture = forms.CharField(
        label=gettext_lazy("What would you do, and why?"),
        help_text=gettext_lazy("It is kept in your own portfolio, as an image of good work."),
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        required=False,
        strip=False,
    )


class RemarkForm(forms.Form):
    """A few sentences to the desk."""

    remark = forms.CharField(widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}), required=False, strip=False)

    def __init__(self, *args, label: str, help_text: str = "", **kwargs) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["remark"]
        field.label, field.help_text, field.validators = label, help_text, []

    def clean_remark(self) -> str:
        remark = normalised(self.cleaned_data["remark"]).strip()
        if wrong := what_is_wrong_with(remark):
            raise forms.ValidationError(wrong)
        return remark
