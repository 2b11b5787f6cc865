"""A changed agreement asks everyone again, each for themselves; who convenes can change too."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.leaving import set_out
from portfolio.groups import actions, agreeing, convening, queries
from portfolio.groups.models import Acceptance, Group
from portfolio.groups.states import State
from tests.factories.accounts import UserFactory
from tests.factories.groups import AGREEMENT, a_group, a_token, asked, place_of
from tests.factories.intervision import a_colleague, new_key
from trail.exceptions import NotPossibleNow

NEW = "Wat hier gezegd wordt, blijft onder ons."


def changed(group, text=NEW, name="Tussen de Regels", base=1):
    return agreeing.change(group, name, text, base_version=base, by=group.convener, key=new_key())


def the_others(group):
    return [one.person for one in queries.people_in(group) if one.person != group.convener]


def test_a_new_text_asks_everyone_again_and_shows_what_changed():
    group = a_group()
    samira = the_others(group)[0]
    group = changed(group)
    place = place_of(group, samira)
    assert queries.groups_of(samira)[0].asks
    assert [run.text for run in queries.changed_since(place) if run.kind == "new"] == ["onder ons"]
    agreeing.agree(place, version=2, by=samira)
    assert not queries.groups_of(samira)[0].asks
    assert queries.agreement_of(group, 1) == AGREEMENT
    assert list(Acceptance.objects.filter(membership=place).values_list("version", flat=True)) == [1, 2]


def test_its_writer_is_not_asked_and_an_invited_person_reads_the_new_text_first():
    group = a_group()
    place = asked(group, noor := a_colleague())
    group = changed(group)
    assert not queries.groups_of(group.convener)[0].asks
    with pytest.raises(NotPossibleNow):
        actions.join(place, version=1, by=noor)
    assert actions.join(place, version=2, by=noor).accepted == 2


def test_nobody_accepts_for_another_and_no_text_that_was_not_read():
    group = a_group()
    samira, hakan = the_others(group)
    group = changed(group)
    with pytest.raises(PermissionDenied):
        agreeing.agree(place_of(group, samira), version=2, by=hakan)
    with pytest.raises(PermissionDenied):
        agreeing.agree(place_of(group, samira), version=2, by=group.convener)
    with pytest.raises(NotPossibleNow):
        agreeing.agree(place_of(group, samira), version=1, by=samira)
    assert not Acceptance.objects.filter(membership__person=samira, version=2).exists()


def test_the_same_words_ask_nobody_and_a_name_alone_neither():
    group = a_group()
    changed(group, AGREEMENT + "  ")
    group = changed(Group.objects.get(), AGREEMENT, "Andere naam")
    assert (group.version, queries.name_of(group)) == (1, "Andere naam")


def test_two_screens_do_not_overwrite_each_other():
    group = a_group()
    changed(group)
    with pytest.raises(NotPossibleNow):
        changed(Group.objects.get(), "Nog een andere tekst.")
    assert queries.agreement_of(Group.objects.get()) == NEW


def test_only_the_convener_changes_it():
    group = a_group()
    for someone in (the_others(group)[0], UserFactory(superuser=True)):
        with pytest.raises(PermissionDenied):
            agreeing.change(group, "x", NEW, base_version=1, by=someone, key="k")


def test_a_guest_accepts_by_link():
    group = a_group(None, guests=["gast@elders.example"])
    place = place_of(group, "gast@elders.example")
    group = changed(group)
    agreeing.agree(place, version=2, token=a_token(place))
    place.refresh_from_db()
    assert place.accepted == 2


def test_a_convener_stays_one_until_somebody_said_yes():
    group = a_group()
    samira, hakan = the_others(group)
    convening.offer(group, place_of(group, samira), by=group.convener)
    with pytest.raises(PermissionDenied):
        convening.take_on(group, by=hakan)
    convening.take_on(group, by=samira)
    group = Group.objects.get()
    assert (group.convener, group.offered_to) == (samira, None)
    actions.leave(place_of(group, a_convener_no_more(group)), by=a_convener_no_more(group))
    assert len(queries.people_in(group)) == 2


def a_convener_no_more(group):
    """The one who made the group, while they are still in it."""
    return group.memberships.order_by("invited_at").first().person


def test_who_asked_in_vain_may_leave_and_another_takes_it_on():
    group = a_group()
    petra, (samira, hakan) = group.convener, the_others(group)
    convening.offer(group, place_of(group, samira), by=petra)
    with pytest.raises(NotPossibleNow):
        actions.leave(place_of(group, petra), by=petra)
    convening.rather_not(group, by=samira)
    actions.leave(place_of(group, petra), by=petra)
    assert Group.objects.get().convener is None
    assert convening.take_on(group, by=hakan).convener == hakan


def test_two_weeks_of_silence_let_a_convener_go():
    group = a_group()
    convening.offer(group, place_of(group, the_others(group)[0]), by=group.convener)
    Group.objects.update(offered_at=timezone.now() - timedelta(days=15))
    actions.leave(place_of(group, group.convener), by=group.convener)
    assert len(queries.places_of(Group.objects.get())[State.JOINED]) == 2


def test_a_guest_and_an_outsider_are_not_asked_to_convene():
    group = a_group(None, a_colleague(), guests=["gast@elders.example"])
    other = a_group()
    for place in (place_of(group, "gast@elders.example"), other.memberships.first(), place_of(group, group.convener)):
        with pytest.raises(NotPossibleNow):
            convening.offer(group, place, by=group.convener)


def test_a_question_to_convene_can_be_taken_back():
    group = a_group()
    samira = the_others(group)[0]
    convening.offer(group, place_of(group, samira), by=group.convener)
    convening.offer(group, None, by=group.convener)
    with pytest.raises(PermissionDenied):
        convening.take_on(group, by=samira)


def test_who_left_the_register_is_not_asked_to_convene_and_keeps_nobody_in_the_group():
    group = a_group()
    petra, (samira, hakan) = group.convener, the_others(group)
    set_out(samira, today=timezone.localdate())
    assert [one.person for one in queries.heirs_in(group)] == [hakan]
    with pytest.raises(NotPossibleNow):
        convening.offer(group, place_of(group, samira), by=petra)
    set_out(hakan, today=timezone.localdate())
    actions.leave(place_of(group, petra), by=petra)
    assert petra not in the_others(Group.objects.get())


def test_another_takes_it_on_from_a_convener_who_left_the_register():
    group = a_group()
    petra, (samira, _hakan) = group.convener, the_others(group)
    with pytest.raises(PermissionDenied):
        convening.take_on(group, by=samira)
    set_out(petra, today=timezone.localdate())
    assert convening.take_on(group, by=samira).convener == samira
    assert queries.place_of(petra, group) is not None
