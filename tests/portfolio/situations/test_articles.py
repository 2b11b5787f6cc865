"""How a situation stands to the code: to the edition of its own day, and never to words that moved."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
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


@pytest.mark.parametrize("articles", [1, 12])
def test_the_editor_costs_the_same_however_long_the_code(client, articles, settings, django_assert_num_queries):
    settings.SECOND_FACTOR_REQUIRED = False
    code.in_force("1.0", values=code.text(values=5, articles=articles))
    made = situation(replace(FULL, occurred_on=TODAY))
    client.force_login(made.member)
    with django_assert_num_queries(8):
        client.get(reverse("situations:write", args=[made.pk]))
