"""A mailbox stays one's own, also after another address took its place in the account."""

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from accounts.adapter import AccountAdapter
from accounts.erasure import erase_account
from accounts.mailboxes import remember, were_of
from accounts.models import EarlierMailbox
from portfolio.sessions.facts import Invited
from portfolio.sessions.rules import refused
from tests.factories.accounts import UserFactory
from tests.factories.intervision import SessionFactory, a_colleague, line_of, say


def moved(person, to):
    """As when somebody signs in, and later proves another address: allauth drops the one before."""
    AccountAdapter().pre_login(
        RequestFactory().get("/"), person, email_verification="none", signal_kwargs=None, email=None, signup=False,
        redirect_url=None,
    )  # fmt: skip
    EmailAddress.objects.filter(user=person).delete()
    person.email = to
    person.save()


def test_nobody_names_themselves_under_the_address_they_had_before():
    organiser = a_colleague(email="zij@oud.example")
    moved(organiser, "zij@nieuw.example")
    people = [Invited("Ik", "Zij+x@oud.example"), Invited("Ander", "ander@oud.example")]
    assert set(refused(people, organiser)) == {0}


def test_nobody_answers_themselves_under_the_address_they_had_before():
    organiser = a_colleague(email="zij@nieuw.example")
    session = SessionFactory(organiser=organiser, people=[a_colleague()], guests=["zij@oud.example"])
    remember(organiser, ["zij@oud.example"])
    with pytest.raises(PermissionDenied):
        say(line_of(session, 1), "confirmed")


def test_only_a_keyed_mark_is_kept_once_and_it_goes_with_the_person():
    person, other = UserFactory(email="zij@oud.example"), UserFactory()
    for _ in range(2):
        remember(person, ["zij@oud.example", "ZIJ+x@oud.example", ""])
    assert EarlierMailbox.objects.count() == 1
    assert "zij" not in str(EarlierMailbox.objects.values())
    assert were_of(person, ["Zij@OUD.example", "ander@oud.example", ""]) == {"Zij@OUD.example"}
    assert were_of(other, ["zij@oud.example"]) == set()
    erase_account(person)
    assert not EarlierMailbox.objects.exists()
