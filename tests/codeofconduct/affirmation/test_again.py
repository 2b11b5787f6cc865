"""Affirming a newer edition: asked only for what changed."""

import re
from copy import deepcopy
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone, translation

from codeofconduct.affirmation import actions as affirmation
from codeofconduct.affirmation.models import Affirmation
from codeofconduct.affirmation.queries import affirmed, sentence_of
from codeofconduct.editions import actions as editions
from tests.factories import codeofconduct as code
from tests.factories.accounts import UserFactory
from trail.exceptions import NotPossibleNow
from trail.queries import history_of

SENTENCE = "Omdat Zonneklaar mij vroeg of ik wel luisterde."
FORM, DONE = "/beroepscode/onderschrijven/", "/beroepscode/onderschreven/"


@pytest.fixture(autouse=True)
def _english(settings):
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield


@pytest.fixture
def member():
    return UserFactory(member=True)


@pytest.fixture
def signed_in(client, member):
    client.force_login(member)
    return client


def the_same():
    return code.text()


def other_words():
    values = deepcopy(code.text())
    values[0]["articles"][0]["text"] = "Ik doe heel iets nieuws, elke dag opnieuw."
    values[1]["articles"][2]["text"] = "Ik vertel wat ik zie aan wie het aangaat."
    return values


def renumbered():
    values = deepcopy(code.text())
    values[0]["articles"][0]["key"] = "W1.9"
    return values


def without_it():
    values = deepcopy(code.text())
    del values[0]["articles"][0]
    return values


def a_newer_edition(member, values):
    """Affirmed yesterday in edition 1.0 about W1.1; today 1.1 is in force."""
    with time_machine.travel(timezone.now() - timedelta(days=1)):
        code.affirmed(member, code.in_force(), SENTENCE)
        code.adopt(code.draft("1.1", values=values), in_force_from=timezone.localdate() + timedelta(days=1))
    editions.bring_into_force(timezone.localdate())


def stands(client, **changes):
    return client.post(FORM, {"do": "stands", "edition": "1.1", "key": "k"} | changes)


@pytest.mark.parametrize(("values", "key"), [(the_same, "W1.1"), (other_words, "W1.1"), (renumbered, "W1.9")])
def test_a_sentence_that_stands_goes_along_with_its_article(signed_in, member, values, key):
    a_newer_edition(member, values())
    assert stands(signed_in).url == stands(signed_in).url == DONE
    mine = affirmed(member)
    assert (mine.edition.number, mine.article_key, sentence_of(mine), mine.revision) == ("1.1", key, SENTENCE, 1)
    assert [entry.action for entry in history_of(mine)] == ["code.affirmed"]
    assert {sentence_of(one) for one in Affirmation.objects.filter(member=member)} == {SENTENCE}
    assert Affirmation.objects.count() == 2


def test_the_page_shows_what_changed_and_nothing_else(signed_in, member):
    a_newer_edition(member, other_words())
    page = signed_in.get(FORM).content.decode()
    assert page.count("<h1") == 1
    assert SENTENCE in page
    said = re.sub(r"(?s)<select.*?</select>", "", page)
    assert "Ik doe heel iets nieuws" in said
    assert "Ik doe 1.1." in said
    assert "Ik doe 2.2." not in said
    assert 'type="checkbox"' not in page
    groups = re.findall(r'<optgroup label="([^"]*)"', page)
    assert groups[0] == "New or changed"
    first = page[page.index("<optgroup") : page.index("</optgroup>")]
    assert re.findall(r'value="([^"]*)"', first) == ["W1.1", "W2.3"]


def test_when_nothing_changed_it_is_one_tap(signed_in, member):
    a_newer_edition(member, the_same())
    page = signed_in.get(FORM).content.decode()
    assert "No article reads otherwise." in page
    assert "What changed" not in page
    assert 'value="stands"' in page


def test_a_renumbered_article_is_proposed_under_its_new_key(signed_in, member):
    a_newer_edition(member, renumbered())
    assert "called W1.9 now" in signed_in.get(FORM).content.decode()


def test_when_the_article_is_gone_a_new_sentence_is_asked(signed_in, member):
    a_newer_edition(member, without_it())
    page = signed_in.get(FORM).content.decode()
    assert 'value="stands"' not in page
    assert SENTENCE in page
    answer = stands(signed_in)
    assert answer.status_code == 409
    assert "no longer in the code" in answer.content.decode()
    with pytest.raises(NotPossibleNow):
        affirmation.carry_over(member, editions.Edition.objects.get(number="1.1"))


def test_a_new_sentence_stands_beside_the_older_one(signed_in, member):
    a_newer_edition(member, other_words())
    sent = {"article_key": "W2.3", "sentence": "Nu dit.", "edition": "1.1", "key": "k"}
    assert signed_in.post(FORM, sent).url == DONE
    assert [sentence_of(one) for one in Affirmation.objects.order_by("affirmed_at")] == [SENTENCE, "Nu dit."]


@pytest.mark.parametrize("changes", [{"sentence": ""}, {"article_key": "W9.9"}, {"key": ""}, {"sentence": "a\x00"}])
def test_a_form_that_lacks_something_keeps_what_was_typed(signed_in, member, changes):
    a_newer_edition(member, other_words())
    answer = signed_in.post(
        FORM, {"article_key": "W2.3", "sentence": "Nu dit.", "edition": "1.1", "key": "k"} | changes
    )
    assert answer.status_code == 422
    assert changes.get("sentence", "Nu dit.") in answer.content.decode()
    assert '<details class="more" open>' in answer.content.decode()
    assert Affirmation.objects.count() == 1


@pytest.mark.parametrize("edition", ["1.0", "", "x"])
def test_nothing_stands_for_an_edition_one_was_not_shown(signed_in, member, edition):
    a_newer_edition(member, the_same())
    assert stands(signed_in, edition=edition).status_code == 409
    assert Affirmation.objects.count() == 1


def test_who_never_affirmed_gets_the_first_form(signed_in):
    code.in_force("1.1")
    assert stands(signed_in).status_code == 422
    assert not Affirmation.objects.exists()


def test_the_verb_itself_refuses(member):
    edition = code.in_force()
    with pytest.raises(NotPossibleNow):
        affirmation.carry_over(member, edition)
    with pytest.raises(PermissionDenied):
        affirmation.carry_over(UserFactory(code_editor=True), edition)
    mine = code.affirmed(member, edition)
    assert affirmation.carry_over(member, edition) == mine


def test_signed_out_the_sentence_comes_back(client, member):
    a_newer_edition(member, other_words())
    sent = {"article_key": "W2.3", "sentence": "Net getypt.", "edition": "1.1", "key": "k"}
    answer = client.post(FORM, sent)
    assert answer.status_code == 401
    assert "Net getypt." in answer.content.decode()


def test_the_page_costs_the_same_however_long_the_code_is(signed_in, member, django_assert_max_num_queries):
    a_newer_edition(member, code.text(values=8, articles=5))
    with django_assert_max_num_queries(18):
        signed_in.get(FORM)
