"""What the public reads: the edition of today, every older one, and each article at its own address."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from codeofconduct.editions.states import S
from tests.factories import codeofconduct as code
from tests.factories.accounts import UserFactory

CODE = "/beroepscode/"


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200
    page = response.content.decode()
    assert page.count("<h1") == 1
    assert '<html lang="nl">' in page
    return page


def two_editions(values=2, articles=3):
    code.in_force("1.0", values=code.text(values, articles))
    code.adopt(
        code.draft("1.1", values=code.text(values, articles)), in_force_from=timezone.localdate() + timedelta(days=9)
    )


def test_there_is_no_code_yet(client):
    assert "Ik doe" not in read(client, CODE)


def test_the_code_is_the_edition_in_force(client):
    two_editions()
    page = read(client, CODE)
    assert "Ik doe 1.1." in page
    assert "/beroepscode/1-0/W1.1/" in page
    assert "/beroepscode/1-1/W1.1/" not in page
    assert 'href="/beroepscode/1-1/"' in page


@pytest.mark.parametrize("state", [S.ADOPTED, S.IN_FORCE, S.SUPERSEDED])
def test_an_adopted_edition_keeps_its_address(client, state):
    code.edition_in(state)
    assert "Ik doe 2.3." in read(client, "/beroepscode/1-0/")
    assert "Uitleg bij 2.3." in read(client, "/beroepscode/1-0/W2.3/")


@pytest.mark.parametrize("state", [S.WORKING, S.CONSULTATION])
@pytest.mark.parametrize("address", ["/beroepscode/1-0/", "/beroepscode/1-0/W1.1/"])
def test_a_draft_is_not_public(client, state, address):
    edition = code.edition_in(state)
    assert client.get(address).status_code == 404
    edition.live = True
    edition.save()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "address",
    ["1-0/W9.1/", "1-0/W1.9/", "1-0/w1.1/", "1-0/W1/", "1-0/onzin/", "7-7/", "7-7/W1.1/", "1-0/W1.1/W1.2/", "1.0/"],
)
def test_what_is_not_there_is_not_found(client, address):
    code.in_force()
    assert client.get(CODE + address).status_code == 404


def test_an_article_leads_to_its_neighbours(client):
    code.in_force()
    middle = read(client, "/beroepscode/1-0/W2.1/")
    assert "/beroepscode/1-0/W1.3/" in middle
    assert "/beroepscode/1-0/W2.2/" in middle
    assert 'rel="prev"' not in read(client, "/beroepscode/1-0/W1.1/")
    assert 'rel="next"' not in read(client, "/beroepscode/1-0/W2.3/")


def test_an_article_asks_its_questions_only_when_it_has_them(client):
    values = code.text()
    values[0]["articles"][0]["questions"] = {}
    code.in_force(values=values)
    assert code.QUESTIONS["energetic"] in read(client, "/beroepscode/1-0/W1.2/")
    assert 'class="tag' not in read(client, "/beroepscode/1-0/W1.1/")


@pytest.mark.parametrize(("days", "address"), [(0, "/beroepscode/1-1/"), (9, "/beroepscode/1-0/")])
@pytest.mark.parametrize("article", ["", "W1.1/"])
def test_another_edition_says_so_and_leads_to_the_one_in_force(client, days, address, article):
    two_editions()
    with time_machine.travel(timezone.now() + timedelta(days=days)):
        assert f'<a href="{CODE}">' in notice(client, address + article)
        assert not notice(client, CODE)


def notice(client, address):
    """The page from its first notice on."""
    page = read(client, address)
    return page[page.find('<div class="notice') :] if '<div class="notice' in page else ""


def test_hostile_text_is_text(client):
    values = code.text()
    values[0]["title"] = "<script>alert(1)</script>"
    values[0]["articles"][0]["text"] = "<img src=x onerror=alert(1)>"
    values[0]["articles"][0]["explanation"] = "[klik](javascript:alert(1)) <b onclick=x>vet</b>"
    code.in_force(values=values)
    for address in (CODE, "/beroepscode/1-0/W1.1/"):
        page = read(client, address)
        assert "<script>alert" not in page
        assert "<img" not in page
        assert 'href="javascript' not in page
        assert "<b onclick" not in page


def test_members_are_led_to_affirming(client):
    code.in_force()
    assert "onderschrijven" not in read(client, CODE)
    client.force_login(UserFactory(member=True))
    assert "/beroepscode/onderschrijven/" in read(client, CODE)
    assert "/beroepscode/onderschrijven/?artikel=W1.1" in read(client, "/beroepscode/1-0/W1.1/")


@pytest.mark.parametrize("signed_in", [False, True])
@pytest.mark.parametrize(("address", "most"), [(CODE, 12), ("/beroepscode/1-1/", 12), ("/beroepscode/1-1/W3.7/", 10)])
def test_reading_costs_the_same_however_long_the_code(client, django_assert_max_num_queries, address, most, signed_in):
    two_editions(values=4, articles=20)
    if signed_in:
        client.force_login(UserFactory(member=True))
    with django_assert_max_num_queries(most):
        read(client, address)
