"""Bad input where one writes for oneself: what a page saves by itself, days, addresses, texts that are odd to show."""

import gzip
import json

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from portfolio.activities.models import Activity
from portfolio.images.models import ImageOfGoodWork
from portfolio.situations.content import Content
from portfolio.situations.models import Situation
from tests.factories import situations
from tests.factories.accounts import UserFactory
from tests.factories.situations import FULL

SAVED_BY_ITSELF = {
    "box": (lambda by: None, "situations:capture", "text"),
    "situation": (lambda by: situations.note(by=by), "situations:autosave", "happened"),
    "image": (lambda by: situations.image(by=by), "images:autosave", "picture"),
    "activity": (lambda by: situations.activity(by=by), "activities:autosave", None),
}


@pytest.fixture(params=SAVED_BY_ITSELF, ids=list(SAVED_BY_ITSELF))
def saves(request):
    """``saves(body, **headers)`` sends to an autosave of a member's own."""
    cache.clear()
    make, name, _field = SAVED_BY_ITSELF[request.param]
    member = UserFactory(member=True)
    item = make(member)
    browser = Client(raise_request_exception=False)
    browser.force_login(member)
    url = reverse(name, args=[item.pk] if item else [])

    def send(body, content_type="application/json", **headers):
        headers = {"If-Match": '"1"'} | headers
        return browser.put(url, body, content_type=content_type, headers=headers)

    send.member = member
    return send


def revisions(member):
    kinds = (Situation, ImageOfGoodWork, Activity)
    return [one.revision for kind in kinds for one in kind.objects.filter(member=member)]


@pytest.mark.parametrize(
    ("body", "content_type", "headers", "status"),
    [
        ('{"page": "\\ud800"}', "application/json", {}, 400),
        ('{"page": "a", "page": "b"}', "application/json", {}, 400),
        ("[" * 10_000, "application/json", {}, 400),
        ('{"a":' * 10_000, "application/json", {}, 400),
        ('["a"]', "application/json", {}, 400),
        ('{"title": 7}', "application/json", {}, 400),
        ('{"title": NaN}', "application/json", {}, 400),
        ('{"title": 1e309}', "application/json", {}, 400),
        ('{"title": null}', "application/json", {}, 400),
        ('{"title": {"a": "b"}}', "application/json", {}, 400),
        (b"\xff\xfe\x00", "application/json", {}, 400),
        ("", "application/json", {}, 415),  # without a body there is no type either
        ("title=a", "application/x-www-form-urlencoded", {}, 415),
        ("<title>a</title>", "application/xml", {}, 415),
        (gzip.compress(b"0" * 1_000_000), "application/json", {"Content-Encoding": "gzip"}, 400),
        ('{"title": "' + "a" * 10_000_000 + '"}', "application/json", {}, 413),
        ("{}", "application/json", {"If-Match": "*"}, 428),
        ("{}", "application/json", {"If-Match": '"-1"'}, 428),
        ("{}", "application/json", {"If-Match": f'"{2**63}"'}, 428),
        ("{}", "application/json", {"If-Match": '"1", "2"'}, 428),
    ],
)
def test_what_our_page_never_sends_is_refused_and_changes_nothing(saves, body, content_type, headers, status):
    before = revisions(saves.member)
    assert saves(body, content_type, **headers).status_code == status
    assert revisions(saves.member) == before


@pytest.mark.parametrize("version", ["0", "999999999"])
def test_a_revision_that_never_was_overwrites_nothing(saves, version):
    before = revisions(saves.member)
    answer = saves(json.dumps({"title": "Weg", "page": "p"}), **{"If-Match": f'"{version}"'})
    assert answer.status_code in {200, 400, 412}
    assert revisions(saves.member) == before


DAYS_THAT_CANNOT_BE = [
    "31-02-2024",
    "29-02-2023",
    "2999-01-01",
    "1900-01-01",
    "9999-12-31",
    "0000-00-00",
    "2026-13-01",
    "-5",
    "1e309",
    "NaN",
    "Infinity",
    "2024-05-03T02:30",
    "5 brumaire 2024",
    "5 marsepein 2024",
    "3 mei",
    "<script>alert(1)</script>",
    "1" * 5000,
]
DAYS = {
    "29-02-2024": "2024-02-29",
    "3-5-2024": "2024-05-03",
    "3/5/24": "2024-05-03",
    " 03.05.2024 ": "2024-05-03",
    "3 mei 2024": "2024-05-03",
    "3 MEI 2024": "2024-05-03",
    "3 mrt. 2024": "2024-03-03",
    "28 maart 2021": "2021-03-28",
    "3 May 2024": "2024-05-03",
    "": "None",
}


@pytest.fixture
def editor(client):
    own = situations.situation()
    client.force_login(own.member)
    url = reverse("situations:write", args=[own.pk])
    return lambda day: client.post(url, {**FULL.as_fields(), "occurred_on": day, "version": "2", "key": "k"})


@pytest.mark.parametrize("day", DAYS_THAT_CANNOT_BE, ids=lambda day: day[:20])
def test_a_day_that_cannot_be_is_asked_about_and_the_text_stays(editor, day):
    answer = editor(day)
    assert answer.status_code == 422
    assert "id_occurred_on_error" in answer.text
    assert FULL.choice in answer.text
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize(("day", "stored"), DAYS.items())
def test_a_day_may_be_written_as_people_write_it(editor, day, stored):
    assert editor(day).status_code == 302
    assert str(Situation.objects.get().occurred_on) == stored


ODD = {
    "a link that runs": "[klik](javascript:alert(1)) en [hier](data:text/html,<script>alert(1)</script>)",
    "a picture from elsewhere": "![x](https://evil.example/pixel.png) na",
    "quotes in quotes": ">" * 5000 + " diep",
    "lists in lists": "\n".join("  " * n + "- punt" for n in range(130)),
    "broken markup": "<svg><style><!--</style><img src=x onerror=alert(1)>--> na",
    "out of a word processor": '<p class="MsoNormal"><o:p>&nbsp;</o:p></p><!--[if gte mso 9]><xml/><![endif]--> na',
    "tabs": "een\ttwee\n\tdrie",
    "scripts of the world": "ትግርኛ Київ مرحبا Ö Аdmin",
    "a name that is none": "null undefined None NaN Robert'); DROP TABLE Students;--",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_texts_are_shown_as_text_and_lead_nowhere(client, text):
    own = situations.note(text)
    client.force_login(own.member)
    pages = [
        reverse("situations:write", args=[own.pk]),
        reverse("situations:version", args=[own.pk, 1]),
        reverse("items:compare", args=["situatie", own.pk]),
        reverse("items:throw_away", args=["situatie", own.pk]),
        f"{reverse('home:portfolio')}?bewaard={own.pk}",
    ]
    for page in pages:
        answer = client.get(page)
        assert answer.status_code == 200, page
        for evil in (
            "<script>alert",
            "<img src=x",
            'href="javascript:',
            'href="data:',
            'src="https://evil',
            "<svg><style",
        ):
            assert evil not in answer.text, (page, evil)
    assert client.get(pages[0]).context["form"]["happened"].value() == text


STRANGE = ["", "-1", "0", "99999999", "abc", "%", "_", "*", "\x00", "' OR 1=1--", "(a+)+$" * 50, "x" * 8000, "\u202e"]


@pytest.mark.parametrize("strange", STRANGE, ids=lambda one: one[:12] or "empty")
def test_a_strange_word_in_an_address_does_no_harm(client, strange):
    own = situations.situation()
    client.force_login(own.member)
    compare = reverse("items:compare", args=["situatie", own.pk])
    for page, names in (
        (reverse("home:portfolio"), ("bewaard", "sort", "page")),
        (compare, ("van", "tot")),
        (reverse("items:bin"), ("page", "sort")),
        (reverse("situations:versions", args=[own.pk]), ("page",)),
    ):
        answer = client.get(page, dict.fromkeys(names, strange))
        assert answer.status_code == 200, page
        twice = client.get(f"{page}?{names[0]}=1&{names[0]}=2")
        assert twice.status_code == 200, page


@pytest.mark.parametrize("kind", ["onzin", "situaties", "situation", "SITUATIE", "-", "x" * 500])
def test_a_kind_that_is_none_is_not_here(client, kind):
    own = situations.note()
    client.force_login(own.member)
    for name in ("throw_away", "compare", "put_back", "delete"):
        url = reverse(f"items:{name}", args=["situatie", own.pk]).replace("/situatie/", f"/{kind}/")
        assert client.get(url).status_code in {404, 405}, url
        assert client.post(url).status_code in {404, 405}, url
    assert Situation.objects.visible_to(own.member).exists()


def test_a_forged_part_of_a_page_has_no_other_rights(client):
    own = situations.situation(Content(title="Van mij", happened="Zij zweeg.", chafes="Ik ook."))
    client.force_login(UserFactory(member=True))
    for name in ("write", "versions"):
        answer = client.get(reverse(f"situations:{name}", args=[own.pk]), headers={"HX-Request": "true"})
        assert answer.status_code == 404
        assert "Zij zweeg." not in answer.text
