"""The shelf, what changed between two editions, who adopted them: as the public reads it."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from codeofconduct.editions.models import Edition
from tests.codeofconduct.editions.shelves import five_editions
from tests.codeofconduct.editions.test_pages import read
from tests.factories import codeofconduct as code
from tests.factories.accounts import UserFactory

SHELF = "/beroepscode/edities/"


@pytest.fixture
def english(client):
    client.cookies["django_language"] = "en"
    return client


def changed_text():
    values = code.text()
    values[0]["articles"][0]["text"] = "Ik doe nu iets anders."
    values[0]["articles"].append({"key": "W1.4", "text": "Helemaal nieuw.", "questions": {}})
    del values[1]["articles"][2]
    return values


def two_that_differ():
    code.in_force("1.0")
    code.adopt(code.draft("1.1", values=changed_text()), in_force_from=timezone.localdate() + timedelta(days=9))


def page_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_what_changed_is_told_first_and_shown_after_it(english):
    two_that_differ()
    page = page_of(english, "/beroepscode/1-1/verschil/1-0/")
    told = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))
    for sentence in (
        "These articles have other words: W1.1.",
        "These articles are new: W1.4.",
        "These articles are no longer there: W2.3.",
    ):
        assert sentence in told
    assert "Ik doe [taken out: 1" in told
    assert "<ins>" in page
    assert "<del>" in page
    assert 'id="oud-W2.3"' in page
    assert page.index("stayed the same") > page.index("Helemaal nieuw.")


def test_every_link_on_the_comparison_leads_somewhere(client):
    two_that_differ()
    page = page_of(client, "/beroepscode/1-1/verschil/1-0/")
    ids = set(re.findall(r'id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids
    for address in set(re.findall(r'href="(/beroepscode/[^"#]*)', page)):
        assert client.get(address).status_code == 200, address


def test_older_and_newer_are_put_in_their_order(client):
    two_that_differ()
    answer = client.get("/beroepscode/1-0/verschil/1-1/")
    assert (answer.status_code, answer["Location"]) == (302, "/beroepscode/1-1/verschil/1-0/")
    assert client.get("/beroepscode/1-0/verschil/1-0/")["Location"] == "/beroepscode/1-0/"


@pytest.mark.parametrize("address", ["1-0/verschil/7-7/", "7-7/verschil/1-0/", "1-2/verschil/1-0/"])
def test_what_was_not_adopted_is_not_compared(client, address):
    two_that_differ()
    code.draft("1.2")
    assert client.get(f"/beroepscode/{address}").status_code == 404


def test_the_same_words_are_said_to_be_the_same(english):
    code.in_force("1.0")
    code.adopt(code.draft("1.1"), in_force_from=timezone.localdate() + timedelta(days=1))
    assert "Both editions say the same" in page_of(english, "/beroepscode/1-1/verschil/1-0/")


def test_the_shelf_lets_one_choose_two_without_a_script(client):
    two_that_differ()
    page = read(client, SHELF)
    assert "Ledenvergadering" in page
    assert "/beroepscode/1-0/boekje.pdf" in page
    for chosen in ("?van=1-0&tot=1-1", "?van=1-1&tot=1-0"):
        page = client.get(SHELF + chosen, follow=True)
        assert page.redirect_chain[-1][0] == "/beroepscode/1-1/verschil/1-0/"
    same = client.get(SHELF + "?van=1-0&tot=1-0")
    assert 'class="notice' in same.content.decode()
    assert client.get(SHELF + "?van=9-9&tot=%00'").status_code == 200


def test_an_empty_shelf_is_a_page_too(client):
    read(client, SHELF)


def test_an_edition_tells_who_adopted_it_and_where_it_stays(client):
    two_that_differ()
    page = read(client, "/beroepscode/1-1/")
    for words in (
        "Ledenvergadering",
        "Een meerderheid was aanwezig.",
        "/beroepscode/1-1/boekje.pdf",
        "/beroepscode/1-1/verschil/1-0/",
    ):
        assert words in page
    assert "verschil" not in read(client, "/beroepscode/1-0/")


def test_a_correction_says_what_was_wrong_and_the_corrected_one_says_so(client):
    first = code.in_force("1.0")
    values = changed_text()
    draft = code.draft("1.1", values=values)
    draft.corrects, draft.erratum = first, "In W1.1 stond <b>een fout</b>."
    draft.save()
    code.adopt(Edition.objects.get(pk=draft.pk), in_force_from=timezone.localdate() + timedelta(days=1))
    for address in ("/beroepscode/1-1/", "/beroepscode/1-1/W1.1/", "/beroepscode/1-1/verschil/1-0/", SHELF):
        assert "In W1.1 stond &lt;b&gt;een fout" in page_of(client, address)
    for address in ("/beroepscode/1-0/", "/beroepscode/1-0/W1.1/"):
        assert "/beroepscode/1-1/verschil/1-0/" in page_of(client, address)


def test_an_article_leads_to_itself_in_other_editions(english):
    two_that_differ()
    page = page_of(english, "/beroepscode/1-0/W1.1/")
    assert "other words" in page
    assert "/beroepscode/1-1/verschil/1-0/#W1.1" in page
    assert "the same words" in page_of(english, "/beroepscode/1-0/W1.2/")
    assert "in other editions" not in page_of(english, "/beroepscode/1-0/W2.3/")


def test_the_short_address_leads_to_the_article_of_today(client):
    two_that_differ()
    answer = client.get("/beroepscode/W1.1/")
    assert (answer.status_code, answer["Location"]) == (302, "/beroepscode/1-0/W1.1/")
    assert client.get("/beroepscode/W1.4/").status_code == 404
    with time_machine.travel(timezone.now() + timedelta(days=9)):
        assert client.get("/beroepscode/W1.1/")["Location"] == "/beroepscode/1-1/W1.1/"
        assert client.get("/beroepscode/W2.3/")["Location"] == "/beroepscode/1-0/W2.3/"
        assert client.get("/beroepscode/1-0/W2.3/").status_code == 200
    assert client.get("/beroepscode/W9.9/").status_code == 404


PAGES = [
    ("/beroepscode/", 12),
    ("/beroepscode/1-2/", 12),
    ("/beroepscode/1-2/W3.7/", 10),
    ("/beroepscode/2-0/verschil/1-0/", 15),
    (SHELF, 10),
    ("/beroepscode/zoeken/?q=doe", 10),
]


@pytest.mark.parametrize("signed_in", [False, True])
def test_pages_cost_the_same_however_much_there_is(client, django_assert_max_num_queries, signed_in):
    shelf = five_editions()
    for number in range(8):
        code.affirmed(UserFactory(member=True), shelf[0], f"Zin {number}.", key=f"k{number}")
    if signed_in:
        client.force_login(UserFactory(member=True))
    for address, most in PAGES:
        with django_assert_max_num_queries(most):
            page_of(client, address)
