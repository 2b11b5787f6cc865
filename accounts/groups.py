"""The roles people have. A role is a Django group; what it allows is written in the rooms' permissions.py."""

from typing import Any

from django.contrib.auth.models import Group
from django.db.models import CharField, F, Value

from accounts.models import Leaving, User

MEMBERS = "members"
READERS = "readers"
BOARD = "board"
CODE_EDITORS = "code editors"
SECRETARIES = "secretaries"
LEFT = "left"
"""No group: the one role of somebody who left (accounts/leaving.py). Asked together with the groups."""
ALL = (MEMBERS, READERS, BOARD, CODE_EDITORS, SECRETARIES)


def roles_of(user: User) -> frozenset[str]:
    """The names of a person's groups; asked once per person object. An inactive or unknown person has none."""
    if not (user.is_authenticated and user.is_active):
        return frozenset()
    if user.remembered_roles is None:
        left = Leaving.objects.filter(member=user).annotate(role=Value(LEFT, output_field=CharField(max_length=150)))
        names = user.groups.order_by().values_list("name").union(left.values_list("role"))
        user.remembered_roles = frozenset(name for (name,) in names)
    return user.remembered_roles


def with_roles(pk: Any) -> User | None:
    """The person and the names of their groups in one query: a row for each group. None when there is nobody."""
    rows: Any = User.objects.filter(pk=pk).annotate(role=F("groups__name"), left_on=F("leaving__left_on"))
    rows = list(rows)
    if not rows:
        return None
    person = rows[0]
    left = {LEFT} if person.left_on else set()
    person.remembered_roles = frozenset({row.role for row in rows if row.role} | left)
    return person


def forget_roles(user: User) -> None:
    """Ask anew the next time: the roles of this person changed."""
    user.remembered_roles = None


def is_member(user: User) -> bool:
    return MEMBERS in roles_of(user)


def is_reader(user: User) -> bool:
    return READERS in roles_of(user)


def is_board(user: User) -> bool:
    return BOARD in roles_of(user)


def is_code_editor(user: User) -> bool:
    return CODE_EDITORS in roles_of(user)


def is_secretary(user: User) -> bool:
    return SECRETARIES in roles_of(user)


def has_left(user: User) -> bool:
    """Whether this person left: they read and take along, and write nothing."""
    return LEFT in roles_of(user)


def join(user: User, group_name: str) -> None:
    """Give someone a role. Raises ``Group.DoesNotExist`` for a role that is not one of ``ALL``."""
    user.groups.add(Group.objects.get(name=group_name))
    forget_roles(user)
