"""A role is a group, asked once per person object, and of no use to someone who may not sign in."""

import pytest

from accounts import groups
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
    vars(person).pop("_roles", None)
    with django_assert_num_queries(1):
        assert groups.is_board(person)
        assert groups.is_member(person)
