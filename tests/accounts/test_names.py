"""What one calls somebody."""

import pytest

from accounts.models import given_name


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Mei Lan Tjon", "Mei Lan"),
        ("Samira el Idrissi", "Samira"),
        ("Anne Marie van der Vries", "Anne Marie"),
        ("Wouter van 't Hof", "Wouter"),
        ("Petra Linssen", "Petra"),
        ("Ö", "Ö"),
        ("", ""),
    ],
)
def test_a_given_name_is_what_comes_before_the_surname(name, called):
    assert given_name(name) == called
