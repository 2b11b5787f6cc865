"""From the browser: bad input keeps its text, two screens lose nothing, nobody else sees that it exists."""

import gzip
import json
import re
import uuid
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from django.urls import reverse
from django.utils import timezone

from portfolio.situations import actions as situations
from portfolio.situations.content import Content
from portfolio.situations.models import Situation
from portfolio.situations.queries import content_at, content_of
from portfolio.writing import bin as bins
from tests.factories.accounts import UserFactory
from tests.factories.situations import FULL, note, situation

TOKEN = re.compile('name="csrfmiddlewaretoken" value="[^"]+"')
STRANGE = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "{{ 7*7 }}{% load x %}${7*7}",
    "' OR 1=1--",
    "\u202eevil\u202c",
    "👩🏽‍🚒🇳🇱 zalgo h\u0301\u0302\u0303",
    "مرحبا ትግርኛ Київ",
    "woord" * 800,
    "null",
]


def fields(content=FULL, **more):
    return {**content.as_fields(), "version": "2", "page": "p", "key": "k", "then": "done", **more}


def url(it, name="write", *more):
    return reverse(f"situations:{name}", args=[it.pk, *more])


@pytest.fixture
def ripe():
    return situation()


@pytest.fixture
def mine(client, ripe):
    client.force_login(ripe.member)
    return client


# --- the box ---------------------------------------------------------------------------------------------------------


def test_one_box_one_tap(client):
    client.force_login(UserFactory(member=True))
    answer = client.post(reverse("situations:note"), {"text": "De hond mocht niet mee", "key": "k"})
    made = Situation.objects.get()
    assert answer.url == f"{reverse('home:portfolio')}?bewaard={made.pk}"
    assert content_of(made).happened == "De hond mocht niet mee"


@pytest.mark.parametrize("blank", ["", " \n\t", "\u00a0\u200b\ufeff"])
def test_a_blank_box_says_what_is_enough(client, blank):
    client.force_login(UserFactory(member=True))
    answer = client.post(reverse("situations:note"), {"text": blank, "key": "k"})
    assert answer.status_code == 422
    assert "id_text_error" in answer.text
    assert not Situation.objects.exists()


def test_a_megabyte_in_the_box_comes_back_whole(client):
    client.force_login(UserFactory(member=True))
    pasted = "Een heel lang verhaal. " * 45_000
    answer = client.post(reverse("situations:note"), {"text": pasted, "key": "k"})
    assert answer.status_code == 422
    assert pasted.strip() in answer.text


def test_a_nul_sign_comes_back_as_a_question_with_the_text(client):
    client.force_login(UserFactory(member=True))
    answer = client.post(reverse("situations:note"), {"text": "voor\x00na", "key": "k"})
    assert answer.status_code == 422
    assert "voorna" in answer.text


@pytest.mark.parametrize("text", STRANGE)
def test_strange_text_is_kept_and_shown_literally(client, text):
    client.force_login(UserFactory(member=True))
    client.post(reverse("situations:note"), {"text": text, "key": "k"})
    made = Situation.objects.get()
    assert content_of(made).happened == text
    assert client.get(url(made)).context["form"]["happened"].value() == text
    for page in (url(made), reverse("home:portfolio"), url(made, "version", 1)):
        assert "<script>alert" not in client.get(page).text
        assert "<img src=x" not in client.get(page).text


def test_half_an_emoji_from_another_program_is_kept_without_it(client):
    client.force_login(UserFactory(member=True))
    body = "key=k&text=voor%ED%A0%80na"
    client.post(reverse("situations:note"), body, content_type="application/x-www-form-urlencoded")
    assert content_of(Situation.objects.get()).happened.startswith("voor")


def test_control_signs_go_and_line_ends_are_one_kind(client):
    client.force_login(UserFactory(member=True))
    client.post(reverse("situations:note"), {"text": "een\x07 twee\r\ndrie\rvier\tvijf", "key": "k"})
    assert content_of(Situation.objects.get()).happened == "een twee\ndrie\nvier\tvijf"


# --- the editor ------------------------------------------------------------------------------------------------------


def test_saving_the_shown_form_changes_nothing(mine, ripe):
    shown = mine.get(url(ripe)).context["form"]
    mine.post(url(ripe), {name: shown[name].value() or "" for name in shown.fields} | {"then": "done", "key": "k"})
    assert content_of(Situation.objects.get()) == FULL


def test_everything_can_be_written_without_a_script(mine, ripe):
    other = replace(
        FULL,
        title="Anders",
        perspectives=(*FULL.perspectives, {"who": "de kleermaker", "sees": "oneerlijke prijs"}),
        options=(*FULL.options, {"what": "Wachten", "human": "", "lawful": "Eerst melden"}),
        occurred_on=None,
    )
    answer = mine.post(url(ripe), fields(other))
    assert answer.status_code == 302
    assert content_of(Situation.objects.get()) == other
    assert Situation.objects.get().occurred_on is None


@pytest.mark.parametrize("then", ["rest", "done"])
def test_resting_leaves_it_open_and_done_does_not(mine, ripe, then):
    mine.post(url(ripe), fields(then=then))
    assert Situation.objects.get().open is (then == "rest")


def test_one_more_row_saves_and_gives_an_empty_row(mine, ripe):
    answer = mine.post(url(ripe), fields(replace(FULL, choice="nieuw"), then="", more="perspectives"))
    assert answer.url.endswith("#perspectives")
    assert content_of(Situation.objects.get()).choice == "nieuw"
    assert "perspectives-1-who" in mine.get(url(ripe)).text


def test_more_rows_than_fit_come_back_with_a_question(mine, ripe):
    many = replace(FULL, perspectives=[{"who": f"iemand {n}", "sees": "iets"} for n in range(41)])
    answer = mine.post(url(ripe), fields(many))
    assert answer.status_code == 422
    assert "iemand 40" in answer.text
    assert content_of(Situation.objects.get()) == FULL


@pytest.mark.parametrize(
    "day", ["2999-01-01", "1949-12-31", "0000-00-00", "2026-13-01", "31-02-2026", "9999-12-31", "gisteren", "٣-٥-٢٠٢٦x"]
)
def test_a_day_that_cannot_be_comes_back_beside_its_field(mine, ripe, day):
    answer = mine.post(url(ripe), fields(replace(FULL, choice="blijft staan"), occurred_on=day))
    assert answer.status_code == 422
    assert "id_occurred_on_error" in answer.text
    assert "blijft staan" in answer.text


@pytest.mark.parametrize("day", ["3-5-2024", "03/05/2024", "2024-05-03", "3.5.2024", " 3-5-24 "])
def test_a_day_may_be_written_in_many_ways(mine, ripe, day):
    mine.post(url(ripe), fields(occurred_on=day))
    assert str(Situation.objects.get().occurred_on) == "2024-05-03"


def test_today_is_a_day_that_has_been(mine, ripe):
    mine.post(url(ripe), fields(occurred_on=str(timezone.localdate())))
    assert Situation.objects.get().occurred_on == timezone.localdate()


def test_a_text_that_is_too_long_comes_back_whole(mine, ripe):
    long = "a" * 20_001
    answer = mine.post(url(ripe), fields(replace(FULL, chafes=long)))
    assert answer.status_code == 422
    assert long in answer.text
    assert "id_chafes_error" in answer.text


def test_an_emptied_form_asks_for_one_sentence_and_keeps_what_was_there(mine, ripe):
    answer = mine.post(url(ripe), fields(Content()))
    assert answer.status_code == 422
    assert "id_happened_error" in answer.text
    assert content_of(Situation.objects.get()) == FULL


def test_a_name_is_hinted_at_and_left_as_it_is(mine, ripe):
    text = "Mevrouw Jansen van de opvang zei nee."
    mine.post(url(ripe), fields(replace(FULL, happened=text)))
    page = mine.get(url(ripe))
    assert [hint.fragments for hint in page.context["opening"][0].hints] == [("Mevrouw Jansen",)]
    assert page.context["form"]["happened"].value() == text


def test_only_the_next_step_stands_open(client):
    begun = note()
    client.force_login(begun.member)
    assert [part.open for part in client.get(url(begun)).context["parts"]] == [False] * 4
    situations.write(begun, Content(happened="a", chafes="b"), base_revision=1, by=begun.member)
    assert [part.open for part in client.get(url(begun)).context["parts"]] == [True, False, False, False]


# --- two screens -----------------------------------------------------------------------------------------------------


def conflict(mine, ripe):
    """Another screen saved while this one was open; this one now posts."""
    situations.write(ripe, replace(FULL, choice="Van de telefoon."), base_revision=2, by=ripe.member)
    return mine.post(url(ripe), fields(replace(FULL, choice="Van de laptop.")))


class Boxes(HTMLParser):
    """The text boxes and hidden inputs of a page, as a browser would send them."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.sent, self.inside = {}, None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "textarea":
            self.inside = attrs["name"]
            self.sent[self.inside] = ""
        elif tag == "input" and attrs.get("name"):
            self.sent[attrs["name"]] = attrs.get("value", "")

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.sent[self.inside], self.inside = self.sent[self.inside].removeprefix("\n"), None

    def handle_data(self, data):
        if self.inside:
            self.sent[self.inside] += data


def again(answer, keep):
    """What a browser sends from the conflict page."""
    page = Boxes()
    page.feed(answer.text)
    return page.sent | {"key": "k2", "keep": keep}


def test_two_screens_show_both_texts_and_overwrite_nothing(mine, ripe):
    answer = conflict(mine, ripe)
    assert answer.status_code == 409
    assert "Van de telefoon." in answer.text
    assert "Van de laptop." in answer.text
    assert content_of(Situation.objects.get()).choice == "Van de telefoon."


@pytest.mark.parametrize(
    ("keep", "stands", "version"),
    [("mine", "Van de laptop.", "Van de telefoon."), ("theirs", "Van de telefoon.", "Van de laptop.")],
)
def test_choosing_one_text_keeps_the_other_as_a_version(mine, ripe, keep, stands, version):
    mine.post(url(ripe), again(conflict(mine, ripe), keep))
    now = Situation.objects.get()
    assert content_of(now).choice == stands
    assert version in {content_at(now, row.revision).choice for row in now.versions.all()}


def test_the_way_over_the_choice_changes_no_sign(mine, ripe):
    odd = replace(FULL, happened="\n\n  ingesprongen <b>&amp;\n\n", gave_up="\u202eom")
    situations.write(ripe, replace(FULL, choice="Van de telefoon."), base_revision=2, by=ripe.member)
    answer = mine.post(url(ripe), fields(odd))
    mine.post(url(ripe), again(answer, "mine"))
    assert content_of(Situation.objects.get()) == replace(odd, happened=odd.happened.rstrip())


def test_keeping_both_puts_them_under_each_other(mine, ripe):
    mine.post(url(ripe), again(conflict(mine, ripe), "both"))
    choice = content_of(Situation.objects.get()).choice
    assert "Van de laptop." in choice
    assert "Van de telefoon." in choice


def test_both_texts_that_do_not_fit_together_come_back_to_shorten(mine, ripe):
    situations.write(ripe, replace(FULL, choice="t" * 15_000), base_revision=2, by=ripe.member)
    answer = mine.post(url(ripe), fields(replace(FULL, choice="l" * 15_000)))
    answer = mine.post(url(ripe), again(answer, "both"))
    assert answer.status_code == 422
    assert "t" * 15_000 in answer.text
    assert "l" * 15_000 in answer.text


def test_the_same_form_twice_is_one_version(mine, ripe):
    changed = fields(replace(FULL, choice="nieuw"))
    assert mine.post(url(ripe), changed).status_code == 302
    assert mine.post(url(ripe), changed).status_code == 302
    assert ripe.versions.count() == 3


# --- what the page saves by itself -----------------------------------------------------------------------------------


def put(client, it, body, *, match='"2"', content_type="application/json", **extra):
    headers = {"If-Match": match} if match is not None else {}
    data = body if isinstance(body, str | bytes) else json.dumps(body)
    return client.put(url(it, "autosave"), data, content_type=content_type, headers=headers, **extra)


def typed(content=FULL, **more):
    return {**content.as_fields(), "page": "p", **more}


def test_typing_is_saved(mine, ripe):
    answer = put(mine, ripe, typed(replace(FULL, choice="tussendoor")))
    assert answer.json() == {"version": 3}
    assert content_of(Situation.objects.get()).choice == "tussendoor"


def test_another_screens_text_is_answered_and_untouched(mine, ripe):
    situations.write(ripe, replace(FULL, choice="telefoon", perspectives=()), base_revision=2, by=ripe.member)
    answer = put(mine, ripe, typed(replace(FULL, choice="laptop")))
    assert answer.status_code == 412
    assert answer.json()["version"] == 3
    assert answer.json()["theirs"]["choice"] == "telefoon"
    assert answer.json()["theirs"]["perspectives-0-who"] == ""
    assert "page" not in answer.json()["theirs"]
    assert content_of(Situation.objects.get()).choice == "telefoon"


def test_typing_with_a_day_that_cannot_be_is_answered_per_field(mine, ripe):
    answer = put(mine, ripe, typed(occurred_on="2999-01-01"))
    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == ["occurred_on"]


@pytest.mark.parametrize(
    ("body", "match", "content_type", "status"),
    [
        ("{}", None, "application/json", 428),
        ("{}", '"x"', "application/json", 428),
        ("{}", '"2"', "text/plain", 415),
        ("{", '"2"', "application/json", 400),
        ("[]", '"2"', "application/json", 400),
        ('{"choice": 1}', '"2"', "application/json", 400),
        ('{"choice": "a", "choice": "b"}', '"2"', "application/json", 400),
        ('{"choice": "\\ud800"}', '"2"', "application/json", 400),
        ("[" * 10_000, '"2"', "application/json", 400),
        (b"\xff\xfe", '"2"', "application/json", 400),
    ],
    ids=["no match", "odd match", "type", "broken", "list", "number", "twice", "surrogate", "deep", "bytes"],
)
def test_what_our_page_never_sends_is_refused_and_changes_nothing(mine, ripe, body, match, content_type, status):
    assert put(mine, ripe, body, match=match, content_type=content_type).status_code == status
    assert content_of(Situation.objects.get()) == FULL


def test_ten_megabytes_are_too_much(mine, ripe):
    assert put(mine, ripe, {"choice": "a" * 10_000_000}).status_code == 413


def test_signed_out_is_said_in_a_way_the_page_understands(client, ripe):
    assert put(client, ripe, typed()).status_code == 401


# --- versions --------------------------------------------------------------------------------------------------------


def test_earlier_versions_can_be_read_and_taken_back(mine, ripe):
    situations.write(ripe, replace(FULL, choice="Toch anders."), base_revision=2, by=ripe.member)
    assert url(ripe, "version", 2) in mine.get(url(ripe, "versions")).text
    assert FULL.choice in mine.get(url(ripe, "version", 2)).text
    mine.post(url(ripe, "version", 2))
    assert content_of(Situation.objects.get()) == FULL


@pytest.mark.parametrize("revision", [0, 99, 2**63, 10**30])
def test_a_version_that_never_was_is_not_there(mine, ripe, revision):
    assert mine.get(url(ripe, "version", revision)).status_code == 404
    assert mine.post(url(ripe, "version", revision)).status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_versions_cost_the_same_however_many(mine, ripe, count, django_assert_max_num_queries):
    for n in range(count):
        situations.write(ripe, replace(FULL, choice=str(n)), base_revision=2 + n, by=ripe.member)
    with django_assert_max_num_queries(5):
        mine.get(url(ripe, "versions"))


@pytest.mark.parametrize("rows", [1, 40])
def test_the_editor_costs_the_same_however_much_is_in_it(mine, ripe, rows, django_assert_max_num_queries):
    many = replace(FULL, perspectives=[{"who": str(n), "sees": "x"} for n in range(rows)])
    situations.write(ripe, many, base_revision=2, by=ripe.member)
    with django_assert_max_num_queries(8):
        mine.get(url(ripe))


def test_over_the_line_the_editor_goes_packed_and_says_the_same(mine, ripe):
    whole = mine.get(url(ripe))
    packed = mine.get(url(ripe), headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(whole.content) / 3
    unpacked = gzip.decompress(packed.content).decode()
    assert FULL.chafes in unpacked
    assert "no-store" in packed["Cache-Control"] or "private" in packed["Cache-Control"]


# --- nobody else -----------------------------------------------------------------------------------------------------


def everything(it):
    yield "get", reverse("situations:write", args=[it.pk])
    yield "post", reverse("situations:write", args=[it.pk])
    yield "put", reverse("situations:autosave", args=[it.pk])
    yield "get", reverse("situations:versions", args=[it.pk])
    yield "get", reverse("situations:version", args=[it.pk, 1])
    yield "post", reverse("situations:version", args=[it.pk, 1])


@pytest.mark.parametrize("role", ["member", "reader", "board", "secretary", "code_editor", "superuser"])
def test_for_everyone_else_it_is_not_there(client, ripe, role, settings):
    settings.SECOND_FACTOR_REQUIRED = False  # it would send the board to make one first, and hide what we look at
    client.force_login(UserFactory(**{role: True}))
    for method, address in everything(ripe):
        assert getattr(client, method)(address).status_code == 404, (method, address)
    assert content_of(Situation.objects.get()) == FULL


def test_somebody_elses_looks_like_one_that_never_was(client, ripe):
    client.force_login(UserFactory(member=True))
    nobody = uuid.uuid4()
    theirs = client.get(url(ripe)).text.replace(str(ripe.pk), "pk")
    nobodys = client.get(reverse("situations:write", args=[nobody])).text.replace(str(nobody), "pk")
    assert TOKEN.sub("", theirs) == TOKEN.sub("", nobodys)


@pytest.mark.parametrize("name", ["note", "write"])
def test_signed_out_in_the_meantime_gives_the_text_back(client, ripe, name):
    address = reverse("situations:note") if name == "note" else url(ripe)
    answer = client.post(address, {"text": "<b>bewaar dit", "key": "k"})
    assert answer.status_code == 401
    assert "&lt;b&gt;bewaar dit" in answer.text


def test_removed_on_another_screen_gives_the_text_back(mine, ripe):
    bins.throw_away(ripe, by=ripe.member)
    answer = mine.post(url(ripe), fields(replace(FULL, choice="nog niet kwijt")))
    assert answer.status_code == 404
    assert "nog niet kwijt" in answer.text


def test_giving_back_tells_nothing_of_a_text_of_somebody_else(client, ripe):
    client.force_login(UserFactory(member=True))
    sent, nobody = fields(Content(title="Van mij")), uuid.uuid4()
    theirs = client.post(url(ripe), sent).text.replace(str(ripe.pk), "pk")
    nobodys = client.post(reverse("situations:write", args=[nobody]), sent).text.replace(str(nobody), "pk")
    assert TOKEN.sub("", theirs) == TOKEN.sub("", nobodys)


def test_without_signing_in_one_is_sent_to_sign_in(client, ripe):
    for method, address in everything(ripe):
        assert getattr(client, method)(address).status_code in {302, 401}, (method, address)


def test_every_page_says_who_can_read_it(mine, ripe):
    for name, *more in [("write",), ("versions",), ("version", 1)]:
        assert 'class="status"' in mine.get(url(ripe, name, *more)).text, name
