"""What every template may know of the person and of the register."""

from django.conf import settings
from django.http import HttpRequest

from accounts import groups


def roles(request: HttpRequest) -> dict:
    """``roles.member``, ``roles.reader`` ...: which parts of the menu make sense for this person."""
    user = getattr(request, "user", None)
    names = groups.roles_of(user) if user is not None else frozenset()
    return {
        "roles": {
            "member": groups.MEMBERS in names,
            "reader": groups.READERS in names,
            "board": groups.BOARD in names,
            "code_editor": groups.CODE_EDITORS in names,
            "secretary": groups.SECRETARIES in names,
        }
    }


def register(request: HttpRequest) -> dict:
    """The register's name, and whether this is a demo."""
    return {
        "register_name": settings.REGISTER_NAME,
        "demo": settings.DEMO,
        "csp_nonce": getattr(request, "csp_nonce", ""),
    }
