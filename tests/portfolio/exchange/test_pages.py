"""The pages of one's own data: asked for anew, fetched once, never cached; a file handed in and what came of it."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from portfolio.exchange import actions, making, sealed_file, upload, views
from portfolio.exchange.models import Parcel
from portfolio.exchange.sealed_file import room
from portfolio.situations.models import Situation
from tests.factories import situations
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.exchange import exported, files_in
from tests.factories.exchange import upload as as_upload

DATA, ALL, IN = "/account/gegevens/", "/account/gegevens/alles/", "/account/gegevens/inlezen/"


@pytest.fixture
def member():
    member = UserFactory(member=True)
    situations.situation(by=member)
    return member


@pytest.fixture
def browser(member):
    """Signed in, and asked who they are a moment ago."""
    return signed_in(member, reauthenticated=True)


def signed_in(person, **how):
    client = Client()
    client.force_login(person)
    session = client.session
    record_authentication(SimpleNamespace(session=session), person, "password", **how)
    session.save()
    return client


def made(client, member, run):
    with run(execute=True):
        client.post(ALL)
    return Parcel.objects.get(member=member)


def test_who_one_is_is_asked_once_more_and_then_it_goes_on(member, django_capture_on_commit_callbacks):
    client = signed_in(member)
    asked = client.post(ALL)
    assert asked.url.startswith("/account/reauthenticate/")
    assert not Parcel.objects.exists()
    client.post(asked.url, {"password": PASSWORD})
    assert Parcel.objects.get().member == member


def test_who_has_only_codes_by_mail_signs_in_anew(member):
    member.set_unusable_password()
    member.save()
    client = signed_in(member)
    assert client.post(ALL).status_code == 302
    session = client.session
    session["account_authentication_methods"] = [{"method": "code", "at": 1}]
    session.save()
    assert client.post(ALL).status_code == 403


def test_it_is_made_shown_fetched_once_and_then_gone(browser, member, django_capture_on_commit_callbacks):
    parcel = made(browser, member, django_capture_on_commit_callbacks)
    assert "Haal het op" in browser.get(DATA).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        answer = browser.post(reverse("exchange:fetch", args=[parcel.pk]))
        package = b"".join(answer.streaming_content)
    assert answer["Content-Disposition"].startswith('attachment; filename="portfolio-2')
    assert "no-store" in answer["Cache-Control"]
    assert int(answer["Content-Length"]) == len(package)
    assert files_in(package)
    assert not Parcel.objects.exists()
    assert not room().exists(parcel.name)
    assert browser.post(reverse("exchange:fetch", args=[parcel.pk])).status_code == 404


def test_who_loses_the_connection_half_way_fetches_it_again(browser, member, django_capture_on_commit_callbacks):
    parcel = made(browser, member, django_capture_on_commit_callbacks)
    half = views._handed_over(parcel)
    next(half)
    half.close()
    assert files_in(b"".join(views._handed_over(parcel)))
    assert not Parcel.objects.exists()


def test_nobody_else_fetches_it(browser, member, django_capture_on_commit_callbacks):
    parcel = made(browser, member, django_capture_on_commit_callbacks)
    for other in (UserFactory(member=True), UserFactory(board=True), UserFactory(superuser=True)):
        client = signed_in(other, reauthenticated=True)
        assert client.post(reverse("exchange:fetch", args=[parcel.pk])).status_code in {302, 404}
    assert Parcel.objects.exists()


def test_after_a_day_it_is_gone(browser, member, django_capture_on_commit_callbacks):
    parcel = made(browser, member, django_capture_on_commit_callbacks)
    Parcel.objects.update(expires_at="2020-01-01T00:00:00Z")
    assert browser.post(reverse("exchange:fetch", args=[parcel.pk])).status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        call_command("tick")
    assert not Parcel.objects.exists()
    assert not room().exists(parcel.name)


def test_a_file_without_a_row_is_swept_away_after_a_day(monkeypatch):
    with sealed_file.scratch() as scratch:
        name = sealed_file.keep("left-behind", scratch)
    actions.throw_away_over()
    assert room().exists(name)
    monkeypatch.setattr(actions, "KEPT_FOR", timedelta(seconds=-60))
    actions.throw_away_over()
    assert not room().exists(name)


def test_asking_twice_makes_one(browser, member):
    browser.post(ALL)
    browser.post(ALL)
    assert Parcel.objects.count() == 1


def test_what_a_dead_worker_left_behind_is_made_at_the_tick(browser, member):
    browser.post(ALL)
    Parcel.objects.update(running_since="2020-01-01T00:00:00Z", attempt=1)
    call_command("tick")
    assert Parcel.objects.get().state == "ready"


def test_what_goes_wrong_is_told_after_three_tries(browser, member):
    browser.post(ALL)
    Situation.objects.get().versions.update(sealed=b"x")
    for _try in range(4):
        making.make(str(Parcel.objects.get().pk))
    assert Parcel.objects.get().state == "failed"
    assert "Dit lukte niet" in browser.get(DATA).content.decode()


def test_a_file_is_handed_in_and_what_came_of_it_is_told(member, django_capture_on_commit_callbacks):
    newcomer = UserFactory(member=True)
    client, package = signed_in(newcomer), exported(member)
    Situation.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(IN, {"package": as_upload(package)}).url == DATA
    assert "Je bestand is ingelezen" in client.get(DATA).content.decode()
    assert Situation.objects.get().member == newcomer
    assert not room().exists(f"{Parcel.objects.get().pk}-0")


def test_a_file_that_is_none_is_told_and_changes_nothing(browser, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(IN, {"package": as_upload(b"geen zip")})
    page = browser.get(DATA).content.decode()
    assert "niet ingelezen" in page
    assert "Dit is geen pakket" in page


@pytest.mark.parametrize("sent", [{}, {"package": ""}, {"package": as_upload(b"")}, {"package": "tekst"}])
def test_no_file_is_asked_for_once_more(browser, sent):
    answer = browser.post(IN, sent)
    assert answer.status_code == 422
    assert "Kies het ZIP-bestand" in answer.content.decode()


def test_a_file_that_is_too_large_is_not_read_to_its_end(browser, monkeypatch):
    monkeypatch.setattr(upload, "LARGEST", 1000)
    answer = browser.post(IN, {"package": as_upload(bytes(5000))})
    assert answer.status_code == 422
    assert "groter dan een portfolio kan zijn" in answer.content.decode()


def test_a_form_of_another_site_hands_nothing_in(member):
    client = Client(enforce_csrf_checks=True)
    client.force_login(member)
    assert client.post(IN, {"package": as_upload(b"x")}).status_code == 403


def test_the_page_costs_the_same_whatever_is_kept(browser, member, django_assert_max_num_queries):
    browser.get(DATA)
    for number in range(30):
        situations.note(f"Nog een {number}", by=member)
    with django_assert_max_num_queries(4):
        browser.get(DATA)
