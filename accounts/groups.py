"""The roles people have. A role is a Django group; what it allows is written in the rooms' permissions.py."""

from django.contrib.auth.models import Group

from accounts.models import User

MEMBERS = "members"
READERS = "readers"
BOARD = "board"
CODE_EDITORS = "code editors"
SECRETARIES = "secretaries"
ALL = (MEMBERS, READERS, BOARD, CODE_EDITORS, SECRETARIES)


def roles_of(user: User) -> frozenset[str]:
    """The names of a person's groups; asked once per person object. An inactive or unknown person has none."""
    if not (user.is_authenticated and user.is_active):
        return frozenset()
    remembered = vars(user)
    if "_roles" not in remembered:
        remembered["_roles"] = frozenset(user.groups.values_list("name", flat=True))
    return remembered["_roles"]


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


def join(user: User, group_name: str) -> None:
    """Give someone a role. Raises ``Group.DoesNotExist`` for a role that is not one of ``ALL``."""
    user.groups.add(Group.objects.get(name=group_name))
    vars(user).pop("_roles", None)
