"""The page behind a personal link, and the pages that make it: it shows what was chosen, and takes one answer."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portfolio.activities import links
from portfolio.activities.models import GuestLink
from portfolio.activities.queries import links_of
from portfolio.guests.pages import MISSES
from tests.factories.accounts import UserFactory
from tests.factories.activities import a_link, feedback, shadowing
from tests.factories.situations import activity
from trail.models import TrailEntry

GOOD = {"good": "Je keek naar haar handen, niet naar je scherm.", "key": "k"}
WITH_A_NAME = {"good": "Mevrouw Jansen hielp mij goed.", "key": "k"}


@pytest.fixture(autouse=True)
def _no_misses_yet():
    cache.clear()


@pytest.fixture
def about():
    return feedback(by=UserFactory(member=True, name="Samira el Idrissi"))


def address(token):
    return reverse("activities:guest", args=[token])


def asking(it):
    return reverse("activities:ask", args=[it.pk])


def said():
    return [text for one in links_of(GuestLink.objects.get().activity) for _label, text in one.words]


def test_opening_the_link_changes_nothing_however_often(client, about):
    _link, token = a_link(about)
    before = TrailEntry.objects.count(), GuestLink.objects.values().get()
    for _ in range(3):
        assert client.get(address(token)).status_code == client.head(address(token)).status_code == 200
        assert client.get(address(token), headers={"purpose": "prefetch"}).status_code == 200
    assert (TrailEntry.objects.count(), GuestLink.objects.values().get()) == before


def test_a_guest_sees_who_asks_by_first_name_and_that_nobody_else_reads_it(client, about):
    page = client.get(address(a_link(about)[1])).text
    assert "Samira" in page
    assert "Idrissi" not in page
    assert about.member.email not in page
    assert "naaimachine" not in page
    assert "Alleen Samira leest je antwoord" in page
    assert page.count("<textarea") == 3
    assert not re.search(r'type="(radio|range|number)"', page)


def test_a_host_sees_exactly_what_was_chosen(client):
    page = client.get(address(a_link(shadowing(), "noticed_first")[1])).text
    assert "Er wordt meer uitgelegd dan ik dacht." in page
    assert "De stilte in de auto." not in page
    assert "hoe het met hén gaat" not in page
    assert "Een collega van handhaving" not in page


def test_an_answer_is_kept_once_and_the_page_says_thank_you_without_it(client, about):
    _link, token = a_link(about)
    assert client.post(address(token), GOOD)["Location"] == address(token)
    assert client.post(address(token), GOOD).status_code == 302
    assert said() == [GOOD["good"]]
    for browser in (client, Client()):
        page = browser.get(address(token))
        assert page.status_code == 200
        assert "Dank je wel" in page.text
        assert "handen" not in page.text
        assert "<textarea" not in page.text


def test_a_forwarded_link_cannot_answer_again_and_loses_nothing_of_what_was_typed(client, about):
    _link, token = a_link(about)
    client.post(address(token), GOOD)
    answer = Client().post(address(token), {"good": "Iets heel anders.", "key": "k2"})
    assert answer.status_code == 409
    assert "Iets heel anders." in answer.text
    assert "handen" not in answer.text
    assert said() == [GOOD["good"]]


@pytest.mark.parametrize("sent", [{}, {"good": ""}, {"good": "  "}, {"looked": "1"}, {"do": "make"}])
def test_a_scanner_that_sends_the_form_empty_answers_nothing(client, about, sent):
    _link, token = a_link(about)
    assert client.post(address(token), sent).status_code == 422
    assert GuestLink.objects.get().answered_at is None


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_a_method_we_do_not_know_changes_nothing(client, about, method):
    assert client.generic(method, address(a_link(about)[1]), "good=x").status_code == 405


def test_a_name_is_looked_at_once_more_and_then_sent_as_it_is(client, about):
    _link, token = a_link(about)
    look = client.post(address(token), WITH_A_NAME)
    assert look.status_code == 200
    assert GuestLink.objects.get().answered_at is None
    assert WITH_A_NAME["good"] in look.text
    assert "Er is nog niets verstuurd" in look.text
    assert client.post(address(token), WITH_A_NAME | {"looked": "1"}).status_code == 302
    assert said() == [WITH_A_NAME["good"]]


def over(link, how):
    if how == "revoked":
        links.revoke(link, by=link.activity.member)
    if how == "expired":
        GuestLink.objects.filter(pk=link.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    if how == "binned":
        type(link.activity).objects.filter(pk=link.activity_id).update(binned_at=timezone.now())
    if how == "removed":
        link.activity.delete()


def bare(answer):
    return re.sub(r'nonce="[^"]*"|value="[^"]*"|nonce-[\w+/=-]+', "", answer.text)


@pytest.mark.parametrize("how", ["revoked", "expired", "binned", "removed"])
def test_a_link_that_is_over_cannot_be_told_from_one_that_never_was(client, about, how):
    link, token = a_link(about)
    over(link, how)
    never = client.get(address("x" * len(token)))
    gone = client.get(address(token))
    assert gone.status_code == never.status_code == 404
    assert bare(gone).replace(token, "") == bare(never).replace("x" * len(token), "")
    for one in (gone, never):
        assert one["X-Robots-Tag"] == "noindex, nofollow"
        assert one["Cache-Control"] == "no-store"


def test_what_was_typed_while_a_link_was_taken_back_is_given_back(client, about):
    link, token = a_link(about)
    over(link, "revoked")
    answer = client.post(address(token), GOOD)
    assert answer.status_code == 404
    assert GOOD["good"] in answer.text
    assert not GuestLink.objects.exclude(answered_at=None).exists()


def test_guessing_is_slowed_down(client):
    answers = [client.get(address(f"{n}" * 43)).status_code for n in range(MISSES + 1)]
    assert answers == [404] * MISSES + [429]


def test_the_owner_is_led_to_their_own_page(client, about):
    _link, token = a_link(about)
    client.force_login(about.member)
    assert client.get(address(token))["Location"] == asking(about)
    assert client.post(address(token), GOOD)["Location"] == asking(about)
    assert GuestLink.objects.get().answered_at is None


BAD = {
    "markup": "voor<script>alert(1)</script><img src=x onerror=alert(1)>na",
    "template": "voor {{ request.user.password }}{% load i18n %}na",
    "emoji": "👩🏽‍💻🇳🇱 na",
    "Arabic": "رسالة من جارتي",
    "right to left": "voor\u202eedrebnaan\u202c na",
    "line ends": "voor\r\nna\rlaatst",
    "control signs": "voor\x07\x1b[31mna",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_strange_words_are_kept_and_shown_as_they_are(client, about, text):
    _link, token = a_link(about)
    assert client.post(address(token), {"good": text, "looked": "1", "key": "k"}).status_code == 302
    client.force_login(about.member)
    page = client.get(reverse("activities:write", args=[about.pk])).text
    assert "<script>alert" not in page
    assert "onerror=alert(1)>" not in page
    assert said()


@pytest.mark.parametrize("text", ["\x00", "voor\x00na", "a" * 5001, "voor " * 200_000])
def test_what_does_not_fit_is_said_beside_it(client, about, text):
    answer = client.post(address(a_link(about)[1]), {"good": text, "key": "k"})
    assert answer.status_code == 422
    assert "id_good_error" in answer.text


@pytest.mark.parametrize("token", ["%00", "..%2f..%2fetc%2fpasswd", "%ED%A0%80", "x" * 3000])
def test_an_address_that_is_none_is_not_here(token):
    browser = Client(raise_request_exception=False)
    assert browser.get(f"/antwoord/{token}/").status_code == 404


# The member's side.


def test_the_member_chooses_looks_and_gets_the_link_once(client):
    about = shadowing()
    client.force_login(about.member)
    assert "De stilte in de auto." in client.get(asking(about)).text
    look = client.post(asking(about), {"show": ["noticed_second"], "key": "k", "do": "look"})
    assert "De stilte in de auto." in look.text
    assert "Er wordt meer uitgelegd" not in look.text
    assert not GuestLink.objects.exists()
    sent = {"show": ["noticed_second"], "seen": look.context["seen"], "key": "k", "do": "make"}
    made = client.post(asking(about), sent)
    link = made.context["address"]
    assert link in made.text
    assert "<svg" in made.text
    assert client.post(asking(about), sent).context["address"] == link
    assert GuestLink.objects.count() == 1
    token = link.rstrip("/").rpartition("/")[2]
    assert Client().get(address(token)).status_code == 200
    for page in (asking(about), reverse("activities:write", args=[about.pk])):
        assert token not in client.get(page).text


def test_what_changed_after_looking_is_looked_at_again(client):
    about = shadowing()
    client.force_login(about.member)
    sent = {"show": ["noticed_second"], "seen": "0" * 64, "key": "k", "do": "make"}
    answer = client.post(asking(about), sent)
    assert answer.status_code == 422
    assert "De stilte in de auto." in answer.text
    assert not GuestLink.objects.exists()


@pytest.mark.parametrize("bad", [{}, {"show": ["host"]}, {"show": ["mattered"], "email": "geen adres"}])
def test_what_cannot_be_asked_is_said_beside_it(client, bad):
    about = shadowing()
    client.force_login(about.member)
    for do in ("look", "make"):
        answer = client.post(asking(about), bad | {"key": "k", "do": do})
        assert answer.status_code == 422
        assert 'id="errors-title"' in answer.text
    assert not GuestLink.objects.exists()


def test_changing_something_keeps_what_was_chosen(client):
    about = shadowing()
    client.force_login(about.member)
    page = client.post(asking(about), {"show": ["mattered"], "email": "dina@example.nl", "do": "change"}).text
    assert "dina@example.nl" in page
    assert page.count(" checked") == 1


def made(client, about, **more):
    client.force_login(about.member)
    look = client.post(asking(about), {"key": "k", **more})
    return client.post(asking(about), {"key": "k", "seen": look.context["seen"], "do": "make", **more})


def test_the_link_can_go_by_mail_with_no_word_of_the_text_and_the_address_is_not_kept(client, about, mailoutbox):
    answer = made(client, about, show=["about"], email="dina@example.nl")
    made(client, about, show=["about"], email="dina@example.nl")
    (mail,) = mailoutbox
    assert mail.to == ["dina@example.nl"]
    assert answer.context["address"] in mail.body
    assert "Samira" in mail.subject
    assert "naaimachine" not in f"{mail.subject}{mail.body}{mail.alternatives}"
    assert "Idrissi" not in f"{mail.subject}{mail.body}{mail.alternatives}"
    assert "dina@example.nl" not in str([*GuestLink.objects.values(), *TrailEntry.objects.values()])
    assert "dina@example.nl" not in client.get(asking(about)).text


def test_a_mail_that_cannot_leave_costs_nothing(client, about, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 9  # nobody listens there
    answer = made(client, about, email="dina@example.nl")
    assert answer.context["mailed"] is False
    assert answer.context["address"] in answer.text


def test_the_register_is_no_way_to_write_to_many(client, about, mailoutbox):
    for n in range(12):
        other = feedback(by=about.member)
        made(client, other, email=f"mens{n}@example.nl")
    assert len(mailoutbox) == 10


def test_a_link_is_taken_back_by_one_tap(client, about):
    link, token = a_link(about)
    client.force_login(about.member)
    take_back = reverse("activities:revoke", args=[about.pk, link.pk])
    assert take_back in client.get(asking(about)).text
    assert client.get(take_back).status_code == 405
    assert client.post(take_back).status_code == 302
    assert Client().get(address(token)).status_code == 404


def test_what_came_back_stands_beside_the_text(client, about):
    link, _token = a_link(about)
    links.answer(link, GOOD)
    client.force_login(about.member)
    assert GOOD["good"] in client.get(reverse("activities:write", args=[about.pk])).text


@pytest.mark.parametrize("role", ["member", "reader", "board", "secretary", "code_editor", "superuser"])
def test_for_everyone_else_it_is_not_there(client, about, role, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    link, _token = a_link(about)
    client.force_login(UserFactory(**{role: True}))
    assert client.get(asking(about)).status_code == client.post(asking(about), {"do": "make"}).status_code == 404
    assert client.post(reverse("activities:revoke", args=[about.pk, link.pk])).status_code == 404
    assert GuestLink.objects.get().revoked_at is None


def test_nobody_is_asked_about_a_step_and_a_link_of_another_activity_is_not_here(client, about):
    client.force_login(about.member)
    assert client.get(asking(activity(by=about.member))).status_code == 404
    strange, _token = a_link(feedback())
    assert client.post(reverse("activities:revoke", args=[about.pk, strange.pk])).status_code == 404


@pytest.mark.parametrize("count", [0, 30])
def test_the_pages_cost_the_same_however_many_links(client, about, count, django_assert_max_num_queries):
    for _ in range(count):
        links.answer(a_link(about)[0], GOOD)
    client.force_login(about.member)
    for page, most in ((reverse("activities:write", args=[about.pk]), 7), (asking(about), 7)):
        with django_assert_max_num_queries(most):
            client.get(page)
