"""A role is a group, asked once per person object, and of no use to someone who may not sign in."""

from datetime import date

import pytest

from accounts import groups
from accounts.leaving import set_out
from tests.factories.accounts import UserFactory

ROLES = {
    "member": groups.is_member,
    "reader": groups.is_reader,
    "board": groups.is_board,
    "secretary": groups.is_secretary,
    "code_editor": groups.is_code_editor,
}


@pytest.mark.parametrize("role", ROLES)
def test_a_person_has_the_role_they_were_given_and_no_board_by_accident(role):
    person = UserFactory(**{role: True})
    assert ROLES[role](person)
    assert groups.is_board(person) == (role == "board")


def test_who_may_not_sign_in_has_no_role():
    assert not groups.is_board(UserFactory(board=True, is_active=False))


def test_a_superuser_is_nobody_in_the_register():
    assert groups.roles_of(UserFactory(superuser=True)) == frozenset()


def test_roles_are_asked_once(django_assert_num_queries):
    person = UserFactory(board=True)
    groups.forget_roles(person)
    with django_assert_num_queries(1):
        assert groups.is_board(person)
        assert groups.is_member(person)


@pytest.mark.parametrize("roles", [(), (groups.MEMBERS,), (groups.MEMBERS, groups.READERS, groups.BOARD)])
def test_who_opens_a_page_comes_with_their_roles_in_one_query(roles, django_assert_num_queries):
    person = UserFactory(roles=roles)
    with django_assert_num_queries(1):
        found = groups.with_roles(person.pk)
        assert found == person
        assert groups.roles_of(found) == set(roles)


def test_who_left_comes_as_somebody_who_left():
    person = UserFactory(member=True)
    set_out(person, today=date(2026, 3, 2))
    assert groups.roles_of(groups.with_roles(person.pk)) == {groups.LEFT}


def test_a_session_of_nobody_or_of_who_may_not_sign_in_is_nobodys(client):
    person = UserFactory(member=True)
    client.force_login(person)
    assert client.get("/portfolio/").status_code == 200
    type(person).objects.update(is_active=False)
    assert client.get("/portfolio/").url.startswith("/account/login/")
    assert groups.with_roles(10**6) is None
