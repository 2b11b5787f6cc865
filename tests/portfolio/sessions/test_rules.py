"""One person stays one person, however their address is written."""

import pytest
from allauth.account.models import EmailAddress

from portfolio.guests.addresses import mailbox, people_behind
from portfolio.sessions.facts import Invited
from portfolio.sessions.rules import refused
from tests.factories.accounts import UserFactory
from tests.factories.intervision import a_colleague


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


@pytest.mark.parametrize(
    "own",
    ["zij@example.nl", "ZIJ@example.nl", "zij+2@example.nl", "zіj@example.nl", "ｚij@example.nl", "tweede@example.nl"],
)
def test_the_organiser_cannot_be_their_own_colleague(own):
    organiser = a_colleague(email="zij@example.nl")
    EmailAddress.objects.create(user=organiser, email="tweede@example.nl", verified=False)
    assert set(refused([Invited("Ander", "ander@example.nl"), Invited("Ik", own)], organiser)) == {1}


def test_nobody_is_named_twice_not_even_under_a_second_address():
    colleague = a_colleague(email="hij@example.nl")
    EmailAddress.objects.create(user=colleague, email="hij@elders.example", verified=True)
    invited = [Invited("A", "hij@example.nl"), Invited("B", "hij+x@example.nl"), Invited("C", "hij@elders.example")]
    assert set(refused(invited, a_colleague())) == {1, 2}


@pytest.mark.parametrize("address", ["", "a@b", "geen adres", "x@x.nl\nBcc: y@y.nl", "x" * 300 + "@example.nl"])
def test_what_is_no_address_is_refused(address):
    assert set(refused([Invited("A", address)], a_colleague())) == {0}


def test_only_a_proven_address_of_an_active_person_is_known():
    known = a_colleague(email="wel@example.nl")
    unproven = UserFactory(email="niet@example.nl")
    EmailAddress.objects.create(user=unproven, email=unproven.email, verified=False)
    a_colleague(email="weg@example.nl", is_active=False)
    assert people_behind(["WEL@example.nl", "niet@example.nl", "weg@example.nl"]) == {"wel@example.nl": known}
