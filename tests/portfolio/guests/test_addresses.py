"""However somebody spells their own address, or has it spelled, it stays their own."""

import pytest
from allauth.account.models import EmailAddress

from portfolio.guests.addresses import is_address, mailbox, people_behind
from tests.factories.accounts import UserFactory
from tests.factories.intervision import a_colleague

SPELLINGS = {
    "anna.b@post.gemeente.nl": [
        "Anna.B@POST.gemeente.nl",
        "anna.b+nog@post.gemeente.nl",
        '"anna.b"@post.gemeente.nl',
        '"anna.b+nog"@post.gemeente.nl',
        '"anna\\.b"@post.gemeente.nl',
        "anna.b@post。gemeente.nl",
        "anna.b@post.gemeente.nl.",
        "anna.b@post.ɡemeente.nl",
        "anna.b@post.gemeente\u200b.nl",
        "anna.b@post.ge\u00admeente.nl",
        "anna\u200d.b@post.gemeente.nl",
    ],
    "anna@münchen.example": ["anna@xn--mnchen-3ya.example", "anna@XN--MNCHEN-3YA.example", "anna@MÜNCHEN.example"],
    "anna@straße.example": ["anna@xn--strae-oqa.example"],
    "iris@example.nl": ["ıris@example.nl", "İris@example.nl", "IRIS@example.nl"],
    "a.nna@gmail.com": ["anna@gmail.com", '"a.nna"@googlemail.com', "ANNA+1@gmail.com"],
    "anna@proton.me": ["anna@pm.me", "an-na@protonmail.com", "an.na+x@proton.me"],
    "anna@icloud.com": ["anna@me.com", "anna@mac.com"],
}


@pytest.mark.parametrize(("own", "other"), [(own, other) for own, more in SPELLINGS.items() for other in more])
def test_it_is_one_mailbox(own, other):
    assert mailbox(own) == mailbox(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("anna@example.nl", "anne@example.nl"),
        ("an.na@example.nl", "anna@example.nl"),
        ("an-na@gmail.com", "anna@gmail.com"),
        ("anna@icloud.com", "anna@gmail.com"),
        ("anna@münchen.example", "anna@munchen.example"),
        ("anna@xn--.example", "anna@xn--zz.example"),
        ("", "anna@example.nl"),
    ],
)
def test_two_people_stay_two(one, other):
    assert mailbox(one) != mailbox(other)


@pytest.mark.parametrize(
    "address",
    [
        "anna@[127.0.0.1]",
        "anna@[IPv6:::1]",
        "anna@localhost",
        '"anna"@example.nl',
        '"an na"@example.nl',
        "ıris@example.nl",
        "ﬁen@example.nl",
        "a@ge\u00admeente.nl",
    ],
)
def test_a_second_way_to_write_everybodys_address_is_refused(address):
    assert not is_address(address)


@pytest.mark.parametrize("address", ["anna@example.nl", "o'brien@example.nl", "anna+werk@münchen.example", " a@b.nl "])
def test_what_people_have_is_an_address(address):
    assert is_address(address)


@pytest.mark.parametrize(
    "alias",
    [
        "fatima.e@gmail.com",
        "Fatima.E@Gmail.com",
        "fatimae@gmail.com",
        "f.a.t.i.m.a.e+werk@googlemail.com",
        " fatimae@gmail.com",
    ],
)
def test_aliases_are_one_mailbox(alias):
    assert mailbox(alias) == mailbox("fatimae@gmail.com")


def test_only_a_proven_address_of_an_active_person_is_known():
    known = a_colleague(email="wel@example.nl")
    unproven = UserFactory(email="niet@example.nl")
    EmailAddress.objects.create(user=unproven, email=unproven.email, verified=False)
    a_colleague(email="weg@example.nl", is_active=False)
    assert people_behind(["WEL@example.nl", "niet@example.nl", "weg@example.nl"]) == {"wel@example.nl": known}
