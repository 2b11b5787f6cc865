"""The page behind a personal link: opening it does nothing, a scanner confirms nothing, a dead link tells nothing."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portfolio.groups import actions, queries
from portfolio.groups.models import PlaceMail
from portfolio.groups.states import State
from tests.factories.groups import a_group_with_a_guest, a_token
from tests.factories.intervision import a_colleague


@pytest.fixture
def there():
    return a_group_with_a_guest()


def url_of(there, name="groups:guest"):
    return reverse(name, args=[there.token])


def state_of(there):
    there.place.refresh_from_db()
    return there.place.state


def test_opening_does_nothing_and_sending_the_form_as_it_stands_neither(there, client):
    page = client.get(url_of(there))
    assert page.status_code == 200
    assert "checked" not in page.content.decode()
    assert client.post(url_of(there), {"version": "1", "key": "k"}).status_code == 422
    assert state_of(there) == State.INVITED


def test_a_guest_says_yes_without_an_account_and_sees_no_one_before(there, client):
    member = queries.people_in(there.group)[1].name
    assert member not in client.get(url_of(there)).content.decode()
    client.post(url_of(there), {"said": "yes", "version": "1", "key": "k"})
    assert state_of(there) == State.JOINED
    assert "Bewaar die mail" in client.get(url_of(there)).content.decode()


def test_a_guest_says_rather_not_and_the_link_is_closed(there, client):
    answer = client.post(url_of(there), {"said": "no", "version": "1", "key": "k"})
    assert answer.status_code == 200
    assert state_of(there) == State.DECLINED
    assert client.get(url_of(there)).status_code == 404


def test_a_guest_leaves_only_after_ticking(there, client):
    actions.join(there.place, version=1, token=there.token)
    leave = url_of(there, "groups:guest_leave")
    assert client.get(leave).status_code == 200
    assert client.post(leave, {"key": "k"}).status_code == 422
    assert state_of(there) == State.JOINED
    assert client.post(leave, {"key": "k", "sure": "on"}).status_code == 200
    assert state_of(there) == State.LEFT
    assert client.get(leave).status_code == 404


def test_every_dead_link_says_the_same(there, client):
    guessed = "x" * 43

    def closed(token):
        answer = client.get(reverse("groups:guest", args=[token]))
        assert answer.status_code == 404
        text = answer.content.decode().replace(token, "")
        return re.sub(r'(csrfmiddlewaretoken" value|nonce)="[^"]*"', "", text)

    said = closed(guessed)
    PlaceMail.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert closed(there.token) == said
    PlaceMail.objects.update(expires_at=timezone.now() + timedelta(days=1))
    actions.take_off(there.place, by=there.group.convener)
    assert closed(there.token) == said


def test_somebody_who_is_signed_in_got_this_link_from_another(there, client):
    for person in (there.group.convener, a_colleague()):
        client.force_login(person)
        assert client.get(url_of(there)).status_code == 404


def test_a_second_browser_finds_what_the_first_one_said(there):
    Client().post(url_of(there), {"said": "yes", "version": "1", "key": "a"})
    again = Client().post(url_of(there), {"said": "yes", "version": "1", "key": "b"})
    assert again.status_code == 302
    assert there.place.acceptances.count() == 1


def test_a_link_for_leaving_lives_on_after_two_weeks(there, client):
    actions.join(there.place, version=1, token=there.token)
    token = a_token(there.place, "welcome")
    PlaceMail.objects.exclude(expires_at=None).update(expires_at=timezone.now() - timedelta(days=1))
    assert client.get(reverse("groups:guest", args=[token])).status_code == 200
    assert client.get(url_of(there)).status_code == 404
