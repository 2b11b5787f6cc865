"""Who cannot be named in a session: the organiser under any address, somebody twice, and what is no address."""

import pytest
from allauth.account.models import EmailAddress

from portfolio.sessions.facts import Invited
from portfolio.sessions.rules import refused
from tests.factories.intervision import a_colleague


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
