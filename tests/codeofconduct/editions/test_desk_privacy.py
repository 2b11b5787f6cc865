"""Editors see nothing of members on any screen they reach: not a name, not an address, not what somebody wrote."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.factories import codeofconduct as code
from tests.factories import situations
from tests.factories.accounts import UserFactory
from tests.security.test_leaks import admin_addresses

WORDS = ("Zonneklaar", "herkenbaar@", "alleen van mij")


@pytest.fixture(autouse=True)
def _one_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def member():
    member = UserFactory(member=True, name="Zonneklaar Herkenbaar", email="herkenbaar@example.org")
    code.affirmed(member, code.in_force(), sentence="Een zin alleen van mij.")
    situations.note("Een gedachte alleen van mij.", by=member)
    return member


@pytest.mark.parametrize("who", ["code_editor", "board"])
def test_no_screen_of_the_desk_shows_a_member(who, member):
    client, seen = Client(raise_request_exception=False), set()
    client.force_login(UserFactory(**{who: True}))
    for url in dict.fromkeys(admin_addresses()):
        if "logout" in url:
            continue
        with transaction.atomic():
            answer = client.get(url, {"q": "Zonne"}, follow=True)
            transaction.set_rollback(True)
        page = "" if answer.streaming else answer.content.decode(errors="replace")
        assert not [word for word in WORDS if word in page], url
        seen.add(url) if answer.status_code == 200 else None
    assert len(seen) > 20, "the desk was not opened"


@pytest.mark.parametrize("who", ["code_editor", "board"])
@pytest.mark.parametrize(
    "address", ["wagtailusers_users:index", "wagtailusers_groups:index", "wagtailadmin_reports:site_history"]
)
def test_lists_of_people_are_not_theirs(who, address, member):
    client = Client()
    client.force_login(UserFactory(**{who: True}))
    page = client.get(reverse(address), follow=True).content.decode()
    assert not [word for word in WORDS if word in page]


@pytest.mark.parametrize("who", ["code_editor", "board"])
def test_an_editions_history_and_usage_name_no_member(who, member):
    client, edition = Client(), code.Edition.objects.get()
    client.force_login(UserFactory(**{who: True}))
    for name in ("history", "usage", "edit"):
        page = client.get(reverse(f"wagtailadmin_pages:{name}", args=[edition.pk]))
        assert page.status_code == 200
        assert not [word for word in WORDS if word in page.content.decode()], name
