"""Sharing with everyone of a group: whoever is in it when one looks, and exactly those the preview names."""

import re
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from portfolio.groups import actions as group_actions
from portfolio.sharing.models import Share
from portfolio.sharing.recipients import circles_of, colleagues_of
from tests.factories import groups, situations
from tests.factories.intervision import a_colleague


def shared_from(owner, client):
    """A text of the owner, and where it is shared from; the owner is signed in."""
    client.force_login(owner)
    item = situations.situation(by=owner)
    return item, reverse("sharing:share", args=["situatie", item.pk])


def sent(**about):
    return {"addresses": "", "until": (timezone.localdate() + timedelta(days=1)).isoformat(), "what": "fixed"} | about


def test_the_preview_names_who_is_in_the_group_and_exactly_they_get_it(client):
    owner, samira, hakan = a_colleague(), a_colleague(name="Samira el Idrissi"), a_colleague(name="Hakan Demir")
    group = groups.a_group(owner, samira, guests=["gast@elders.example"])
    item, url = shared_from(owner, client)
    assert "Tussen de Regels (Samira)" in client.get(url).content.decode()
    preview = client.post(url, sent(groups=[str(group.pk)], do="look")).content.decode()
    assert "Samira" in preview
    group_actions.join(groups.asked(group, hakan), version=1, by=hakan)
    carried = re.findall(r'name="people" value="(\d+)"', preview)
    answers = {f"question_{n}": "no" for n in (1, 2, 3)} | {"revision": str(item.revision), "key": "k"}
    assert client.post(url, sent(people=carried, do="give", **answers)).status_code == 302
    assert [share.person for share in Share.objects.all()] == [samira]


def test_a_group_one_is_not_in_cannot_be_chosen(client):
    _item, url = shared_from(a_colleague(), client)
    assert client.post(url, sent(groups=[str(groups.a_group().pk)], do="look")).status_code == 422


def test_who_left_the_group_or_did_not_answer_yet_is_not_among_those_to_choose():
    owner, samira, noor = a_colleague(), a_colleague(), a_colleague()
    group = groups.a_group(owner, samira, invited=[noor])
    assert colleagues_of(owner) == [samira]
    assert colleagues_of(noor) == []
    group_actions.leave(groups.place_of(group, samira), by=samira)
    assert (colleagues_of(owner), circles_of(owner)) == ([], [])
