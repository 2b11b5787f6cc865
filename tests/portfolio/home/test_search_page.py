"""The search page: whose words, in which rooms, and what stays out of the address."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from portfolio.activities import links
from portfolio.intervision import insights
from portfolio.lookback import actions as lookback
from portfolio.lookback import pair_actions
from portfolio.lookback.content import CameOf
from portfolio.lookback.models import FollowUp
from portfolio.writing import bin as bins
from tests.factories.accounts import UserFactory
from tests.factories.activities import a_link, feedback, shadowing
from tests.factories.intervision import FactsFactory, SessionFactory, a_colleague
from tests.factories.portfolio import long_portfolio
from tests.factories.registry import a_key
from tests.factories.sharing import commented, shared
from tests.factories.situations import FULL, activity, note, situation

SEARCH = "home:search"


@pytest.fixture
def member(client):
    person = a_colleague()
    client.force_login(person)
    return person


def found(client, **asked):
    page = client.post(reverse(SEARCH), asked)
    assert page.status_code == 200
    return [one.entry.title for one in page.context["found"]]


def test_words_are_found_back_in_every_field(client, member):
    situation(replace(FULL, gave_up="Dat ik alles coördineerde."), by=member)
    note("Iets anders", by=member)
    page = client.post(reverse(SEARCH), {"q": "COORDINEER"})
    assert [one.entry.title for one in page.context["found"]] == ["De naaimachine"]
    assert "<mark>coördineerde.</mark>" in page.text


def test_what_one_looks_for_stays_out_of_the_address(client, member):
    situation(by=member)
    page = client.get(reverse(SEARCH), {"q": "naaimachine"})
    assert page.context["answer"] is None
    assert 'method="post"' in page.text.split("<main")[1]


def test_nobody_finds_somebody_elses_words(client, member):
    situation()
    SessionFactory(facts=FactsFactory(theme="naaimachine"))
    page = client.post(reverse(SEARCH), {"q": "naaimachine"})
    assert page.context["found"] == ()
    assert "met Fatima" not in page.text


def test_an_insight_is_found_by_its_writer_alone(client, member):
    session = SessionFactory(organiser=member, shared=True, facts=FactsFactory(theme="thema"))
    insights.keep(session, "Langzaam is ook een tempo.", by=member, key=a_key())
    assert found(client, q="tempo") == ["thema"]
    client.force_login(session.participations.first().person)
    assert found(client, q="tempo") == []


def test_what_came_of_it_and_the_third_text_are_found(client, member):
    first = situation(replace(FULL, occurred_on=date(2020, 5, 1)), by=member)
    second = situation(replace(FULL, occurred_on=date(2024, 5, 1)), by=member)
    look = FollowUp.objects.filter(situation=first).first()
    lookback.describe(look, CameOf("Zij heeft nu een winkeltje."), base_revision=0, by=member)
    pair_actions.keep(first, second, "Ik werd zachter van toon.", by=member)
    assert found(client, q="winkeltjes") == ["Zij heeft nu een winkeltje."]
    assert found(client, q="zachter") == ["Ik werd zachter van toon."]


def test_what_a_colleague_wrote_in_the_margin_is_found_by_the_owner_alone(client, member):
    other = a_colleague()
    share = shared(situation(by=member), other)
    commented(share, "Wat als je was blijven zitten?")
    assert found(client, q="zitten blijven") == ["De naaimachine"]
    client.force_login(other)
    assert found(client, q="zitten blijven") == []


def test_what_a_host_or_an_expert_answered_is_found_by_the_one_who_asked_alone(client, member):
    about = feedback(by=member)
    links.answer(a_link(about)[0], {"good": "Dat je de thee liet staan en luisterde."})
    links.answer(a_link(shadowing(by=member))[0], {"reply": "Ik zag twijfel in je ogen."})
    assert found(client, q="thee luisteren") == ["Feedback"]
    assert found(client, q="twijfelde") == ["Een dag met handhaving"]
    bins.throw_away(about, by=member)
    assert found(client, q="thee") == []
    client.force_login(a_colleague())
    assert found(client, q="twijfel") == []


def test_one_can_look_at_a_kind_a_year_an_article_a_person(client, member):
    link = {"key": "W2.3", "edition": "1.0", "relation": "rubs"}
    situation(replace(FULL, links=(link,)), by=member)
    activity(by=member)
    other = a_colleague(name="Jeroen Bos")
    SessionFactory(organiser=member, people=[other, a_colleague()], facts=FactsFactory(theme="thema"))
    assert found(client, article="W2.3") == ["De naaimachine"]
    assert found(client, person="Jeroen Bos") == ["thema"]
    assert found(client, name="Kritische situatie", year="2022") == ["De naaimachine"]
    assert found(client, name="Intervisie") == ["thema"]
    assert found(client, q="naaimachine", person="Jeroen Bos") == []


def test_with_nothing_asked_nothing_is_looked_for(client, member):
    situation(by=member)
    page = client.post(reverse(SEARCH), {"q": "   "})
    assert page.status_code == 200
    assert page.context["answer"] is None


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "<script>alert(1)</script>"},
        {"q": "\x00"},
        {"q": "a" * 10_000},
        {"q": "(a+)+$" * 20},
        {"q": ["een", "twee"]},
        {"q": "hond", "year": "abc"},
        {"q": "hond", "year": "99999999999999"},
        {"q": "hond", "name": "' OR 1=1 --"},
        {"q": "hond", "person": "\ufffd"},
        {"q": "\u202ehond", "sort": "password"},
    ],
)
def test_a_strange_question_does_no_harm_and_is_not_lost(client, member, asked):
    situation(by=member)
    page = client.post(reverse(SEARCH), asked)
    assert page.status_code == 200
    assert "<script>alert" not in page.text


def test_too_long_a_question_is_said_beside_the_field_and_stays_there(client, member):
    page = client.post(reverse(SEARCH), {"q": "hond " * 100})
    assert page.context["form"].errors["q"]
    assert "hond hond hond" in page.text


def test_a_title_with_markup_stays_text(client, member):
    note("<img src=x onerror=alert(1)> hond", by=member)
    page = client.post(reverse(SEARCH), {"q": "onerror"}).text
    assert "<img src=x" not in page
    assert "<mark>" in page


def test_very_much_is_shown_in_part_and_says_how_to_see_the_rest(client, member):
    long_portfolio(member, 200)
    page = client.post(reverse(SEARCH), {"q": "e"})
    assert len(page.context["found"]) == 60
    assert page.context["more"]


@pytest.mark.parametrize("count", [5, 500])
def test_a_search_costs_the_same_however_much_there_is(client, member, count, django_assert_num_queries):
    long_portfolio(member, count)
    client.get(reverse(SEARCH))
    with django_assert_num_queries(17):
        client.post(reverse(SEARCH), {"q": "gesprekken"})


def test_without_signing_in_one_is_sent_to_sign_in(client):
    assert client.post(reverse(SEARCH), {"q": "x"}).status_code == 302


def test_a_forged_htmx_header_gives_no_more(client):
    UserFactory(member=True)
    assert client.post(reverse(SEARCH), {"q": "x"}, headers={"HX-Request": "true"}).status_code in (302, 401)
