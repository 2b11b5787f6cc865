"""Into the register, and on for another term."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.groups import is_member
from registry.registrations import actions as registrations
from registry.registrations.names import plain, searchable
from registry.registrations.numbers import as_number
from registry.registrations.states import NEXT, S
from tests.factories.accounts import UserFactory
from tests.factories.registry import RegistrationFactory
from trail.exceptions import NotPossibleNow
from trail.moves import move
from trail.queries import history_of

DAY = date(2021, 5, 1)


def register(member=None, **about):
    return registrations.register(
        member or UserFactory(), **({"by": UserFactory(secretary=True), "registered_on": DAY} | about)
    )


@pytest.mark.parametrize("came_from", sorted(S))
@pytest.mark.parametrize("to", sorted(S))
def test_moves_follow_the_table(came_from, to):
    registration = RegistrationFactory(state=came_from)
    with transaction.atomic():
        if to in NEXT[came_from]:
            move(registration, to, table=NEXT, by=None, action="registration.renewed")
            assert registration.state == to
        else:
            with pytest.raises(NotPossibleNow):
                move(registration, to, table=NEXT, by=None, action="registration.renewed")
            assert registration.state == came_from


def test_the_table_knows_every_state():
    assert set(NEXT) == set(S)


def test_the_secretary_enters_someone_for_one_term():
    registration = register(name="Samira el Idrissi", municipality="Waterbroek")
    assert (registration.number, registration.state) == ("KM-2021-0001", S.REGISTERED)
    assert registration.valid_until == date(2026, 4, 30)
    assert is_member(registration.member)
    assert [entry.action for entry in history_of(registration)] == ["registration.registered"]


def test_the_next_free_number_follows_the_last_of_that_year():
    register(number="KM-2021-0146")
    RegistrationFactory(number="KM-2022-0900")
    assert register().number == "KM-2021-0147"


def test_a_number_is_given_once():
    register(number="KM-2021-0147")
    with pytest.raises(NotPossibleNow):
        register(number="KM-2021-0147")


def test_a_person_is_entered_once():
    member = register().member
    with pytest.raises(NotPossibleNow):
        register(member)


@pytest.mark.parametrize("role", ["member", "reader", "board", "code_editor", "superuser"])
def test_nobody_else_enters_people(role):
    with pytest.raises(PermissionDenied):
        register(by=UserFactory(**{role: True}))


def test_a_secretary_does_not_enter_themselves():
    secretary = UserFactory(secretary=True)
    with pytest.raises(PermissionDenied):
        register(secretary, by=secretary)


def test_the_board_renews():
    registration = RegistrationFactory()
    registrations.renew(registration, date(2031, 4, 30), by=UserFactory(board=True))
    registration.refresh_from_db()
    assert registration.valid_until == date(2031, 4, 30)
    assert history_of(registration).get(action="registration.renewed").codes["until"] == "2031-04-30"


def test_a_renewal_ends_the_time_of_grace():
    registration = registrations.renew(
        RegistrationFactory(state=S.GRACE), date(2031, 4, 30), by=UserFactory(board=True)
    )
    assert registration.state == S.REGISTERED


@pytest.mark.parametrize("until", [date(2026, 4, 30), date(2020, 1, 1)])
def test_a_renewal_never_makes_a_registration_shorter(until):
    with pytest.raises(NotPossibleNow):
        registrations.renew(RegistrationFactory(), until, by=UserFactory(board=True))


def test_who_is_not_in_the_register_is_not_renewed():
    with pytest.raises(NotPossibleNow):
        registrations.renew(RegistrationFactory(lapsed=True), date(2031, 4, 30), by=UserFactory(board=True))


def test_nobody_renews_their_own():
    board = UserFactory(board=True)
    with pytest.raises(PermissionDenied):
        registrations.renew(RegistrationFactory(member=board), date(2031, 4, 30), by=board)


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Aslı Yıldız", "asli yildiz"),
        ("O’Brien-van ’t Hof", "obrien van t hof"),
        ("  José   Ångström ", "jose angstrom"),
        ("Łukasz Żółć", "lukasz zolc"),
        ("%_%", ""),
    ],
)
def test_a_plain_name(written, asked):
    assert plain(written) == asked


def test_infixes_can_be_glued():
    assert searchable("Samira el Idrissi") == " samira el idrissi elidrissi "
    assert searchable("Jan van der Berg") == " jan van der berg vanderberg "


@pytest.mark.parametrize("text", ["KM-2021-0147", "km 2021 0147", "KM20210147", " km-2021-0147 "])
def test_a_number_is_recognised(text):
    assert as_number(text) == "KM-2021-0147"


@pytest.mark.parametrize("text", ["KM-2021-01470", "2021-0147", "KM-2021-014%", "Kim 2021 0147", "KM-٢٠٢١-0147"])
def test_no_number(text):
    assert as_number(text) is None
