"""The front page of a portfolio."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse

from portfolio.images.content import Content as ImageContent
from portfolio.lookback.models import FollowUp
from portfolio.situations import actions as situations
from portfolio.situations.models import Situation
from tests.accounts.test_rescue import texts_on
from tests.factories.accounts import UserFactory
from tests.factories.portfolio import long_portfolio
from tests.factories.situations import FULL, activity, image, note, situation

HOME, YEAR = "home:portfolio", "home:year"


@pytest.fixture
def member(client):
    person = UserFactory(member=True)
    client.force_login(person)
    return person


def test_an_empty_portfolio_begins_with_one_box_and_a_kind_word(client, member):
    page = client.get(reverse(HOME))
    assert 'name="text"' in page.text
    assert 'class="lead"' in page.text
    assert page.context["years"] == []


def test_a_new_note_is_there_and_later_is_a_good_answer(client, member):
    kept = client.post(reverse("situations:note"), {"text": "De hond mocht niet mee", "key": "k"}, follow=True)
    assert kept.context["saved"].title == "De hond mocht niet mee"
    assert f'href="{reverse(HOME)}"' in kept.text


def test_a_name_in_a_new_note_is_hinted_at(client, member):
    page = client.post(reverse("situations:note"), {"text": "Mevrouw Jansen zei nee", "key": "k"}, follow=True)
    assert [hint.fragments for hint in page.context["saved"].hints] == [("Mevrouw Jansen",)]


@pytest.mark.parametrize("pk", ["x", "", "%00", "7b1cbb6e-0000-4000-8000-000000000000"])
def test_a_strange_saved_mark_is_nothing(client, member, pk):
    note(by=member)
    assert client.get(f"{reverse(HOME)}?bewaard={pk}").context["saved"] is None


def test_somebody_elses_saved_mark_is_nothing(client, member):
    note(by=member)
    page = client.get(f"{reverse(HOME)}?bewaard={situation().pk}")
    assert page.context["saved"] is None
    assert "De naaimachine" not in page.text


def test_one_goes_on_with_what_was_left_open(client, member):
    begun = note("De hond mocht niet mee", by=member)
    page = client.get(reverse(HOME))
    assert page.context["go_on"].situation == begun
    situations.write(begun, FULL, base_revision=1, by=member, leave_open=False)
    assert client.get(reverse(HOME)).context["go_on"] is None


def test_everything_stands_on_one_line_of_time(client, member):
    situation(by=member)
    image(ImageContent(title="Nee met een stoel erbij"), by=member)
    note("De hond mocht niet mee", by=member)
    titles = {entry.title for _year, entries in client.get(reverse(HOME)).context["years"] for entry in entries}
    assert titles == {"De naaimachine", "Nee met een stoel erbij", "De hond mocht niet mee"}


def test_nothing_of_somebody_else_is_on_it(client, member):
    situation()
    image()
    page = client.get(reverse(HOME))
    assert page.context["years"] == []
    assert "naaimachine" not in page.text


@pytest.mark.parametrize(
    ("role", "desk", "publishing"),
    [("secretary", True, False), ("code_editor", False, True), ("superuser", False, True), ("nobody", False, False)],
)
def test_who_keeps_no_portfolio_finds_what_they_can_do(client, role, desk, publishing, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    situation()
    client.force_login(UserFactory(**({} if role == "nobody" else {role: True})))
    page = client.get(reverse(HOME))
    assert page.status_code == 200
    assert 'name="text"' not in page.text
    assert "naaimachine" not in page.text
    main = page.text.split("<main")[1]
    assert (f'href="{reverse("desk:home")}"' in main, f'href="{reverse("wagtailadmin_home")}"' in main) == (
        desk,
        publishing,
    )


@pytest.mark.parametrize("role", ["member", "reader", "board"])
def test_members_keep_one_whatever_else_they_do(client, role, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(**{role: True}))
    assert 'name="text"' in client.get(reverse(HOME)).text


def test_who_is_no_member_any_more_finds_what_they_wrote(client, member):
    own = situation(by=member)
    member.groups.clear()
    page = client.get(reverse(HOME))
    assert "naaimachine" in page.text
    assert 'name="text"' not in page.text
    assert client.get(reverse("situations:write", args=[own.pk])).status_code == 200


@pytest.mark.parametrize(("name", "field"), [("situations:note", "text"), ("images:new", "picture")])
def test_who_keeps_no_portfolio_begins_nothing_and_loses_nothing(client, name, field, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(secretary=True))
    assert client.get(reverse(name)).status_code == 403
    answer = client.post(reverse(name), {field: "Toch een gedachte.", "key": "k"})
    assert answer.status_code == 403
    assert texts_on(answer) == ["Toch een gedachte."]
    assert not Situation.objects.exists()


@pytest.mark.parametrize("count", [5, 500])
def test_the_page_costs_the_same_however_much_there_is(client, member, count, django_assert_num_queries):
    long_portfolio(member, count)
    then = "De rollator stond in het trapportaal naast de vogelkooi."
    situation(replace(FULL, happened=then), by=member)
    note(then, by=member)
    FollowUp.objects.update(state="reminded")
    client.get(reverse(HOME))
    with django_assert_num_queries(18):
        page = client.get(reverse(HOME))
    assert page.context["looking_back"].follow_up
    assert page.context["looking_back"].invitation


@pytest.mark.parametrize("count", [5, 90])
def test_a_year_costs_the_same_however_much_there_is(client, member, count, django_assert_num_queries):
    long_portfolio(member, count)
    with django_assert_num_queries(12):
        client.get(reverse(YEAR, args=[2026]))


def test_the_newest_stand_on_the_page_and_every_year_is_one_step_away(client, member):
    long_portfolio(member, 200)
    page = client.get(reverse(HOME))
    shown = [entry for _year, entries in page.context["years"] for entry in entries]
    assert shown[0].title == "Situatie 0"
    assert len(shown) == 40
    assert "Gedachte 42" not in page.text
    linked = [year for year in range(2020, 2027) if f'href="{reverse(YEAR, args=[year])}"' in page.text]
    assert linked == [2023, 2024, 2025, 2026]


def test_a_short_portfolio_stands_on_one_page(client, member):
    long_portfolio(member, 40)
    assert reverse(YEAR, args=[2026]) not in client.get(reverse(HOME)).text


def test_a_full_year_is_read_in_parts_and_nothing_falls_between(client, member):
    long_portfolio(member, 90, step=timedelta(days=1))
    address, seen = reverse(YEAR, args=[2026]), []
    for begin in ("", "?vanaf=40"):
        page = client.get(address + begin)
        seen += [entry.on for _year, entries in page.context["years"] for entry in entries]
    assert seen == [date(2026, 3, 1) - timedelta(days=n) for n in range(60)]
    assert "vanaf=80" not in page.text


@pytest.mark.parametrize(("year", "status"), [(0, 404), (1949, 404), (1950, 200), (2020, 200), (99999999, 404)])
def test_a_year_without_anything_is_a_year_like_any_other(client, member, year, status):
    long_portfolio(member, 5)
    assert client.get(reverse(YEAR, args=[year])).status_code == status


@pytest.mark.parametrize("begin", ["-1", "abc", "1e9", "99999999999999", "%00", "٣", "0&vanaf=x"])
def test_a_strange_place_in_a_year_does_no_harm(client, member, begin):
    long_portfolio(member, 5)
    assert client.get(f"{reverse(YEAR, args=[2026])}?vanaf={begin}").status_code == 200


def test_of_somebody_elses_year_nothing_is_there(client, member):
    situation()
    page = client.get(reverse(YEAR, args=[2022]))
    assert page.context["years"] == []
    assert "naaimachine" not in page.text


def test_without_signing_in_one_is_sent_to_sign_in(client):
    assert client.get(reverse(HOME)).status_code == 302


def test_every_page_says_who_can_read_it(client, member):
    situation(by=member)
    for page in (client.get(reverse(HOME)), client.post(reverse("home:search"), {"q": "x"})):
        assert 'class="status"' in page.text


def test_an_activity_stands_on_the_line_and_says_that_it_was_kept(client, member):
    own = activity(by=member)
    page = client.get(reverse(HOME), {"bewaard": str(own.pk)}).text
    assert page.count(reverse("activities:write", args=[own.pk])) == 2
    assert "Kleine stap" in page
    assert reverse("activities:overview") in page
