"""A form with one field of every kind, for the gallery and the tests of the tags."""

from django import forms

WORDS = [("0", "niet"), ("1", "een beetje"), ("2", "veel"), ("3", "vooral hier")]


class EveryKind(forms.Form):
    email = forms.EmailField(label="E-mailadres", help_text="Het adres waarop we je kunnen bereiken.")
    held_on = forms.DateField(label="Wanneer was het?", widget=forms.DateInput(attrs={"type": "date"}))
    happened = forms.CharField(label="Wat gebeurde er?", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    method = forms.ChoiceField(label="Werkvorm", choices=[("i", "Incidentmethode"), ("r", "Roddelmethode")])
    answer = forms.ChoiceField(
        label="Herken je dit?",
        help_text="Je kunt je antwoord later aanpassen.",
        choices=[("yes", "Ja, ik was erbij en zo ging het"), ("no", "Nee, ik herken dit niet")],
        widget=forms.RadioSelect,
    )
    values = forms.MultipleChoiceField(
        label="Welke waarden speelden mee?",
        choices=[("W1", "Menselijke maat"), ("W2", "Rechtvaardig"), ("W3", "Samen")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    excellent = forms.ChoiceField(label="Excellent", choices=WORDS, widget=forms.RadioSelect, required=False)
    ethical = forms.ChoiceField(label="Ethisch", choices=WORDS, widget=forms.RadioSelect, required=False)
    shared = forms.BooleanField(label="Dit is een gedeelde computer", required=False)
