"""What changed for me: my own situations beside the words of then and now, and nobody else learns of it."""

import logging
from copy import deepcopy
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from codeofconduct.editions import actions as editions
from portfolio.situations import actions as situations
from portfolio.situations.changed import Step, touched
from portfolio.situations.content import Content
from tests.factories import codeofconduct as code
from tests.factories.accounts import UserFactory
from tests.factories.situations import FULL, situation
from trail.models import TrailEntry

TODAY = timezone.localdate()


# --- the pure part ---------------------------------------------------------------------------------------------------


def text(number, **articles):
    """An edition with one core value; ``a1="..."`` is article W1.1."""
    rows = [
        {"key": f"W1.{key[1:]}", "text": words, "explanation": "", "questions": {}} for key, words in articles.items()
    ]
    values = [{"key": "W1", "title": "Ik zie de mens", "articles": rows}]
    return {"schema": "edition/1", "number": number, "preamble": "", "values": values}


def citing(*links):
    return Content(happened="x", links=[{"key": key, "edition": edition, "relation": "rubs"} for key, edition in links])


def shown(step, *links):
    found = touched([("s", citing(*links))], step)
    return [(cited.edition, cited.change.key_old, cited.change.key_new) for one in found for cited in one.cited]


KIND, KINDER = "Ik begin bij wat iemand mij vertelt.", "Ik begin bij wat iemand mij zelf vertelt."
STEADY, NEXT = "Ik kom terug op wat ik heb beloofd.", "Ik deel alleen wat de ander nodig heeft."


def test_an_article_that_reads_otherwise_is_shown_and_one_that_does_not_is_not():
    step = Step([text("1.0", a1=KIND, a2=STEADY), text("1.1", a1=KINDER, a2=STEADY)])
    assert shown(step, ("W1.1", "1.0"), ("W1.2", "1.0")) == [("1.0", "W1.1", "W1.1")]


def test_what_was_written_under_the_new_edition_is_not_shown():
    step = Step([text("1.0", a1=KIND), text("1.1", a1=KINDER)])
    assert shown(step, ("W1.1", "1.1")) == []


@pytest.mark.parametrize("link", [("W9.9", "1.0"), ("W1.1", "7.7"), ("", ""), ("W1.1", "2.0")])
def test_a_citation_of_what_never_was_is_nothing(link):
    assert shown(Step([text("1.0", a1=KIND), text("1.1", a1=KINDER)]), link) == []


def test_an_article_that_went_away_is_shown_with_its_old_words():
    step = Step([text("1.0", a1=KIND, a2=STEADY), text("1.1", a1=KIND)])
    [one] = touched([("s", citing(("W1.2", "1.0")))], step)
    assert one.cited[0].is_gone
    assert one.cited[0].change.old["text"] == STEADY


def test_an_article_with_another_number_is_followed():
    step = Step([text("1.0", a1=KIND, a2=STEADY), text("1.1", a2=STEADY, a3=KIND)])
    [one] = touched([("s", citing(("W1.1", "1.0"), ("W1.2", "1.0")))], step)
    assert [(cited.change.key_new, cited.is_renumbered) for cited in one.cited] == [("W1.3", True)]


def test_a_citation_of_an_older_edition_lies_beside_the_words_of_now():
    step = Step([text("1.0", a1=STEADY), text("1.1", a2=STEADY), text("1.2", a2=STEADY + " Altijd.")])
    [one] = touched([("s", citing(("W1.1", "1.0")))], step)
    [cited] = one.cited
    assert (cited.edition, cited.change.key_old, cited.change.key_new) == ("1.0", "W1.1", "W1.2")
    assert cited.change.new["text"] == STEADY + " Altijd."


def test_what_an_earlier_edition_changed_is_not_told_again():
    step = Step([text("1.0", a1=KIND), text("1.1", a1=KINDER), text("1.2", a1=KINDER, a2=NEXT)])
    assert shown(step, ("W1.1", "1.0"), ("W1.1", "1.1")) == []


def test_what_was_gone_before_is_not_told_again():
    step = Step([text("1.0", a1=KIND, a2=STEADY), text("1.1", a1=KIND), text("1.2", a1=KINDER)])
    assert shown(step, ("W1.2", "1.0")) == []


def test_words_that_came_back_as_one_knew_them_are_no_change():
    step = Step([text("1.0", a1=KIND), text("1.1", a1=KINDER), text("1.2", a1=KIND)])
    assert shown(step, ("W1.1", "1.0"), ("W1.1", "1.1")) == [("1.1", "W1.1", "W1.1")]


def test_another_explanation_is_shown():
    old = text("1.0", a1=KIND)
    new = deepcopy(old) | {"number": "1.1"}
    new["values"][0]["articles"][0]["explanation"] = "Ook als het lang duurt."
    [one] = touched([("s", citing(("W1.1", "1.0")))], Step([old, new]))
    assert one.cited[0].explains_otherwise


def test_two_ways_to_cite_the_same_article_are_one():
    step = Step([text("1.0", a1=KIND), text("1.1", a1=KINDER)])
    assert shown(step, ("W1.1", "1.0"), ("W1.1", "1.0")) == [("1.0", "W1.1", "W1.1")]


# --- the page --------------------------------------------------------------------------------------------------------


def values(changed=()):
    """The text of an edition in which these articles read otherwise."""
    made = code.text(5, 8)
    for value in made:
        for article in value["articles"]:
            if article["key"] in changed:
                article["text"] = f"Ik doe nu zwnieuw {article['key']}."
    return made


def edition(number, on, changed=()):
    """An edition that comes into force on that day."""
    with time_machine.travel(on):
        code.adopt(code.draft(number, values=values(changed)), in_force_from=on)
        editions.bring_into_force(on)


@pytest.fixture
def two_editions():
    edition("1.0", TODAY - timedelta(days=400))
    edition("1.1", TODAY - timedelta(days=5), ["W1.1", "W2.2"])


def cites(member, *links, title="De naaimachine", **about):
    linked = [{"key": key, "edition": number, "relation": "rubs"} for key, number in links]
    return situation(replace(FULL, title=title, links=linked, **about), by=member)


@pytest.fixture
def member(client):
    person = UserFactory(member=True)
    client.force_login(person)
    return person


PAGE = "/portfolio/code-veranderd/1-1/"


def test_my_situation_stands_beside_the_words_of_then_and_now(client, member, two_editions):
    mine = cites(member, ("W1.1", "1.0"), ("W3.1", "1.0"))
    page = client.get(PAGE)
    assert reverse("situations:write", args=[mine.pk]) in page.text
    assert "De naaimachine" in page.text
    assert "<del>" in page.text
    assert "<ins>" in page.text
    assert "zwnieuw" in page.text
    assert "Ik doe 3.1." not in page.text


def test_without_a_match_it_says_so_calmly(client, member, two_editions):
    cites(member, ("W3.1", "1.0"))
    page = client.get(PAGE)
    assert page.status_code == 200
    assert "<ins>" not in page.text
    assert "De naaimachine" not in page.text


def test_it_is_an_invitation(client, member, two_editions):
    client.cookies["django_language"] = "en"
    cites(member, ("W1.1", "1.0"))
    page = client.get(PAGE).text.split("<main")[1]
    assert "This is an invitation, never a duty." in page
    assert "you must" not in page.lower()


def test_the_first_edition_has_nothing_beside_it(client, member, two_editions):
    cites(member, ("W1.1", "1.0"))
    page = client.get("/portfolio/code-veranderd/1-0/")
    assert page.status_code == 200
    assert "De naaimachine" not in page.text


@pytest.mark.parametrize("slug", ["9-9", "1-1x", "x" * 500, "1.1", "%00"])
def test_an_edition_that_is_none_is_not_here(client, member, two_editions, slug):
    assert client.get(f"/portfolio/code-veranderd/{slug}/").status_code == 404


def test_before_its_first_day_an_edition_changes_nothing(client, member):
    edition("1.0", TODAY - timedelta(days=400))
    begin = TODAY + timedelta(days=3)
    code.adopt(code.draft("1.1", values=values(["W1.1"])), in_force_from=begin)
    code.draft("1.2")
    cites(member, ("W1.1", "1.0"))
    assert client.get(PAGE).status_code == client.get("/portfolio/code-veranderd/1-2/").status_code == 404
    midnight = timezone.make_aware(timezone.datetime(begin.year, begin.month, begin.day))
    with time_machine.travel(midnight - timedelta(seconds=1), tick=False):
        client.force_login(member)
        assert client.get(PAGE).status_code == 404
    with time_machine.travel(midnight, tick=False):
        assert "De naaimachine" in client.get(PAGE).text


def test_an_edition_that_is_followed_keeps_its_page(client, member, two_editions):
    edition("1.2", TODAY - timedelta(days=1), ["W1.1", "W2.2", "W3.3"])
    cites(member, ("W1.1", "1.0"), title="Van vroeger")
    cites(member, ("W3.3", "1.0"), title="Van nu")
    then, now = client.get(PAGE).text, client.get("/portfolio/code-veranderd/1-2/").text
    assert "Van vroeger" in then
    assert "Van nu" not in then
    assert "Van nu" in now
    assert "Van vroeger" not in now


def test_an_edited_situation_is_matched_as_it_reads_today(client, member, two_editions):
    mine = cites(member, ("W1.1", "1.0"))
    situations.unlink_article(mine, "W1.1", by=member)
    assert "De naaimachine" not in client.get(PAGE).text


def test_nobody_else_learns_of_it(client, two_editions, caplog, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    caplog.set_level(logging.DEBUG)
    mine, other = UserFactory(member=True), UserFactory(member=True)
    cites(mine, ("W1.1", "1.0"), title="Zwmijn", happened="Zwgeheim.")
    cites(other, ("W2.2", "1.0"), title="Zwander")
    trail, rows = TrailEntry.objects.count(), how_many_rows()
    client.force_login(mine)
    cache.clear()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = client.get(PAGE)
    assert "Zwmijn" in page.text
    assert "Zwander" not in page.text
    assert page["Cache-Control"] == "no-store"
    only_asking = ("SELECT", "SAVEPOINT", "RELEASE")
    assert not [one for one in asked if not one["sql"].lstrip(" (").upper().startswith(only_asking)]
    assert (TrailEntry.objects.count(), how_many_rows()) == (trail, rows)
    for person in (other, UserFactory(board=True), UserFactory(superuser=True), UserFactory(code_editor=True)):
        client.force_login(person)
        assert "Zwmijn" not in client.get(PAGE).text
        assert "Zwmijn" not in client.get("/portfolio/").text
    assert not [word for word in ("Zwmijn", "Zwgeheim", "Zwander", "W1.1") if word in caplog.text]


def how_many_rows():
    with connection.cursor() as cursor:
        tables = [one for one in connection.introspection.table_names(cursor) if "session" not in one]
        return {table: cursor.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables}


def test_signed_out_one_signs_in_first(client, two_editions):
    assert client.get(PAGE).status_code == 302
    assert client.post(PAGE).status_code in (302, 405)


@pytest.mark.parametrize("many", [1, 60])
def test_it_costs_the_same_however_many_situations(client, member, two_editions, many, django_assert_max_num_queries):
    for place in range(many):
        cites(member, ("W1.1", "1.0"), title=f"Situatie {place}")
    with django_assert_max_num_queries(12):
        page = client.get(PAGE)
    assert page.text.count("<ins>") >= many


def test_hostile_words_stay_words(client, member):
    edition("1.0", TODAY - timedelta(days=400))
    hostile = values()
    hostile[0]["articles"][0] |= {
        "text": "<img src=x onerror=alert(1)> doe ik",
        "explanation": "<script>alert(1)</script>",
    }
    code.adopt(code.draft("1.1", values=hostile), in_force_from=TODAY)
    cites(member, ("W1.1", "1.0"), title="<script>alert(2)</script>")
    page = client.get(PAGE).text
    assert "<script>alert" not in page
    assert "<img" not in page


# --- the line on the front page --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "told"), [(0, True), (90, True), (91, False), (-1, False)])
def test_the_front_page_says_it_for_three_months(client, member, days, told):
    edition("1.0", TODAY - timedelta(days=400))
    begin = TODAY - timedelta(days=days)
    with time_machine.travel(min(begin, TODAY)):
        code.adopt(code.draft("1.1", values=values(["W1.1"])), in_force_from=begin)
    assert (PAGE in client.get("/portfolio/").text) is told


def test_the_first_edition_is_no_change(client, member):
    edition("1.0", TODAY - timedelta(days=1))
    assert "code-veranderd" not in client.get("/portfolio/").text


def test_the_line_is_the_same_with_and_without_a_match(client, two_editions):
    def line(person):
        client.force_login(person)
        page = client.get("/portfolio/").text
        return page[page.index("<p", page.index(PAGE) - 400) : page.index(PAGE)]

    touched_one, other = UserFactory(member=True), UserFactory(member=True)
    cites(touched_one, ("W1.1", "1.0"))
    cites(other, ("W3.1", "1.0"))
    assert line(touched_one) == line(other)


def test_who_keeps_no_portfolio_is_not_asked_to_look(client, two_editions, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(secretary=True))
    assert PAGE not in client.get("/portfolio/").text


def test_while_members_are_asked_the_front_page_says_so(client, member):
    from codeofconduct.consultation import actions as consultation

    edition("1.0", TODAY - timedelta(days=400))
    until = TODAY + timedelta(days=20)
    consultation.open_round(code.draft("1.1"), until=until, by=UserFactory(board=True))
    address = reverse("consultation:overview")
    assert address in client.get("/portfolio/").text.split("<main")[1]
    with time_machine.travel(until + timedelta(days=1)):
        client.force_login(member)
        assert address not in client.get("/portfolio/").text.split("<main")[1].split("</main>")[0]


def test_a_day_nobody_filled_in_is_no_day(client, member, two_editions):
    cites(member, ("W1.1", "1.0"), occurred_on=None)
    assert client.get(PAGE).status_code == 200
