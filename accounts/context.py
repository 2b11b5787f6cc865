"""What every template may know of the person and of the register."""

from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from accounts import groups


def roles(request: HttpRequest) -> dict[str, Any]:
    """``roles.member``, ``roles.reader`` ...: which parts of the menu make sense for this person.

    Looked up when a template asks: a page for writing has no menu.
    """
    return {"roles": SimpleLazyObject(partial(_roles_of, getattr(request, "user", None)))}


def _roles_of(user: Any) -> dict[str, bool]:
    names = groups.roles_of(user) if user is not None else frozenset()
    return {
        "member": groups.MEMBERS in names,
        "left": groups.LEFT in names,
        "reader": groups.READERS in names,
        "board": groups.BOARD in names,
        "code_editor": groups.CODE_EDITORS in names,
        "secretary": groups.SECRETARIES in names,
    }


def register(request: HttpRequest) -> dict:
    """The register's name, and whether this is a demo."""
    return {
        "register_name": settings.REGISTER_NAME,
        "demo": settings.DEMO,
        "csp_nonce": getattr(request, "csp_nonce", ""),
    }
