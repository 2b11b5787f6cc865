"""Making a group, inviting, joining, declining, leaving: what people notice, and what nobody may do for another."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.models import FORMER, RecordKey
from portfolio.groups import actions, queries
from portfolio.groups.models import MOST, Acceptance, Group, Membership
from portfolio.groups.sealing import Named
from portfolio.groups.states import State
from tests.factories.accounts import UserFactory
from tests.factories.groups import a_group, a_group_with_a_guest, a_token, asked, place_of
from tests.factories.intervision import a_colleague
from trail.exceptions import NotPossibleNow
from trail.queries import history_of

TEXT = "Wat hier gezegd wordt, blijft hier."


def test_a_new_group_holds_its_convener_who_wrote_the_agreement():
    petra = a_colleague(name="Petra Linssen")
    group = actions.found("Tussen de Regels", TEXT, by=petra, key="k")
    assert queries.name_of(group) == "Tussen de Regels"
    assert queries.agreement_of(group) == TEXT
    assert queries.names_of(group) == ["Petra Linssen"]
    assert queries.accepted_at(queries.place_of(petra, group), group) is not None
    assert [entry.action for entry in history_of(group)] == ["group.founded", "agreement.written"]


def test_the_same_form_makes_one_group_and_other_words_no_second():
    petra = a_colleague()
    first = actions.found("Groep", TEXT, by=petra, key="k")
    assert actions.found("Groep", TEXT, by=petra, key="k") == first
    with pytest.raises(NotPossibleNow):
        actions.found("Andere naam", TEXT, by=petra, key="k")


@pytest.mark.parametrize(
    ("name", "text"), [("", TEXT), (" ", TEXT), ("Groep", " "), ("x" * 121, TEXT), ("x", "x" * 2001)]
)
def test_a_group_without_words_or_with_too_many_is_not_made(name, text):
    with pytest.raises(NotPossibleNow):
        actions.found(name, text, by=a_colleague(), key="k")
    assert not Group.objects.exists()


def test_only_members_make_a_group():
    with pytest.raises(PermissionDenied):
        actions.found("Groep", TEXT, by=UserFactory(secretary=True), key="k")


def test_nobody_takes_part_before_their_own_yes():
    group, samira = a_group(), a_colleague(name="Samira el Idrissi")
    place = asked(group, samira)
    assert not Group.objects.visible_to(samira).exists()
    assert "Samira el Idrissi" not in queries.names_of(group)
    actions.join(place, version=1, by=samira)
    assert Group.objects.visible_to(samira).get() == group
    assert "Samira el Idrissi" in queries.names_of(group)
    assert Acceptance.objects.filter(membership=place, version=1).count() == 1


def test_a_superuser_and_a_stranger_do_not_see_that_there_is_a_group():
    a_group()
    for user in (UserFactory(superuser=True), a_colleague(), UserFactory(board=True)):
        assert not Group.objects.visible_to(user).exists()
        assert not Membership.objects.visible_to(user).exists()


def test_people_in_a_group_are_known_by_name_address_and_account():
    samira = a_colleague(name="Samira el Idrissi")
    group = a_group(None, samira, guests=["gast@elders.example"])
    people = queries.people_in(group)
    assert [one.email for one in people][1:] == [samira.email, "gast@elders.example"]
    assert [one.person for one in people][1:] == [samira, None]
    assert samira in queries.members_of(group)


def test_the_convener_cannot_say_yes_for_another():
    group, samira = a_group(), a_colleague()
    place = asked(group, samira)
    for someone in (group.convener, a_colleague(), UserFactory(superuser=True)):
        with pytest.raises(PermissionDenied):
            actions.join(place, version=1, by=someone)
    place.refresh_from_db()
    assert place.state == State.INVITED


def test_a_token_of_another_place_opens_nothing():
    group = a_group()
    one, other = asked(group, "een@elders.example"), asked(group, "twee@elders.example")
    with pytest.raises(PermissionDenied):
        actions.join(one, version=1, token=a_token(other))


def test_only_the_convener_invites_and_takes_off():
    group = a_group()
    member = queries.people_in(group)[1].person
    with pytest.raises(PermissionDenied):
        actions.invite(group, [Named("Gast", "gast@elders.example")], by=member, key="k")
    with pytest.raises(PermissionDenied):
        actions.take_off(asked(group, "gast@elders.example"), by=member)


@pytest.mark.parametrize(
    "address",
    ["PETRA@example.nl", "petra+groep@example.nl", "pеtra@example.nl", "geen adres", "a@b", "x" * 250 + "@a.nl"],
)
def test_the_convener_under_any_spelling_and_no_address_are_refused(address):
    group = a_group(a_colleague(email="petra@example.nl"))
    with pytest.raises(NotPossibleNow):
        actions.invite(group, [Named("Iemand", address)], by=group.convener, key="k")


@pytest.mark.parametrize("again", ["gast@elders.example", "Gast+1@elders.example", "gаst@elders.example"])
def test_nobody_has_two_places_under_two_spellings(again):
    group = a_group()
    asked(group, "gast@elders.example")
    with pytest.raises(NotPossibleNow):
        actions.invite(group, [Named("Gast", again)], by=group.convener, key="k")
    with pytest.raises(NotPossibleNow):
        actions.invite(
            group, [Named("A", "b@elders.example"), Named("B", "B@elders.example")], by=group.convener, key="q"
        )


def test_a_group_has_at_most_ten_places_and_one_comes_free():
    group = a_group()
    free = MOST - group.memberships.count()
    people = [Named(f"Gast {n}", f"gast{n}@elders.example") for n in range(free)]
    places = actions.invite(group, people, by=group.convener, key="k")
    with pytest.raises(NotPossibleNow):
        actions.invite(group, [Named("Elf", "elf@elders.example")], by=group.convener, key="q")
    actions.take_off(places[0], by=group.convener)
    actions.invite(group, [Named("Elf", "elf@elders.example")], by=group.convener, key="z")


def test_who_was_taken_off_the_list_finds_nothing():
    there = a_group_with_a_guest()
    actions.take_off(there.place, by=there.group.convener)
    with pytest.raises((PermissionDenied, NotPossibleNow)):
        actions.join(there.place, version=1, token=there.token)
    there.place.refresh_from_db()
    assert (there.place.sealed_person, there.place.mark) == (b"", b"")


def test_who_takes_part_cannot_be_taken_off():
    group = a_group()
    place = place_of(group, queries.people_in(group)[1].person)
    with pytest.raises(NotPossibleNow):
        actions.take_off(place, by=group.convener)


def test_who_would_rather_not_is_left_in_peace_for_a_while():
    there = a_group_with_a_guest()
    actions.decline(there.place, token=there.token)
    with pytest.raises(NotPossibleNow):
        asked(there.group, "gast@elders.example")
    Membership.objects.filter(pk=there.place.pk).update(ended_at=timezone.now() - timedelta(days=91))
    assert asked(there.group, "gast@elders.example").state == State.INVITED


def test_leaving_needs_no_reason_and_leaves_a_former_participant():
    group = a_group()
    samira = queries.people_in(group)[1].person
    actions.leave(place_of(group, samira), by=samira)
    assert not Group.objects.visible_to(samira).exists()
    (left,) = queries.places_of(group)[State.LEFT]
    assert left.name == str(FORMER)
    assert queries.is_small(queries.places_of(group)[State.JOINED])


def test_nobody_leaves_for_another():
    group = a_group()
    with pytest.raises(PermissionDenied):
        actions.leave(place_of(group, queries.people_in(group)[1].person), by=group.convener)


def test_a_guest_leaves_by_their_link_and_it_opens_nothing_more():
    there = a_group_with_a_guest()
    actions.join(there.place, version=1, token=there.token)
    actions.leave(there.place, token=there.token)
    with pytest.raises(PermissionDenied):
        actions.leave(there.place, token=there.token)
    assert len(queries.people_in(there.group)) == 2


def test_a_convener_hands_over_first_but_not_to_nobody():
    group = a_group()
    with pytest.raises(NotPossibleNow):
        actions.leave(place_of(group, group.convener), by=group.convener)
    for one in queries.people_in(group)[1:]:
        actions.leave(one.place, by=one.person)
    key = group.record_key_id
    actions.leave(place_of(group, group.convener), by=group.convener)
    assert not Group.objects.exists()
    assert not RecordKey.objects.filter(pk=key).exists()


def test_a_group_remembers_its_latest_meeting_and_no_earlier_one():
    group, today = a_group(), timezone.localdate()
    actions.met(group, on=today - timedelta(days=3))
    actions.met(group, on=today - timedelta(days=30))
    assert Group.objects.get().last_met_on == today - timedelta(days=3)
    with pytest.raises(NotPossibleNow):
        actions.met(group, on=today + timedelta(days=1))


def test_there_is_an_end_to_inviting_on_one_day(monkeypatch):
    group = a_group()
    monkeypatch.setattr(actions, "MOST_A_DAY", 3)
    asked(group, "een@elders.example")
    with pytest.raises(NotPossibleNow):
        asked(group, "twee@elders.example")


def test_giving_a_group_up_makes_no_room_for_more_mail(monkeypatch):
    petra = a_colleague()
    monkeypatch.setattr(actions, "MOST_A_DAY", 1)
    monkeypatch.setattr(actions, "MOST_GROUPS_A_DAY", 2)
    for n in range(2):
        group = actions.found("Groep", TEXT, by=petra, key=f"k{n}")
        if n == 0:
            asked(group, "een@elders.example")
        else:
            with pytest.raises(NotPossibleNow):
                asked(group, "twee@elders.example")
        actions.leave(place_of(group, petra), by=petra)
    with pytest.raises(NotPossibleNow):
        actions.found("Groep", TEXT, by=petra, key="k3")


def test_a_form_sent_again_after_the_group_is_gone_says_so():
    petra = a_colleague()
    group = actions.found("Groep", TEXT, by=petra, key="k")
    actions.leave(place_of(group, petra), by=petra)
    with pytest.raises(NotPossibleNow):
        actions.found("Groep", TEXT, by=petra, key="k")
    assert not Group.objects.exists()
