"""The pages of looking back: expected beside actual, the days, one look, and two texts side by side."""

import json
from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from portfolio.lookback import actions as lookback
from portfolio.lookback import pair_actions
from portfolio.lookback.content import CameOf
from portfolio.lookback.days import months_after
from portfolio.lookback.models import FollowUp, ThenAndNow
from portfolio.lookback.pairs import third_of
from portfolio.lookback.queries import content_of, waiting
from portfolio.lookback.states import State
from tests.accounts.test_rescue import texts_on
from tests.factories.accounts import UserFactory
from tests.factories.situations import FULL, gone_for_good, note, situation

SAID = {"actual": "Zij kreeg het, en de kapper ook.", "refused": "De buurman ging naar een geldschieter."}


@pytest.fixture
def member(client):
    person = UserFactory(member=True)
    client.force_login(person)
    return person


@pytest.fixture
def one(member):
    return situation(by=member)


@pytest.fixture
def look(one):
    return waiting(one)[0]


@pytest.fixture
def two(one, member):
    return one, situation(replace(FULL, title="Later", occurred_on=date(2025, 6, 1)), by=member)


def at(name, *about):
    return reverse(f"lookback:{name}", args=about)


def page_of(look):
    return at("look", look.situation_id, look.pk)


def sent(version="0", **more):
    return SAID | {"version": version, "page": "p", "key": "k"} | more


def put(client, url, fields, version):
    headers = {"If-Match": f'"{version}"'}
    return client.put(url, json.dumps(fields), content_type="application/json", headers=headers)


def test_expected_stands_beside_actual(client, one, look):
    client.post(page_of(look), sent(then="done"))
    page = client.get(at("came_of", one.pk)).text
    for text in (FULL.expected, *SAID.values()):
        assert text in page
    assert page.index(FULL.expected) < page.index(SAID["actual"])


def test_a_history_of_looks_stands_in_order(client, one):
    for text in ("De eerste keer.", "De tweede keer."):
        look = FollowUp.objects.get(pk=client.post(at("came_of", one.pk), {"do": "now"}).url.split("/")[-2])
        lookback.describe(look, CameOf(text), base_revision=0, by=one.member)
    page = client.get(at("came_of", one.pk)).text
    assert page.index("De eerste keer.") < page.index("De tweede keer.")


def test_the_editor_tells_the_day_and_leads_there_when_it_has_come(client, one, look):
    editor = reverse("situations:write", args=[one.pk])
    assert page_of(look) not in client.get(editor).text
    assert at("came_of", one.pk) in client.get(editor).text
    lookback.remind_due(look.due_on)
    assert page_of(look) in client.get(editor).text


def test_the_front_page_has_one_quiet_line(client, one, look):
    home = reverse("home:portfolio")
    assert page_of(look) not in client.get(home).text
    lookback.remind_due(months_after(look.due_on, 12))
    page = client.get(home).text
    assert page.count("wat-ervan-kwam") == 1
    assert page_of(look) in page
    client.post(at("came_of", one.pk), {"do": "silent"})
    assert "wat-ervan-kwam" not in client.get(home).text


def test_days_are_chosen_in_words_one_knows(client, one):
    today = timezone.localdate()
    far = months_after(today, 24)
    client.post(at("came_of", one.pk), {"days": [], "own_day": f"{far:%d-%m-%Y}", "key": "k"})
    assert [each.due_on for each in waiting(one)] == [far]
    client.post(at("came_of", one.pk), {"key": "k"})
    assert not waiting(one).exists()


@pytest.mark.parametrize(
    "day", ["31-02-2027", "morgen", "0000-00-00", "9999-12-31", "1900-01-01", "2026-13-01", "\x00", "1e309"]
)
def test_a_day_that_cannot_be_is_told_beside_its_field(client, one, day):
    before = list(waiting(one))
    page = client.post(at("came_of", one.pk), {"own_day": day, "key": "k"})
    assert page.status_code == 422
    assert page.context["form"].errors["own_day"]
    assert list(waiting(one)) == before


@pytest.mark.parametrize("days", [["x"], ["2026-01-01"], ["", "\x00"], ["9" * 5000]])
def test_a_day_that_was_not_offered_is_refused(client, one, days):
    assert client.post(at("came_of", one.pk), {"days": days, "key": "k"}).status_code == 422


def test_an_empty_form_lets_it_rest_or_leaves_it_unknown(client, look):
    client.post(page_of(look), {"then": "rest", "actual": " ", "key": "k"})
    assert FollowUp.objects.get(pk=look.pk).due_on > look.due_on
    client.post(page_of(look), {"then": "unknown", "key": "k"})
    assert FollowUp.objects.get(pk=look.pk).state == State.NOT_TO_KNOW
    page = client.get(at("came_of", look.situation_id)).text
    assert "Niet te weten" in page
    client.post(page_of(look), sent(then="done"))
    assert FollowUp.objects.get(pk=look.pk).state == State.DESCRIBED


@pytest.mark.parametrize("then", ["rest", "unknown", "done", "stay"])
def test_what_was_typed_is_saved_whichever_button_is_pressed(client, look, then):
    client.post(page_of(look), sent(then=then))
    assert content_of(FollowUp.objects.get(pk=look.pk)) == CameOf(**SAID)


def test_not_a_word_asks_for_one_sentence(client, look):
    page = client.post(page_of(look), {"then": "done", "key": "k"})
    assert page.status_code == 422
    assert page.context["form"].errors["actual"]


@pytest.mark.parametrize("text", ["x" * 20_001, "nul \x00 nul"])
def test_a_text_that_does_not_fit_comes_back(client, look, text):
    page = client.post(page_of(look), sent(actual=text, then="done"))
    assert page.status_code == 422
    assert text.replace("\x00", "")[:10_000] in page.text
    assert FollowUp.objects.get(pk=look.pk).state == State.EXPECTED


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "{{7*7}}", "{% load %}", "' OR 1--", "\u202eomgekeerd"])
def test_any_text_is_kept_as_it_is(client, look, text):
    client.post(page_of(look), sent(actual=text, then="done"))
    assert content_of(FollowUp.objects.get(pk=look.pk)).actual == text
    assert "<script>alert" not in client.get(at("came_of", look.situation_id)).text


def test_it_saves_by_itself_and_two_screens_are_told(client, look):
    url = f"{page_of(look)}bewaren/"
    assert put(client, url, SAID | {"page": "p"}, 0).json() == {"version": 1}
    other = put(client, url, {"actual": "Van mijn telefoon.", "page": "q"}, 0)
    assert other.status_code == 412
    assert other.json()["theirs"]["actual"] == SAID["actual"]
    assert put(client, url, {"actual": "", "page": "q"}, 1).status_code == 400
    assert content_of(FollowUp.objects.get(pk=look.pk)) == CameOf(**SAID)


@pytest.mark.parametrize(("choice", "stays"), [("mine", ["Mijn"]), ("theirs", ["Hun"]), ("both", ["Mijn", "Hun"])])
def test_without_a_script_two_screens_are_asked(client, look, choice, stays):
    client.post(page_of(look), sent(actual="Hun", key="a"))
    asked = client.post(page_of(look), sent(actual="Mijn", key="b"))
    assert asked.status_code == 409
    assert "Hun" in asked.text
    client.post(page_of(look), sent(asked.context["version"], actual="Mijn", keep=choice, key="c"))
    there = content_of(FollowUp.objects.get(pk=look.pk)).actual
    assert [word for word in ("Mijn", "Hun") if word in there] == stays


def test_an_earlier_version_is_read_and_taken_back(client, look):
    client.post(page_of(look), sent(key="a"))
    client.post(page_of(look), sent("1", actual="Anders.", key="b"))
    versions = client.get(f"{page_of(look)}versies/").text
    assert f"{page_of(look)}versies/1/" in versions
    assert SAID["actual"] in client.get(f"{page_of(look)}versies/1/").text
    client.post(f"{page_of(look)}versies/1/")
    assert content_of(FollowUp.objects.get(pk=look.pk)) == CameOf(**SAID)
    assert client.get(f"{page_of(look)}versies/99/").status_code == 404


def test_a_text_that_can_no_longer_be_saved_comes_back(client, look):
    gone_for_good(look.situation)
    answer = client.post(page_of(look), sent())
    assert answer.status_code == 404
    assert texts_on(answer) == list(SAID.values())
    client.logout()
    answer = client.post(page_of(look), sent())
    assert answer.status_code == 401
    assert texts_on(answer) == list(SAID.values())


def test_a_look_of_another_situation_is_not_here(client, look, member):
    assert client.get(at("look", note(by=member).pk, look.pk)).status_code == 404
    client.force_login(UserFactory(superuser=True, member=True))
    assert client.get(page_of(look)).status_code in {302, 404}


def test_two_texts_are_proposed_read_and_kept(client, two, member):
    page = client.get(at("overview"))
    assert FULL.title in page.text
    assert [one.url for one in page.context["invitations"]] == [at("pair", *(one.pk for one in two))]
    beside = client.get(at("pair", *(one.pk for one in two))).text
    assert beside.count(FULL.happened) == 2
    assert not ThenAndNow.objects.exists()
    client.post(at("pair", *(one.pk for one in two)), {"text": "Ik keek toen anders.", "version": "0", "key": "k"})
    assert third_of(ThenAndNow.objects.get()).text == "Ik keek toen anders."
    assert "Ik keek toen anders." in client.get(at("overview")).text


def test_an_invitation_stands_on_the_front_page_until_it_is_dismissed(client, two, member):
    page = client.get(reverse("home:portfolio"))
    assert page.text.count('class="toennu"') == 1
    first = page.context["looking_back"].invitation
    client.post(at("overview"), {"one": first.earlier.id, "other": first.later.id, "do": "dismiss", "key": "k"})
    assert 'class="toennu"' not in client.get(reverse("home:portfolio")).text
    assert client.get(at("overview")).context["invitations"] == []


def test_it_is_too_early_in_the_first_year(client, member):
    note(by=member)
    assert "Kom over een jaar terug" in client.get(at("overview")).text


def test_one_chooses_two_texts_oneself(client, two, member):
    third = note("De hond mocht niet mee", by=member)
    answer = client.post(at("overview"), {"one": third.pk, "other": two[0].pk, "do": "choose", "key": "k"})
    assert answer.url == at("pair", third.pk, two[0].pk)
    assert "De hond mocht niet mee" in client.get(answer.url).text


def test_texts_that_are_no_two_of_ones_own_are_refused(client, two):
    strange = situation()
    for one, other in ((two[0].pk, two[0].pk), (two[0].pk, strange.pk), ("x", "\x00"), ("", "")):
        for do in ("choose", "dismiss"):
            assert client.post(at("overview"), {"one": one, "other": other, "do": do}).status_code == 422
    assert client.get(at("pair", two[0].pk, strange.pk)).status_code == 404
    assert client.get(at("pair", two[0].pk, two[0].pk)).status_code == 404


def test_the_third_saves_by_itself_and_two_screens_are_told(client, two, member):
    kept = pair_actions.keep(*two, by=member)
    url = f"{at('pair', *(one.pk for one in two))}bewaren/"
    assert put(client, url, {"text": "Ik zie nu haar.", "page": "p"}, 1).json() == {"version": 2}
    assert put(client, url, {"text": "Mijn telefoon.", "page": "q"}, 1).status_code == 412
    assert third_of(ThenAndNow.objects.get(pk=kept.pk)).text == "Ik zie nu haar."


@pytest.mark.parametrize(("choice", "stays"), [("mine", ["Mijn"]), ("theirs", ["Hun"]), ("both", ["Mijn", "Hun"])])
def test_two_screens_beside_a_pair_are_asked(client, two, member, choice, stays):
    url = at("pair", *(one.pk for one in two))
    client.post(url, {"text": "Hun", "version": "0", "key": "a"})
    asked = client.post(url, {"text": "Mijn", "version": "0", "key": "b"})
    assert asked.status_code == 409
    client.post(url, {"text": "Mijn", "version": asked.context["version"], "keep": choice, "key": "c"})
    there = third_of(ThenAndNow.objects.get()).text
    assert [word for word in ("Mijn", "Hun") if word in there] == stays


def test_a_pair_of_which_a_side_is_gone_still_shows_the_third(client, two, member):
    pair_actions.keep(*two, "Ik zie nu haar.", by=member)
    gone_for_good(two[0])
    url = at("pair", *(one.pk for one in two))
    page = client.get(url).text
    assert FULL.title not in page
    assert "Ik zie nu haar." in page
    assert FULL.title not in client.get(at("overview")).text
    gone_for_good(two[1])
    assert "Ik zie nu haar." in client.get(url).text
    client.post(url, {"text": "En nog iets.", "version": "1", "key": "k"})
    assert third_of(ThenAndNow.objects.get()).text == "En nog iets."


def test_taking_a_pair_apart_leaves_the_two(client, two, member):
    pair_actions.keep(*two, "Ik zie nu haar.", by=member)
    url = f"{at('pair', *(one.pk for one in two))}loslaten/"
    assert "Beide teksten blijven" in client.get(url).text
    client.post(url)
    assert not ThenAndNow.objects.exists()
    assert client.get(reverse("situations:write", args=[two[0].pk])).status_code == 200


def test_earlier_thirds_are_read_and_taken_back(client, two, member):
    kept = pair_actions.keep(*two, "Eerst.", by=member)
    pair_actions.write(kept, "Daarna.", base_revision=1, by=member)
    url = f"{at('pair', *(one.pk for one in two))}versies/"
    assert f"{url}1/" in client.get(url).text
    assert "Eerst." in client.get(f"{url}1/").text
    client.post(f"{url}1/")
    assert third_of(ThenAndNow.objects.get()).text == "Eerst."


@pytest.mark.parametrize("many", [2, 9])
def test_pages_cost_the_same_however_much_there_is(client, member, many, django_assert_max_num_queries):
    texts = [situation(replace(FULL, title=str(n), occurred_on=date(2010 + n, 1, 1)), by=member) for n in range(many)]
    pair_actions.keep(*texts[:2], "Ik zie nu haar.", by=member)
    for number in range(many):
        lookback.describe(lookback.look_now(texts[0], by=member), CameOf(str(number)), base_revision=0, by=member)
    for url, most in (
        (at("overview"), 16),
        (at("pair", texts[0].pk, texts[1].pk), 18),
        (at("came_of", texts[0].pk), 12),
        (page_of(waiting(texts[0])[0]), 8),
    ):
        with django_assert_max_num_queries(most):
            assert client.get(url).status_code == 200
