"""Activities from the browser."""

import json
from dataclasses import replace

import pytest
from django.urls import reverse

from portfolio.activities import actions as activities
from portfolio.activities.content import Content
from portfolio.activities.kinds import FIELDS, Kind
from portfolio.activities.models import Activity
from portfolio.activities.queries import content_at, content_of
from tests.factories.accounts import UserFactory
from tests.factories.situations import activity, situation

STEP = Content(Kind.STEP, "Een brief van één kant", {"tried": "Een brief van één kant A5.", "next": "Ook op de site."})


def saw(text):
    return replace(STEP, words={**STEP.words, "saw": text})


def fields(content=STEP, **more):
    return {**content.as_fields(), "version": "1", "page": "p", "key": "k", "then": "done", **more}


def url(it, name="write", *more):
    return reverse(f"activities:{name}", args=[it.pk, *more])


def new(kind):
    return reverse("activities:new", args=[kind])


@pytest.fixture
def one():
    return activity(STEP)


@pytest.fixture
def mine(client, one):
    client.force_login(one.member)
    return client


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_can_be_begun_and_read_again(client, kind):
    client.force_login(UserFactory(member=True))
    assert client.get(new(kind)).status_code == 200
    words = {name: f"Antwoord op {name}." for name in FIELDS[kind]}
    answer = client.post(new(kind), words | {"key": "k", "then": "stay"})
    made = Activity.objects.get()
    assert answer["Location"] == url(made)
    assert content_of(made).words == words
    page = client.get(url(made)).text
    assert all(text in page for text in words.values())


def test_the_addresses_are_dutch():
    assert new(Kind.STEP) == "/portfolio/activiteiten/nieuw/stap/"
    assert new("mistake") == "/portfolio/activiteiten/nieuw/zo-leerde-ik/"


@pytest.mark.parametrize("kind", Kind)
def test_an_empty_form_asks_for_one_sentence(client, kind):
    client.force_login(UserFactory(member=True))
    answer = client.post(new(kind), {"key": "k"})
    assert answer.status_code == 422
    assert f"id_{FIELDS[kind][0]}_error" in answer.text


@pytest.mark.parametrize(
    "bad",
    [{"occurred_on": "2999-01-01"}, {"occurred_on": "gisteren"}, {"whose": "everybody"}, {"addressee": "a" * 151}],
)
def test_what_does_not_fit_is_said_beside_it_and_nothing_is_lost(client, bad):
    client.force_login(UserFactory(member=True))
    answer = client.post(new(Kind.LESSON), {"lesson": "Bel eerst.", "key": "k", **bad})
    assert answer.status_code == 422
    assert "Bel eerst." in answer.text
    assert f"id_{next(iter(bad))}_error" in answer.text
    assert not Activity.objects.exists()


def test_two_screens_choose_and_lose_nothing(mine, one):
    activities.write(one, saw("Niemand belde."), base_revision=1, by=one.member)
    answer = mine.post(url(one), fields(saw("Iedereen belde.")))
    assert answer.status_code == 409
    sent = dict(answer.context["mine"])
    mine.post(url(one), sent | {"version": "2", "key": "k2", "keep": "both"})
    together = content_of(Activity.objects.get()).words["saw"]
    assert "Niemand belde." in together
    assert "Iedereen belde." in together


def test_taking_the_other_text_keeps_mine_as_a_version(mine, one):
    activities.write(one, saw("Niemand belde."), base_revision=1, by=one.member)
    mine.post(url(one), fields(saw("Iedereen belde."), version="2", keep="theirs"))
    now = Activity.objects.get()
    assert (content_of(now).words["saw"], content_at(now, 3).words["saw"]) == ("Niemand belde.", "Iedereen belde.")


def put(client, it, content, match):
    body, headers = json.dumps({**content.as_fields(), "page": "p"}), {"If-Match": match}
    return client.put(url(it, "autosave"), body, content_type="application/json", headers=headers)


def test_typing_is_saved_and_another_screen_is_answered(mine, one):
    assert put(mine, one, saw("Niemand belde."), '"1"').json() == {"version": 2}
    answer = put(mine, one, saw("Iedereen belde."), '"1"')
    assert answer.status_code == 412
    assert answer.json()["theirs"]["saw"] == "Niemand belde."
    assert put(mine, one, Content(Kind.STEP), '"2"').status_code == 400


def test_earlier_versions_can_be_read_and_taken_back(mine, one):
    activities.write(one, saw("Niemand belde."), base_revision=1, by=one.member)
    assert url(one, "version", 1) in mine.get(url(one, "versions")).text
    assert "Een brief van één kant A5." in mine.get(url(one, "version", 1)).text
    mine.post(url(one, "version", 1))
    assert content_of(Activity.objects.get()) == STEP
    assert mine.get(url(one, "version", 99)).status_code == 404


@pytest.mark.parametrize("role", ["member", "reader", "board", "secretary", "code_editor", "superuser"])
def test_for_everyone_else_it_is_not_there(client, one, role, settings):
    settings.SECOND_FACTOR_REQUIRED = False  # it would send the board to make one first, and hide what we look at
    client.force_login(UserFactory(**{role: True}))
    for name, *more in [("write",), ("autosave",), ("versions",), ("version", 1)]:
        method = client.put if name == "autosave" else client.get
        assert method(url(one, name, *more)).status_code == 404, name
    for name, *more in [("write",), ("version", 1)]:
        assert client.post(url(one, name, *more), fields()).status_code == 404, name
    assert content_of(Activity.objects.get()) == STEP


def test_a_next_step_begins_where_this_one_ended_and_stays_with_it(mine, one):
    begin = mine.post(url(one), fields(then="next"))["Location"]
    page = mine.get(begin)
    assert page.context["form"]["tried"].value() == "Ook op de site."
    sent = {"tried": "Ook op de site.", "origin": page.context["form"].stored.origin, "key": "k2", "then": "stay"}
    following = mine.get(mine.post(new(Kind.STEP), sent)["Location"])
    assert url(one) in following.text
    assert "Ook op de site." in mine.get(url(one)).text


def test_somebody_elses_step_leads_nowhere_and_is_not_read(mine, client):
    other = activity(replace(STEP, words={"tried": "X.", "next": "Geheim vervolg."}))
    page = client.get(new(Kind.STEP), {"uit": f"activity:{other.pk}"})
    assert "Geheim vervolg." not in page.text
    client.post(new(Kind.STEP), {"tried": "Y.", "origin": f"activity:{other.pk}", "key": "k"})
    assert content_of(Activity.objects.latest("created_at")).origin == ""


def test_a_lesson_from_a_situation_leads_back_to_it(client):
    ripe = situation()
    client.force_login(ripe.member)
    page = client.get(new(Kind.LESSON), {"uit": f"situation:{ripe.pk}"})
    origin = page.context["form"].stored.origin
    made = client.post(new(Kind.LESSON), {"lesson": "Bel eerst.", "origin": origin, "key": "k", "then": "stay"})
    address = reverse("situations:write", args=[ripe.pk])
    assert address in client.get(made["Location"]).text
    client.post(made["Location"], {"lesson": "Bel eerst!", "version": "1", "key": "k2"})
    assert content_of(Activity.objects.get()).origin == f"situation:{ripe.pk}"


def test_a_lesson_on_an_agenda_says_calmly_that_it_waits_until_there_is_an_answer(client):
    member, said = UserFactory(member=True), {"lesson": "Bel eerst."}
    lesson = activity(Content(Kind.LESSON, words=said), by=member)
    client.force_login(member)
    assert "wacht nog op een antwoord" not in client.get(url(lesson)).text
    client.post(url(lesson), said | {"whose": "policy", "version": "1", "key": "k"})
    assert "wacht nog op een antwoord" in client.get(url(lesson)).text
    assert "acht nog op een antwoord" in client.get(reverse("activities:overview")).text
    client.post(url(lesson), said | {"whose": "policy", "answered": "Akkoord.", "version": "2", "key": "k"})
    assert "wacht nog op een antwoord" not in client.get(url(lesson)).text


def test_the_overview_offers_every_kind_and_shows_what_is_ones_own(mine, one):
    activity(replace(STEP, title="Van een ander"))
    page = mine.get(reverse("activities:overview")).text
    assert all(new(kind) in page for kind in Kind)
    assert "Een brief van één kant" in page
    assert "Van een ander" not in page


@pytest.mark.parametrize("count", [4, 40])
def test_the_editor_and_the_overview_cost_the_same_however_many(mine, one, count, django_assert_num_queries):
    for _ in range(count):
        activity(STEP, by=one.member)
    with django_assert_num_queries(6):
        mine.get(url(one))
    with django_assert_num_queries(4):
        mine.get(reverse("activities:overview"))


def test_every_page_says_who_can_read_it(mine, one):
    for name, *more in [("write",), ("versions",), ("version", 1)]:
        assert 'class="status"' in mine.get(url(one, name, *more)).text, name
