"""The roles people have. A role is a Django group; what it allows is written in the rooms' permissions.py."""

from django.contrib.auth.models import Group
from django.db.models import CharField, Value

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
    remembered = vars(user)
    if "_roles" not in remembered:
        left = Leaving.objects.filter(member=user).annotate(role=Value(LEFT, output_field=CharField(max_length=150)))
        names = user.groups.order_by().values_list("name").union(left.values_list("role"))
        remembered["_roles"] = frozenset(name for (name,) in names)
    return remembered["_roles"]


def forget_roles(user: User) -> None:
    """Ask anew the next time: the roles of this person changed."""
    vars(user).pop("_roles", None)


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
