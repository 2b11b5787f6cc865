"""Ways in: other questions over the same text, and every word stays."""

import json
from dataclasses import replace

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from portfolio.situations import actions as situations
from portfolio.situations.content import LENSES, MORE, TEXTS, WAYS, Content
from portfolio.situations.merging import both
from portfolio.situations.models import Situation
from portfolio.situations.offer import lines_of
from portfolio.situations.queries import content_of
from portfolio.situations.questions import LABELS, WAY_NAMES
from portfolio.situations.ways import BY_KEY, beside, next_question
from tests.factories.accounts import UserFactory
from tests.factories.situations import FULL, note, situation

ANSWERS = {name: f"Wat ik schreef bij {name}." for name in MORE}
EVERYTHING = replace(FULL, way="gibbs", more=ANSWERS)
words = st.text(max_size=20)


def url(it, name="write"):
    return reverse(f"situations:{name}", args=[it.pk])


@pytest.fixture
def ripe():
    return situation(EVERYTHING)


@pytest.fixture
def mine(client, ripe):
    client.force_login(ripe.member)
    return client


def shown_fields(page):
    """What a browser would send from the page: its text boxes, as they are rendered."""
    form = page.context["form"]
    return {name: form[name].value() or "" for name in form.fields if f'name="{name}"' in page.text}


def test_every_way_is_named_and_asks_what_can_be_kept():
    assert set(BY_KEY) == set(WAYS) == set(WAY_NAMES)
    for way in BY_KEY.values():
        assert way.asked() <= {*TEXTS, *LENSES, *MORE, "perspectives", "options"}
        assert {*way.asked(), *(name for step in beside(way) for name in (*step.fields, step.rows))} >= {*TEXTS, *MORE}


@pytest.mark.parametrize("way", WAYS)
def test_under_every_way_every_word_is_on_the_page(mine, ripe, way):
    mine.post(url(ripe), {**EVERYTHING.as_fields(), "version": "2", "page": "p", "key": "k", "way": way})
    page = mine.get(url(ripe))
    assert content_of(Situation.objects.get()) == replace(EVERYTHING, way=way)
    for text in EVERYTHING.texts():
        assert text in page.text


@given(st.lists(st.sampled_from(WAYS), min_size=1, max_size=4), st.dictionaries(st.sampled_from(MORE), words))
def test_a_content_keeps_every_answer_whatever_the_way(ways, more):
    begun = Content(happened="a", more=more)
    now = begun
    for way in ways:
        now = Content.from_json(replace(now, way=way).to_json())
    assert now == replace(begun, way=ways[-1])


@pytest.mark.parametrize(("here", "there"), [(one, other) for one in WAYS for other in WAYS if one != other])
def test_changing_the_way_on_a_page_that_was_written_on_loses_nothing(client, here, there):
    own = note("Zij zweeg.")
    client.force_login(own.member)
    client.post(url(own), {"happened": "Zij zweeg.", "way": here, "version": "1", "page": "p", "key": "a"})
    page = client.get(url(own))
    sent = shown_fields(page)
    asked = [name for name in sent if name in {*TEXTS, *MORE}]
    sent |= {name: f"Antwoord op {name}." for name in asked}
    client.post(url(own), {**sent, "way": there, "version": page.context["form"]["version"].value(), "key": "b"})
    content = content_of(Situation.objects.get())
    assert content.way == there
    assert {name: content.text(name) for name in asked} == {name: f"Antwoord op {name}." for name in asked}
    after = client.get(url(own)).text
    assert [name for name in asked if f"Antwoord op {name}." not in after] == []


def test_a_page_that_did_not_ask_a_question_keeps_its_answer(mine, ripe):
    body = {"happened": "Zij zweeg.", "title": "T", "page": "p"}
    headers = {"If-Match": '"2"'}
    answer = mine.put(url(ripe, "autosave"), json.dumps(body), content_type="application/json", headers=headers)
    assert answer.status_code == 200
    content = content_of(Situation.objects.get())
    assert content.more == ANSWERS
    assert content.way == "gibbs"
    assert content.happened == "Zij zweeg."


def test_an_answer_can_be_emptied(mine, ripe):
    mine.post(url(ripe), {**EVERYTHING.as_fields(), "felt": "", "version": "2", "page": "p", "key": "k"})
    assert "felt" not in content_of(Situation.objects.get()).more


@pytest.mark.parametrize("way", ["", "onzin", "\x00", "GIBBS", "own' OR 1=1"])
def test_a_way_that_is_none_leaves_it_as_it_was(mine, ripe, way):
    answer = mine.post(url(ripe), {**EVERYTHING.as_fields(), "version": "2", "key": "k", "way": way})
    assert answer.status_code in {302, 422}
    assert content_of(Situation.objects.get()).way == "gibbs"


def test_one_new_question_at_a_time(client):
    own = note("Zij zweeg.")
    client.force_login(own.member)
    situations.write(own, Content(happened="Zij zweeg.", way="starr"), base_revision=1, by=own.member)
    assert [part.open for part in client.get(url(own)).context["parts"]] == [True, False, False, False]
    more = {"task": "Ik had de zaak."}
    situations.write(own, Content(happened="Zij zweeg.", way="starr", more=more), base_revision=2, by=own.member)
    assert [part.open for part in client.get(url(own)).context["parts"]] == [True, True, False, False]


def test_the_next_question_is_asked_in_the_words_of_the_way():
    assert next_question(Content(happened="a", way="starr")) == LABELS["task"]
    assert next_question(Content(way="starr")) == BY_KEY["starr"].asks["happened"]
    assert next_question(Content(happened="a", way="free")) == ""
    assert next_question(Content(happened="a")) == LABELS["chafes"]


def test_a_text_from_before_there_were_ways_is_the_same_text():
    stored = json.loads(FULL.to_json())
    assert "way" not in stored
    assert "more" not in stored
    assert Content.from_json(FULL.to_json()) == FULL


def test_what_two_screens_answered_stands_under_each_other():
    theirs, here = (
        Content(happened="a", more={"felt": "Boos."}),
        Content(happened="a", more={"felt": "Bang."}, way="gibbs"),
    )
    together = both(theirs, here)
    assert "Boos." in together.more["felt"]
    assert "Bang." in together.more["felt"]
    assert together.way == "gibbs"


def test_without_a_script_two_screens_with_other_ways_lose_nothing(mine, ripe):
    other = replace(EVERYTHING, way="starr", more={**ANSWERS, "task": "Op de telefoon."})
    situations.write(ripe, other, base_revision=2, by=ripe.member)
    here = {**EVERYTHING.as_fields(), "felt": "Op de laptop.", "version": "2", "page": "p", "key": "k"}
    answer = mine.post(url(ripe), here)
    assert answer.status_code == 409
    assert "Op de laptop." in answer.text
    assert "Op de telefoon." in answer.text
    mine.post(url(ripe), {**here, "version": "3", "keep": "both", "key": "k2"})
    content = content_of(Situation.objects.get())
    assert "Op de laptop." in content.more["felt"]
    assert "Op de telefoon." in content.more["task"]


def test_a_copy_to_offer_holds_the_answers_too():
    assert [line.text for line in lines_of(EVERYTHING) if str(line.question) == str(LABELS["felt"])] == [
        ANSWERS["felt"]
    ]


def test_a_note_ripens_by_an_answer_and_not_by_a_way():
    own = note("Zij zweeg.")
    typed = Content(happened="Zij zweeg.", title="Zij zweeg.", way="what")
    assert situations.write(own, typed, base_revision=1, by=own.member).state == "note"
    answered = replace(typed, more={"meaning": "Dat ik te snel was."})
    assert situations.write(own, answered, base_revision=2, by=own.member).state == "situation"


def test_the_first_time_the_page_says_what_a_critical_situation_is(client):
    member = UserFactory(member=True)
    client.force_login(member)
    own = note(by=member)
    opened = '<details class="more" open>'
    assert opened in client.get(url(own)).text
    situation(by=member)
    assert opened not in client.get(url(own)).text
    assert "112" in client.get(url(own)).text
