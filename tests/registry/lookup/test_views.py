"""What a citizen sees."""

import re
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from tests.factories import news
from tests.factories.accounts import UserFactory
from tests.factories.codeofconduct import in_force, text
from tests.factories.registry import RegistrationFactory


@pytest.fixture(autouse=True)
def _rested():
    cache.clear()
    yield
    cache.clear()


def samira(**about):
    return RegistrationFactory(name="Samira el Idrissi", number="KM-2021-0147", **about)


def test_the_home_page_asks_before_it_tells(client):
    page = client.get("/").content.decode()
    assert 'role="search"' in page
    assert page.index('role="search"') < page.index('class="es"')


def test_the_home_page_leads_to_the_newest_message(client):
    assert "/uit-het-vak/bericht" not in client.get("/").text
    news.item("Ouder", published_on=date(2026, 1, 1), slug="bericht-oud")
    news.item("Nieuw <b>x</b>", published_on=date(2026, 2, 1), slug="bericht-nieuw")
    news.item("Straks", published_on=date(2026, 3, 1), slug="bericht-straks", go_live_at=timezone.now() + timedelta(1))
    page = client.get("/").text
    assert 'href="/uit-het-vak/bericht-nieuw/"' in page
    assert "Nieuw &lt;b&gt;" in page
    assert "bericht-oud" not in page
    assert "bericht-straks" not in page


@pytest.mark.parametrize("many", [1, 12])
def test_the_home_page_costs_the_same_however_much_there_is(client, many, django_assert_max_num_queries):
    for _ in range(many):
        news.item()
    in_force(values=text(5, many))
    client.get("/")
    with django_assert_max_num_queries(5):
        client.get("/")


@pytest.mark.parametrize("address", ["/uit-het-vak/", "/verhalen/"])
def test_news_and_stories_are_found_from_every_page(client, address):
    head, foot = client.get("/register/").text.split("<main")
    assert f'href="{address}"' in head
    assert f'href="{address}"' in foot
    client.force_login(UserFactory(member=True))
    head, foot = client.get("/register/").text.split("<main")
    assert f'href="{address}"' not in head  # a member's menu stays short
    assert f'href="{address}"' in foot


def test_one_sentence_as_answer(client):
    samira()
    page = client.get("/register/", {"q": "El Idrissi"}).content.decode()
    assert "Samira el Idrissi (Waterbroek)" in page
    assert "30 april 2026" in page


def test_the_answer_in_english(client):
    samira()
    client.cookies["django_language"] = "en"
    page = client.get("/register/KM-2021-0147/").content.decode()
    assert "Samira el Idrissi (Waterbroek) has been in the register since 1 May 2021." in page


@pytest.mark.parametrize("address", ["/register/KM-2021-0147/", "/register/?q=Idrissi", "/register/KM-1999-0001/"])
def test_no_search_engine_keeps_it(client, address):
    samira()
    answer = client.get(address)
    assert "noindex" in answer["X-Robots-Tag"]
    assert answer["Cache-Control"] == "no-store"
    assert 'name="robots"' in answer.content.decode()


def test_unknown_and_hidden_look_the_same(client):
    RegistrationFactory(number="KM-2021-0555", lapsed=True)
    gone, never = (client.get(f"/register/{number}/") for number in ("KM-2021-0555", "KM-2021-0666"))
    assert gone.status_code == never.status_code == 404
    assert bare(gone).replace("KM-2021-0555", "") == bare(never).replace("KM-2021-0666", "")


def bare(response):
    """The page without what differs from one answer to the next anyway."""
    return re.sub(r'nonce="[^"]+"|value="[^"]*"', "", response.content.decode())


def test_a_shielded_person_is_not_named(client):
    samira(shielded=True)
    answer = client.get("/register/KM-2021-0147/")
    assert answer.status_code == 200
    assert "Samira" not in answer.content.decode()


def test_a_number_typed_loosely_leads_to_its_address(client):
    samira()
    assert client.get("/register/km 2021 0147/")["Location"] == reverse("lookup:entry", args=["KM-2021-0147"])


def test_what_was_asked_comes_back_as_text(client):
    page = client.get("/register/", {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in page


def test_asking_for_everything_is_slowed_down(client):
    samira()
    answers = [client.get("/register/KM-2021-0147/").status_code for _ in range(31)]
    assert answers == [200] * 30 + [429]
    other = client.get("/register/KM-2021-0147/", REMOTE_ADDR="203.0.113.9")
    assert other.status_code == 200


def test_a_forged_address_does_not_buy_more_questions(client):
    samira()
    for number in range(30):
        client.get("/register/KM-2021-0147/", HTTP_X_FORWARDED_FOR=f"203.0.113.{number}")
    assert client.get("/register/KM-2021-0147/").status_code == 429


def test_nobody_posts_here(client):
    assert client.post("/register/").status_code == 405
