"""Bad input: refused next to the field with the text kept, or stored and shown as it is. Never a 500, never lost."""

import re
from html import unescape
from html.parser import HTMLParser
from urllib.parse import quote_plus, urlencode

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from portfolio.situations.models import Situation
from portfolio.writing.text import tidy
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.situations import note as a_note
from tests.security.forms import FORMS

BAD = {
    "markup": "voor<script>alert(1)</script><img src=x onerror=alert(1)><svg/onload=alert(1)>na",
    "attribute": "voor\" autofocus onfocus=alert(1) x='</textarea><b>na",
    "NUL": "voor\x00na",
    "control signs": "voor\x07\x1b[31m\x0bna",
    "emoji": "👩🏽‍💻🇳🇱 na",
    "Arabic": "رسالة من جارتي",
    "right to left": "voor\u202eedrebnaan\u202c na",
    "template": "voor {{ request.user.password }}{% load i18n %}${7+7} na",
    "SQL": "voor' OR 1=1--; DROP TABLE registry_dossier; na",
    "a long word": "w" * 4000,
    "line ends": "voor\r\nna\rlaatst",
    "accents": "Yıldız e\u0301e\u0301n " + "z" + "\u0301" * 200,
    "a megabyte": "voor " * 200_000 + "laatst",
}
BLANK = {"empty": "", "spaces": "   \t\n", "invisible": "\u00a0\u200b\u2060 \ufeff"}
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


@pytest.fixture(autouse=True)
def _no_old_limits():
    cache.clear()


@pytest.fixture(params=FORMS, ids=lambda make: make.__name__)
def form(request, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    return request.param()


def send(form, text, client=None, key="form-key-1"):
    browser = client or Client(raise_request_exception=False)
    if client is None:
        browser.force_login(form.person)
    return browser, browser.post(form.url, {**form.data, form.field: text, "key": key})


def plain(page):
    """A page without its markup's escapes, in one form: what a person reads in it."""
    text = unescape(re.sub(r"</?(?:br|p)\s*/?>", "\n", page.content.decode()))
    return tidy(CONTROL.sub("", text))


def shown(text):
    """The lines of a text as they must be found on a page."""
    return [" ".join(line.split()) for line in tidy(CONTROL.sub("", text)).split("\n") if line.strip()]


def assert_kept(page, text):
    words = " ".join(plain(page).split())
    assert [line for line in shown(text) if line not in words] == []
    assert "<script>alert" not in page.content.decode()
    assert not handlers_in(page.content.decode())


class Handlers(HTMLParser):
    """Collects the attributes of a page that a browser would run."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found += [(tag, name) for name, _value in attrs if name.startswith("on")]


def handlers_in(markup):
    reader = Handlers()
    reader.feed(markup)
    return reader.found


def test_the_reader_of_handlers_finds_one():
    assert handlers_in('<p title="a onclick=x"><img src=x onerror=alert(1)>') == [("img", "onerror")]


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_bad_input_is_refused_with_the_text_or_shown_as_it_is(form, text):
    browser, answer = send(form, text)
    assert answer.status_code in {302, 422}, answer.status_code
    if answer.status_code == 302:
        assert_kept(browser.get(form.read_at()), text)
    else:
        assert 'aria-invalid="true"' in answer.content.decode()
        assert_kept(answer, text)


@pytest.mark.parametrize("text", BLANK.values(), ids=BLANK)
def test_nothing_is_told_or_simply_nothing(form, text):
    _browser, answer = send(form, text)
    assert answer.status_code in {302, 422}
    if answer.status_code == 422:
        assert 'id="errors-title"' in answer.content.decode()


def test_half_an_emoji_does_no_harm(form):
    """Bytes no text can have: half a pair, and no UTF-8 at all."""
    browser = Client(raise_request_exception=False)
    browser.force_login(form.person)
    for broken in ("%ED%A0%80", "%FF%FE", "%F0%9F%98"):
        body = f"{urlencode({**form.data, 'key': 'k' + broken[1:3]})}&{form.field}={quote_plus('voor')}{broken}"
        answer = browser.post(form.url, body, content_type="application/x-www-form-urlencoded")
        assert answer.status_code < 500


@pytest.mark.parametrize("key", ["", "k" * 500, "\x00", "' OR 1=1--", "\u202e", "één"])
def test_a_strange_form_key_does_no_harm(form, key):
    _browser, answer = send(form, "Een gewone zin.", key=key)
    assert answer.status_code < 500


def test_the_same_form_twice_is_once(form):
    browser, first = send(form, "Een gewone zin.")
    _browser, second = send(form, "Een gewone zin.", client=browser)
    assert first.status_code == 302
    assert second.status_code in {302, 409}
    assert form.read_at()  # the only one there is
    assert "Een gewone zin." in plain(browser.get(form.read_at()))


def test_a_text_sent_after_the_session_ended_comes_back(form):
    answer = Client().post(form.url, {**form.data, form.field: "Een gewone zin.", "key": "k"})
    assert answer.status_code == 401
    assert "Een gewone zin." in plain(answer)


@pytest.mark.parametrize("text", [*BAD.values(), *BLANK.values()], ids=[*BAD, *BLANK])
def test_the_lookup_answers_anything(client, text):
    answer = client.get("/register/", {"q": text[:3000]})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize("text", [*BAD.values(), *BLANK.values()], ids=[*BAD, *BLANK])
def test_signing_in_answers_anything(client, text):
    for data in ({"login": text, "password": text}, {"login": "mens@example.nl", "password": text}):
        answer = client.post("/account/login/", data)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.content.decode()
    assert client.post("/account/login/code/", {"email": text}).status_code == 200


NOWHERE = [
    "/portfolio/situaties/geen-uuid/",
    "/portfolio/situaties/00000000-0000-0000-0000-00000000000/",
    f"/portfolio/situaties/{2**63}/",
    "/portfolio/situaties/%00/",
    "/portfolio/../../etc/passwd",
    "/portfolio/%2e%2e/%2e%2e/etc/passwd",
    "/portfolio/situaties/%252e%252e/",
    "/intervisie/geen-uuid/",
    "/meekijken/%00/",
    "/meekijken/..%2f..%2fetc%2fpasswd/",
    f"/meekijken/{'x' * 3000}/",
    "/register/%00/",
    "/register/%ED%A0%80/",
    "/register/'%20OR%201=1--/",
    f"/register/KM-{'9' * 500}/",
    "/beroepscode/1-1/W99.99/",
    "/beroepscode/99-99/W1.1/",
    "/herregistratie/geen-uuid/pdf/",
    "/lezen/%F0%9F%98%80/",
    f"/documenten/{2**63}/x.pdf",
    "/media/../var/keys/key-encryption.key",
    "/static/../registry/settings/base.py",
    "/var/keys/key-encryption.key",
    "/.env",
]


@pytest.mark.parametrize("url", NOWHERE)
def test_an_address_that_is_none_is_not_here(url):
    browser = Client(raise_request_exception=False)
    browser.force_login(UserFactory(member=True))
    assert browser.get(url).status_code == 404


@pytest.mark.parametrize("revision", ["0", str(2**31), str(2**63), str(2**200)])
def test_a_revision_that_never_was_is_not_here(revision):
    own = a_note(by=UserFactory(member=True))
    browser = Client(raise_request_exception=False)
    browser.force_login(own.member)
    url = reverse("situations:versions", args=[own.pk]) + f"{revision}/"
    assert browser.get(url).status_code == browser.post(url).status_code == 404


EVIL = [
    "//evil.example",
    "https://evil.example",
    "https:evil.example",
    "/\\evil.example",
    "///evil.example",
    "javascript:alert(1)",
]


@pytest.mark.parametrize("elsewhere", EVIL)
def test_nobody_is_sent_to_another_site(client, elsewhere):
    person = UserFactory(member=True)
    person.emailaddress_set.create(email=person.email, verified=True, primary=True)
    sent = client.post("/account/login/", {"login": person.email, "password": PASSWORD, "next": elsewhere})
    again = client.get("/account/login/", {"next": elsewhere})
    language = client.post("/i18n/setlang/", {"language": "en", "next": elsewhere})
    out = client.post("/account/logout/", {"next": elsewhere})
    for answer in (sent, again, language, out):
        assert answer.status_code == 302
        assert "evil" not in answer["Location"]
        assert "javascript" not in answer["Location"]


def test_another_host_is_no_host_of_ours(client):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/", headers={"x-forwarded-host": "evil.example"}).status_code == 200
    assert "evil.example" not in client.get("/", headers={"x-forwarded-host": "evil.example"}).content.decode()


@pytest.mark.parametrize(
    "url", ["/", "/portfolio/", "/portfolio/notitie/", "/intervisie/nieuw/", "/herregistratie/", "/lezen/"]
)
@pytest.mark.parametrize("method", ["PUT", "DELETE", "TRACE", "PATCH"])
def test_a_method_we_do_not_know_changes_nothing(client, url, method):
    client.force_login(UserFactory(reader=True))
    assert client.generic(method, url, "x=1").status_code == 405
    assert not Situation.objects.exists()


def test_without_a_token_nothing_is_saved_and_our_page_says_so(form):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(form.person)
    answer = browser.post(form.url, {**form.data, form.field: "Een gewone zin.", "key": "k"})
    assert answer.status_code == 403
    assert 'class="brand"' in answer.content.decode() or "built/app.css" in answer.content.decode()


@pytest.mark.parametrize(
    ("body", "type_", "status"),
    [
        ('{"happened": "\\ud800"}', "application/json", 400),
        ('{"happened": "a", "happened": "b"}', "application/json", 400),
        ("[" * 10_000, "application/json", 400),
        ('["a"]', "application/json", 400),
        ('{"happened": 7}', "application/json", 400),
        ("happened=a", "text/plain", 415),
        ('{"happened": "' + "a" * 5_000_000 + '"}', "application/json", 413),
    ],
)
def test_an_autosave_that_cannot_be_read_says_so(client, body, type_, status):
    own = a_note(by=UserFactory(member=True))
    client.force_login(own.member)
    url = reverse("situations:autosave", args=[own.pk])
    assert client.put(url, body, content_type=type_, headers={"If-Match": '"1"'}).status_code == status
    own.refresh_from_db()
    assert own.revision == 1
