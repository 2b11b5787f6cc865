"""A session that was not planned, of a group: who takes part is there to tick, and nobody learns an address."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from portfolio.groups.models import Group
from portfolio.intervision import actions
from portfolio.sessions.facts import Invited
from portfolio.sessions.models import Participation, Session
from portfolio.sessions.queries import facts_of, name_in
from tests.factories import groups
from tests.factories.intervision import FactsFactory, a_colleague, named, new_key
from tests.portfolio.intervision.test_views import filled

LOG = "/intervisie/nieuw/"
NO_ROWS = dict.fromkeys((f"colleagues-{n}-{part}" for n in range(2) for part in ("name", "email")), "")
GUEST = "gast@elders.example"


@pytest.fixture
def organiser(client):
    person = a_colleague(name="Fatima El Amrani", email="fatima@example.nl")
    client.force_login(person)
    return person


@pytest.fixture
def peer():
    return a_colleague(name="Joost Bakker", email="joost.bakker@example.nl")


@pytest.fixture
def group(organiser, peer):
    with time_machine.travel(timezone.now() - timedelta(days=30)):
        return groups.a_group(organiser, peer, guests=[GUEST], name="De Lindekring")


def places(group, *people):
    return [str(groups.place_of(group, one).pk) for one in people]


def shown(group, **changes):
    """What the page sends that showed the people of this group."""
    pk = str(group.pk)
    return filled(**NO_ROWS) | {"group_of": pk, "seen": pk, "there": places_of_all(group)} | changes


def places_of_all(group):
    return [str(one.pk) for one in group.memberships.exclude(person=group.convener)]


def test_a_session_of_a_group_stands_with_its_name_its_people_and_its_agreement(client, organiser, peer, group):
    answered = client.post(LOG, shown(group))
    session = Session.objects.get()
    assert answered["Location"] == reverse("intervision:session", args=[session.pk])
    assert session.group == group
    assert (facts_of(session).group, facts_of(session).agreement) == ("De Lindekring", "1")
    lines = session.participations.all()
    assert [line.person for line in lines] == [peer, None]
    page = client.get(answered["Location"]).text
    assert all(one in page for one in ("De Lindekring", "Joost Bakker", "Gast"))
    assert GUEST not in page
    assert Group.objects.get().last_met_on == session.held_on


def test_the_page_of_a_group_leads_to_a_log_with_its_people_ticked_by_name(client, organiser, group):
    address = f"{LOG}?groep={group.pk}"
    assert address in client.get(reverse("groups:group", args=[group.pk])).text
    page = client.get(address)
    assert page.context["form"]["there"].value() == places_of_all(group)
    assert all(one in page.text for one in ("De Lindekring", "Joost Bakker", 'value="Gast"'))
    assert GUEST not in page.text
    assert "joost.bakker@example.nl" not in page.text


def test_without_a_script_a_button_shows_who_takes_part_and_keeps_what_was_typed(client, organiser, group):
    sent = filled(**NO_ROWS, group_of=str(group.pk), list="1", theme="kanarievogel")
    page = client.post(LOG, sent)
    assert page.status_code == 200
    assert page.context["form"]["there"].value() == places_of_all(group)
    assert "kanarievogel" in page.text
    assert not Session.objects.exists()


def test_whoever_chose_a_group_and_did_not_see_its_people_yet_sees_them_first(client, organiser, group):
    page = client.post(LOG, filled(group_of=str(group.pk), seen="", theme="kanarievogel"))
    form = page.context["form"]
    assert page.status_code == 422
    assert list(form.errors) == ["group_of"]
    assert 'id="id_group_of_error"' in page.text
    assert (form["there"].value(), form["seen"].value()) == (places_of_all(group), str(group.pk))
    assert all(one in page.text for one in ("kanarievogel", "samira@example.nl"))
    assert not Session.objects.exists()


def test_who_was_not_there_is_left_out_and_somebody_else_was_there(client, organiser, peer, group):
    rows = {"colleagues-0-name": "Otis", "colleagues-0-email": "otis@elders.example"}
    client.post(LOG, shown(group, there=places(group, peer)) | rows)
    assert [line.person or name_in(line) for line in Session.objects.get().participations.all()] == [peer, "Otis"]


def test_a_name_can_be_changed(client, organiser, peer, group):
    guest, other = places(group, GUEST, peer)
    client.post(LOG, shown(group) | {f"called-{guest}": "Otis de Gast", f"called-{other}": "  "})
    lines = Participation.objects.select_related("session__record_key")
    assert [name_in(line) for line in lines] == ["Joost Bakker", "Otis de Gast"]


def test_a_name_that_is_too_long_is_said_beside_it_and_stays(client, organiser, group):
    (guest,) = places(group, GUEST)
    page = client.post(LOG, shown(group) | {f"called-{guest}": "Otis " * 40})
    assert list(page.context["form"].errors) == [f"called-{guest}"]
    assert '<details class="more" open>' in page.text
    assert ("Otis " * 40).strip() in page.text


def test_another_row_keeps_who_was_ticked_and_the_names(client, organiser, peer, group):
    (guest,) = places(group, GUEST)
    page = client.post(LOG, shown(group, there=places(group, peer), more="1") | {f"called-{guest}": "Otis"})
    form = page.context["form"]
    assert form["there"].value() == places(group, peer)
    assert form[f"called-{guest}"].value() == "Otis"
    assert len(form.rows()) == 3


def test_who_goes_back_to_no_group_writes_the_colleagues_down_themselves(client, organiser, group):
    client.post(LOG, filled(group_of="", seen=str(group.pk), there=places_of_all(group), group="Een andere kring"))
    session = Session.objects.get()
    assert session.group is None
    assert (facts_of(session).group, session.participations.count()) == ("Een andere kring", 2)


@pytest.mark.parametrize("forged", ["nonsense", "00000000-0000-0000-0000-000000000000", "1' or 1=1", "somebody else's"])
def test_a_group_that_is_not_ones_own_is_refused_beside_its_field(client, organiser, group, forged):
    strange = groups.a_group(name="Kanariekring")
    sent = str(strange.pk) if forged == "somebody else's" else forged
    page = client.post(LOG, filled(group_of=sent, seen=sent, there=places_of_all(strange), theme="blijft staan"))
    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["group_of"]
    assert "Kies een van je eigen groepen." in page.text
    assert "blijft staan" in page.text
    assert "Kanariekring" not in page.text
    assert client.get(LOG, {"groep": sent}).context["form"].of is None
    assert not Session.objects.exists()


def test_the_place_of_somebody_in_another_group_is_refused(client, organiser, group):
    strange = groups.a_group(name="Kanariekring")
    page = client.post(LOG, shown(group, there=[*places_of_all(group), *places_of_all(strange)]))
    assert list(page.context["form"].errors) == ["there"]
    assert "Kijk wie er is aangevinkt." in page.text
    assert not Session.objects.exists()


def test_who_takes_no_part_writes_nothing_down_for_a_group(organiser):
    strange, people = groups.a_group(), [a_colleague(), a_colleague()]
    with pytest.raises(PermissionDenied):
        actions.log(FactsFactory(), named(people), by=organiser, key=new_key(), group=strange)


def test_the_group_knows_who_is_behind_an_address_that_nobody_proved(organiser, group):
    member = a_colleague(name="Samira", email="samira@example.nl")
    groups.actions.join(groups.asked(group, member), version=1, by=member)
    member.emailaddress_set.update(verified=False)
    people = [Invited("Samira", member.email), Invited("Gast", GUEST)]
    session = actions.log(FactsFactory(), people, by=organiser, key=new_key(), group=group)
    assert session.participations.get(place=0).person == member


def test_who_has_no_group_is_asked_for_none(client, organiser):
    assert 'name="group_of"' not in client.get(LOG).text


def test_the_page_costs_as_much_with_many_people(client, organiser, group, django_assert_max_num_queries):
    for _n in range(4):
        member = a_colleague()
        groups.actions.join(groups.asked(group, member), version=1, by=member)
    with django_assert_max_num_queries(12):
        client.get(f"{LOG}?groep={group.pk}")
