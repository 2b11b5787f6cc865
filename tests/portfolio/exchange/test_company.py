"""Company in the package: what one agreed and asked for oneself, to the letter, and nothing of anybody else."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from portfolio.exchange import company
from portfolio.exchange.entries import moment
from portfolio.groups import actions as groups
from portfolio.groups import agreeing
from portfolio.matching import actions as matching
from portfolio.matching.models import Ask
from portfolio.matching.states import Kind
from tests.factories.groups import AGREEMENT, a_group, asked, place_of
from tests.factories.intervision import a_colleague, new_key
from tests.factories.matching import an_ask

NEW = "Wat hier gezegd wordt, blijft onder ons."


@pytest.fixture
def samira():
    return a_colleague(name="Samira el Idrissi")


def told(person, folder):
    return [json.loads(one.read()) for one in company.entries(person) if one.path.startswith(f"{folder}/")]


def test_a_group_comes_along_with_every_text_and_ones_own_yes_to_it(samira):
    petra = a_colleague()
    group = a_group(petra, samira)
    agreeing.change(group, "Tussen de Regels", NEW, base_version=1, by=petra, key=new_key())
    place = place_of(group, samira)
    said = place.acceptances.get(version=1).accepted_at
    (mine,) = told(samira, "groups")
    assert mine == {
        "schema": "group/1",
        "id": str(place.pk),
        "name": "Tussen de Regels",
        "joined_at": moment(place.answered_at),
        "convened_by_me": False,
        "agreements": [
            {"version": 1, "text": AGREEMENT, "accepted_at": moment(said)},
            {"version": 2, "text": NEW, "accepted_at": None},
        ],
    }
    (theirs,) = told(petra, "groups")
    assert theirs["convened_by_me"]
    assert all(one["accepted_at"] for one in theirs["agreements"])


def test_an_invitation_a_group_one_left_and_the_groups_of_others_stay_out(samira):
    asked(a_group(), samira)
    left = a_group(None, samira, a_colleague())
    groups.leave(place_of(left, samira), by=samira)
    a_group()
    an_ask()
    assert list(company.entries(samira)) == []


def test_an_ask_comes_along_and_once_withdrawn_without_its_words(samira):
    ask = an_ask(samira, "trust", "money", words="samen hardop denken", municipality="Duinmeer")
    facts = {
        "schema": "ask-for-company/1",
        "id": str(ask.pk),
        "kind": "partner",
        "state": "open",
        "asked_at": moment(ask.asked_at),
        "until": (timezone.localdate() + timedelta(days=60)).isoformat(),
        "themes": ["trust", "money"],
        "words": "samen hardop denken",
        "municipality": "Duinmeer",
    }
    assert told(samira, "asks") == [facts]
    matching.withdraw(ask, by=samira)
    gone = {"state": "withdrawn", "themes": [], "words": "", "municipality": ""}
    assert told(samira, "asks") == [facts | gone]


def test_the_same_few_queries_however_many_groups_and_asks(samira, django_assert_num_queries):
    for _ in range(3):
        a_group(samira, a_colleague(), a_colleague())
        Ask.objects.update(state="ended")
        an_ask(samira)
    an_ask(samira, kind=Kind.GROUP)
    with django_assert_num_queries(5):
        assert len([one.read() for one in company.entries(samira)]) == 7
