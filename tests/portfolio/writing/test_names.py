"""The name of somebody else begins a mail to them: it is a name, and nothing that a mail program makes a link of."""

import pytest
from django.core.exceptions import ValidationError

from portfolio.writing.fields import NameOfSomebody


@pytest.mark.parametrize(
    "name",
    ["https://kwaad.example/klik", "Kijk op www.kwaad", "kwaad.com", "Jan kwaad.nl", "\\\\kwaad\\deel"],
)
def test_an_address_is_no_name(name):
    with pytest.raises(ValidationError):
        NameOfSomebody().clean(name)


@pytest.mark.parametrize(
    "name",
    [
        "J. Jansen",
        "J.Jansen",
        "drs. Jan-Peter van 't Hof",
        "A.de Vries",
        "محمد",
        "Ö",
        "Anne (Annie) O'Brien",
        "Nl",
        "jan@elders.nl",
    ],
)
def test_what_people_are_called_is_kept(name):
    assert NameOfSomebody().clean(name) == name


@pytest.mark.parametrize("name", ["\u202eJan", "Ja\u200bn", "\u2066Jan\u2069", "Jan\ufeff", "Jan\r\n"])
def test_nothing_turns_or_hides_what_follows(name):
    assert NameOfSomebody().clean(name) == "Jan"


def test_only_signs_that_nobody_sees_are_no_name():
    assert NameOfSomebody().clean("\u202e\u200b") == ""
