"""One's own work in pictures: whose, of what, and what is not told."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from portfolio.activities.content import Content as ActivityContent
from portfolio.activities.kinds import Kind
from portfolio.home.pictures import pictures_of
from portfolio.lookback import pair_actions
from portfolio.sessions.states import Answer
from portfolio.sharing import actions as sharing
from tests.factories.accounts import UserFactory
from tests.factories.codeofconduct import in_force
from tests.factories.intervision import SessionFactory, a_colleague
from tests.factories.portfolio import long_portfolio
from tests.factories.sharing import shared
from tests.factories.situations import FULL, activity, note, situation

PAGE = "home:in_pictures"


@pytest.fixture
def member(client):
    person = UserFactory(member=True)
    client.force_login(person)
    return person


def linked(key="W1.1", edition="1.0"):
    return ({"key": key, "edition": edition, "relation": "rubs"},)


def test_an_empty_portfolio_gets_four_kind_words(client, member):
    page = client.get(reverse(PAGE)).text
    assert 'class="figbox"' not in page
    assert "Na je tweede verhaal verschijnt hier een lijn." in page


def test_a_story_comes_back_in_every_picture(client, member):
    in_force()
    weights = {"excellent": "bit", "ethical": "most", "energetic": ""}
    situation(replace(FULL, links=linked(), weights=weights), by=member)
    note("Een tweede gedachte", by=member)
    line, values, triangle, _network = pictures_of(member)
    assert "De naaimachine" in line.wide
    assert 'class="g-et"' in values.wide
    assert [row[0] for row in values.rows] == ["Waarde 1", "Waarde 2"]
    assert triangle.rows[0][2:] == ("De naaimachine", "een beetje", "vooral hier", "")


def test_where_two_weighed_as_much_none_weighed_most(member):
    in_force()
    weights = {"excellent": "much", "ethical": "much", "energetic": ""}
    situation(replace(FULL, links=linked(), weights=weights), by=member)
    assert pictures_of(member)[1].rows[0][3] == ""


def test_a_value_of_an_earlier_code_keeps_its_line(member):
    in_force("1.0")
    situation(replace(FULL, links=linked("W9.1")), by=member)
    assert [row[0] for row in pictures_of(member)[1].rows] == ["Waarde 1", "Waarde 2"]


def test_two_texts_one_laid_side_by_side_are_joined_by_an_arc(client, member):
    first = situation(replace(FULL, occurred_on=date(2020, 5, 1)), by=member)
    second = situation(replace(FULL, occurred_on=date(2024, 5, 1)), by=member)
    pair_actions.keep(first, second, by=member)
    assert 'stroke-dasharray="1 6"' in pictures_of(member)[0].wide
    assert 'stroke-dasharray="1 6"' in client.get(reverse("home:portfolio")).text


def test_who_sat_with_me_is_around_me_and_who_said_no_is_not(member):
    me = a_colleague(name="Ik Zelf")
    people = [a_colleague(name=name) for name in ("Fatima el Amrani", "Jeroen Bos", "Nee Zegger")]
    said = [Answer.CONFIRMED, Answer.CONFIRMED, Answer.NO_CONVERSATION]
    SessionFactory(organiser=me, people=people, said=said)
    activity(ActivityContent(Kind.SHADOWING, words={"host": "Fatima el Amrani"}), by=me)
    activity(ActivityContent(Kind.SHADOWING, words={"host": "Wim"}), by=me)
    rows = {name: (how, often) for name, how, often in pictures_of(me)[3].rows}
    assert rows == {
        "Fatima el Amrani": ("intervisie, je liep mee", "een paar keer"),
        "Jeroen Bos": ("intervisie", "één keer"),
        "Wim": ("je liep mee", "één keer"),
    }
    assert ("Ik Zelf", "intervisie", "één keer") in pictures_of(people[1])[3].rows


def test_who_opened_what_i_shared_is_around_me():
    member, other = a_colleague(), a_colleague(name="Wim Jansen")
    given = shared(situation(by=member), other)
    assert pictures_of(member)[3].instead
    sharing.read(given, by=other)
    assert pictures_of(member)[3].rows == [("Wim Jansen", "je deelde iets", "één keer")]


def test_nothing_of_somebody_else_is_in_it(client, member):
    situation()
    SessionFactory(shared=True)
    assert all(picture.instead for picture in pictures_of(member))
    assert "naaimachine" not in client.get(reverse(PAGE)).text


def test_on_paper_a_sign_without_a_glyph_is_named(member):
    situation(replace(FULL, title="Wachten \U0001f600"), by=member)
    note("Nog een", by=member)
    assert "\U0001f600" in pictures_of(member)[0].wide
    printed = pictures_of(member, printed=True)[0]
    assert "\U0001f600" not in printed.wide
    assert not any("\U0001f600" in cell for row in printed.rows for cell in row)


@pytest.mark.parametrize("count", [5, 500])
def test_the_page_costs_the_same_however_much_there_is(client, member, count, django_assert_num_queries):
    in_force()
    long_portfolio(member, count)
    client.get(reverse(PAGE))
    with django_assert_num_queries(17):
        client.get(reverse(PAGE))


def test_the_front_page_shows_the_line_and_leads_to_the_others(client, member):
    long_portfolio(member, 60)
    page = client.get(reverse("home:portfolio")).text
    assert "Leerlijn van 2025 tot 2026" in page
    assert f'href="{reverse(PAGE)}"' in page
    assert " style=" not in page
