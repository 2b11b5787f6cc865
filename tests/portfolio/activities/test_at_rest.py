"""What a member writes in an activity, shows a guest and gets back is not in the database's bytes, a log or a mail."""

import json
import logging

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from portfolio.activities.kinds import FIELDS, Kind
from portfolio.activities.models import Activity, GuestLink
from portfolio.activities.queries import links_of
from tests.factories.accounts import UserFactory
from tests.portfolio.test_at_rest import CANARY, everything_at_rest, holds

ADDRESS = "dina-kanarie@example.nl"


def write_every_kind(client):
    """By the form, by the page that saves by itself, and by forms that are refused."""
    for kind in Kind:
        words = {name: f"{CANARY} {name}" for name in FIELDS[kind]}
        page = reverse("activities:new", args=[kind])
        client.post(page, words | {"occurred_on": "2999-01-01", "key": f"x{kind}"})
        write = client.post(page, words | {"title": CANARY, "key": f"k{kind}", "then": "stay"})["Location"]
        body, match = json.dumps(words | {"page": "p", "title": f"{CANARY} vanzelf"}), {"If-Match": '"1"'}
        client.put(f"{write}bewaren/", body, content_type="application/json", headers=match)
        client.post(write, words | {"version": "1", "key": f"y{kind}"})


def ask_and_answer(client, mailoutbox):
    about = Activity.objects.get(kind=Kind.FEEDBACK)
    page, chosen = reverse("activities:ask", args=[about.pk]), {"show": ["about"], "email": ADDRESS, "key": "k"}
    seen = client.post(page, chosen).context["seen"]
    link = client.post(page, chosen | {"seen": seen, "do": "make"}).context["address"]
    token = link.rstrip("/").rpartition("/")[2]
    guest = reverse("activities:guest", args=[token])
    Client().post(guest, {"good": f"{CANARY} van een gast, mevrouw Jansen", "key": "g"})
    Client().post(guest, {"good": f"{CANARY} van een gast", "looked": "1", "key": "g"})
    Client().post(guest, {"good": f"{CANARY} nog eens", "looked": "1", "key": "h"})
    assert CANARY in links_of(GuestLink.objects.get().activity)[0].words[0][1]
    return token


@pytest.mark.usefixtures("committed")
def test_what_is_written_shown_and_answered_is_nowhere_to_be_read(client, caplog, mailoutbox):
    cache.clear()
    caplog.set_level(logging.DEBUG)
    member = UserFactory(member=True)
    client.force_login(member)
    write_every_kind(client)
    token = ask_and_answer(client, mailoutbox)
    stored = everything_at_rest()
    assert holds(stored, member.email), "this test reads the wrong place"
    for secret in (CANARY, token, ADDRESS, "i_went"):
        assert not holds(stored, secret), secret
    assert CANARY not in caplog.text
    (mail,) = mailoutbox
    assert CANARY not in f"{mail.subject}{mail.body}{mail.alternatives}"
