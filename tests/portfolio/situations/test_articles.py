"""How a situation stands to the code: to the edition of its own day, and never to words that moved."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from codeofconduct.editions import actions as editions
from portfolio.situations import actions as situations
from portfolio.situations.articles import offered
from portfolio.situations.content import Content
from portfolio.situations.models import Situation
from portfolio.situations.queries import content_of
from tests.factories import codeofconduct as code
from tests.factories.situations import FULL, situation
from trail.exceptions import NotPossibleNow

TODAY = timezone.localdate()


def superseded_by_another():
    """Edition 1.0 in force from today, 2.0 from tomorrow on."""
    code.in_force("1.0")
    code.adopt(code.draft("2.0"), in_force_from=TODAY + timedelta(days=1))
    editions.bring_into_force(TODAY + timedelta(days=1))


def fields(content, revision, **more):
    return {**content.as_fields(), "version": revision, "page": "p", "key": "k", "then": "done", **more}


def test_an_article_can_rub_and_be_leant_on():
    code.in_force("1.0")
    ripe = situation()
    situations.link_article(ripe, "W2.1", "rubs", by=ripe.member)
    linked = situations.link_article(ripe, "W1.2", "leans", by=ripe.member)
    assert content_of(linked).links == (
        {"key": "W2.1", "edition": "1.0", "relation": "rubs"},
        {"key": "W1.2", "edition": "1.0", "relation": "leans"},
    )


def test_linking_again_changes_how_it_stands_and_unlinking_takes_it_away():
    code.in_force("1.0")
    ripe = situation()
    situations.link_article(ripe, "W2.1", "rubs", by=ripe.member)
    changed = situations.link_article(ripe, "W2.1", "doubt", by=ripe.member)
    assert [link["relation"] for link in content_of(changed).links] == ["doubt"]
    assert content_of(situations.unlink_article(ripe, "W2.1", by=ripe.member)).links == ()


@pytest.mark.parametrize(("key", "relation"), [("W9.9", "rubs"), ("W1.1", "supports"), ("", "rubs")])
def test_an_article_that_is_not_in_the_code_cannot_be_linked(key, relation):
    code.in_force("1.0")
    ripe = situation()
    with pytest.raises(NotPossibleNow):
        situations.link_article(ripe, key, relation, by=ripe.member)


def test_without_a_code_nothing_is_offered():
    assert offered(FULL, today=TODAY) == []


def test_the_edition_of_the_day_is_offered():
    superseded_by_another()
    then, later = TODAY, TODAY + timedelta(days=1)
    assert {one.edition for one in offered(Content(occurred_on=then), today=later)} == {"1.0"}
    assert {one.edition for one in offered(Content(), today=later)} == {"2.0"}
    assert {one.edition for one in offered(Content(occurred_on=date(1999, 1, 1)), today=later)} == {"2.0"}


def test_a_link_to_another_edition_stays_and_is_shown():
    superseded_by_another()
    link = {"key": "W1.1", "edition": "2.0", "relation": "rubs"}
    shown = offered(Content(occurred_on=TODAY, links=[link]), today=TODAY)
    assert [one.key for one in shown if one.edition == "2.0"] == ["W1.1"]


@pytest.fixture
def ripe(client):
    code.in_force("1.0")
    made = situation(replace(FULL, occurred_on=TODAY))
    client.force_login(made.member)
    return made


def test_a_chip_is_all_it_takes(client, ripe):
    url = reverse("situations:write", args=[ripe.pk])
    page = client.get(url)
    assert "Uitleg bij W2.1" in page.text.replace("Uitleg bij 2.1", "Uitleg bij W2.1")
    client.post(url, fields(content_of(ripe), 2, **{"link-1.0-W2.1": "rubs"}))
    assert content_of(Situation.objects.get()).links == ({"key": "W2.1", "edition": "1.0", "relation": "rubs"},)


def test_a_relation_we_do_not_know_is_asked_again(client, ripe):
    url = reverse("situations:write", args=[ripe.pk])
    answer = client.post(url, fields(content_of(ripe), 2, **{"link-1.0-W2.1": "<b>"}))
    assert answer.status_code == 422


def test_a_link_to_an_article_that_is_on_no_page_survives_saving(client, ripe):
    gone = {"key": "W7.7", "edition": "0.9", "relation": "leans"}
    linked = situations.write(ripe, replace(content_of(ripe), links=[gone]), base_revision=2, by=ripe.member)
    changed = replace(content_of(linked), choice="Toch anders.")
    client.post(reverse("situations:write", args=[ripe.pk]), fields(changed, 3))
    assert content_of(Situation.objects.get()).links == (gone,)


@pytest.mark.parametrize(("editions_there", "articles"), [(1, 1), (5, 8)])
def test_the_editor_costs_the_same_however_long_the_code(
    client, editions_there, articles, django_assert_max_num_queries
):
    links = years(editions_there, articles)
    made = situation(replace(FULL, occurred_on=TODAY, links=links))
    client.force_login(made.member)
    with django_assert_max_num_queries(8):
        page = client.get(reverse("situations:write", args=[made.pk]))
    assert page.text.count('class="article"') == 5 * articles + len(links) - 1


# --- the edition of the day ------------------------------------------------------------------------------------------


def years(count, articles=2):
    """An edition a year, the last one in force since a week; a link to the first article of each."""
    numbers = [f"1.{place}" for place in range(count)]
    for place, number in enumerate(numbers):
        begin = TODAY - timedelta(days=7 + 365 * (count - 1 - place))
        with time_machine.travel(begin):
            code.adopt(code.draft(number, values=code.text(5, articles)), in_force_from=begin)
    return [{"key": "W1.1", "edition": number, "relation": "rubs"} for number in numbers]


def of_the_page(client, made):
    """The editor's code: which edition, what stands on top, and how many articles wait under the core values."""
    beside = client.get(reverse("situations:write", args=[made.pk])).context["code"]
    chosen = [(article.edition, article.key) for article, _field in beside.chosen]
    return beside.edition, chosen, sum(len(articles) for _value, articles in beside.values)


@pytest.fixture
def begun(client):
    """A situation without a day, under two editions: 1.0 of a year ago and 1.1 since a week."""
    years(2)
    made = situation(replace(FULL, occurred_on=None))
    client.force_login(made.member)
    return made


def send(client, made, **changes):
    """Save the editor as the stored text with these changes; the answer."""
    now = Situation.objects.get(pk=made.pk)
    sent = fields(content_of(now), now.revision, **changes)
    return client.post(reverse("situations:write", args=[made.pk]), sent | {"key": f"k{now.revision}"})


def links_of(made):
    found = content_of(Situation.objects.get(pk=made.pk)).links
    return {(link["edition"], link["key"], link["relation"]) for link in found}


def test_without_a_day_it_is_the_edition_of_today(client, begun):
    assert of_the_page(client, begun) == ("1.1", [], 10)


def test_the_edition_changes_on_its_day_and_not_before(client, begun):
    first_day = TODAY - timedelta(days=7)
    for day, number in ((first_day - timedelta(days=1), "1.0"), (first_day, "1.1")):
        send(client, begun, occurred_on=day.isoformat())
        assert of_the_page(client, begun)[0] == number


def test_a_new_edition_is_there_at_midnight_in_the_netherlands(client):
    code.in_force("1.0")
    begin = TODAY + timedelta(days=30)
    code.adopt(code.draft("1.1"), in_force_from=begin)
    made = situation(replace(FULL, occurred_on=None))
    midnight = timezone.make_aware(datetime.combine(begin, time.min))
    for moment, number in ((midnight - timedelta(seconds=1), "1.0"), (midnight, "1.1")):
        with time_machine.travel(moment, tick=False):
            client.force_login(made.member)
            assert of_the_page(client, made)[0] == number


def test_another_day_keeps_what_was_linked_and_offers_its_own_edition(client, begun):
    send(client, begun, **{"link-1.1-W2.1": "leans"})
    send(client, begun, occurred_on=(TODAY - timedelta(days=60)).isoformat())
    assert of_the_page(client, begun) == ("1.0", [("1.1", "W2.1")], 10)
    send(client, begun, **{"link-1.0-W3.1": "doubt"})
    assert links_of(begun) == {("1.1", "W2.1", "leans"), ("1.0", "W3.1", "doubt")}
    assert 'href="/beroepscode/1-1/W2.1/"' in client.get(reverse("situations:write", args=[begun.pk])).text


def test_a_chip_of_the_page_counts_when_the_day_moved_under_it(client, begun):
    """The script saved the new day already; on the page stood the articles of the old one."""
    url = reverse("situations:autosave", args=[begun.pk])
    day = (TODAY - timedelta(days=60)).isoformat()
    typed = content_of(begun).as_fields() | {"page": "p", "occurred_on": day}
    for version, chips in ((2, {}), (3, {"link-1.1-W2.1": "rubs"})):
        answer = client.put(url, typed | chips, content_type="application/json", headers={"If-Match": f'"{version}"'})
        assert answer.status_code == 200
    assert links_of(begun) == {("1.1", "W2.1", "rubs")}


def test_the_choice_between_two_screens_keeps_chips_of_another_edition(client, begun):
    base = Situation.objects.get().revision
    moved = replace(content_of(begun), occurred_on=TODAY - timedelta(days=60))
    situations.write(begun, moved, base_revision=base, by=begun.member)
    sent = fields(content_of(begun), base, **{"link-1.1-W2.1": "rubs", "choice": "Anders."})
    answer = client.post(reverse("situations:write", args=[begun.pk]), sent)
    assert answer.status_code == 409
    assert dict(answer.context["mine"])["link-1.1-W2.1"] == ["rubs"]
    page = {name: value for name, [value] in answer.context["mine"]} | {"version": base + 1, "page": "p"}
    client.post(reverse("situations:write", args=[begun.pk]), page | {"keep": "mine", "key": "k9"})
    assert links_of(begun) == {("1.1", "W2.1", "rubs")}


@pytest.mark.parametrize("name", ["link-9.9-W1.1", "link-1.2-W1.1", "link-1.0-W9.9", "link-1.0-", "link-x-y", "link-"])
def test_a_chip_that_was_on_no_page_is_nothing(client, begun, name):
    code.adopt(code.draft("1.2"), in_force_from=TODAY + timedelta(days=9))
    assert send(client, begun, **{name: "rubs"}).status_code == 302
    assert links_of(begun) == set()


def test_a_key_that_only_one_edition_has_is_offered_there_alone(client):
    longer = code.text(2, 4)
    code.in_force("1.0", values=longer)
    tomorrow = TODAY + timedelta(days=1)
    code.adopt(code.draft("1.1", values=code.text(2, 3)), in_force_from=tomorrow)
    made = situation(replace(FULL, occurred_on=TODAY, links=[{"key": "W1.4", "edition": "1.0", "relation": "rubs"}]))
    with time_machine.travel(tomorrow + timedelta(days=1)):
        client.force_login(made.member)
        assert of_the_page(client, made) == ("1.0", [("1.0", "W1.4")], 7)
        send(client, made, occurred_on=tomorrow.isoformat())
        assert of_the_page(client, made) == ("1.1", [("1.0", "W1.4")], 6)
        send(client, made, **{"link-1.1-W1.4": "leans"})
    assert links_of(made) == {("1.0", "W1.4", "rubs")}


def test_before_the_first_edition_it_says_so_and_helps_all_the_same(client, begun):
    client.cookies["django_language"] = "en"
    send(client, begun, occurred_on="2001-01-01")
    page = client.get(reverse("situations:write", args=[begun.pk]))
    assert "On that day there was no code yet." in page.text
    assert page.context["code"].edition == "1.1"


def test_without_a_code_the_editor_says_nothing_of_it(client):
    made = situation()
    client.force_login(made.member)
    assert 'id="code"' not in client.get(reverse("situations:write", args=[made.pk])).text


def test_what_is_at_play_stands_open_on_top_and_the_rest_is_folded(client, begun):
    send(client, begun, **{"link-1.1-W4.2": "rubs"})
    page = client.get(reverse("situations:write", args=[begun.pk])).text
    code_part = page[page.index('id="code"') : page.index("</form>")]
    assert code_part.count('<details class="article" open') == 1
    assert code_part.index('<details class="article" open') < code_part.index('<details class="step">')
    assert code_part.count('<details class="step">') == 5
    assert 'href="/beroepscode/1-1/W4.2/"' in code_part
    assert "Uitleg bij 4.2." in code_part


def test_taking_a_chip_back_unlinks_it(client, begun):
    send(client, begun, **{"link-1.1-W4.2": "rubs"})
    send(client, begun, **{"link-1.1-W4.2": ""})
    assert links_of(begun) == set()
