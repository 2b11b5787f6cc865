"""One way to refuse."""

from django.core.exceptions import PermissionDenied


def require(allowed: bool, why: str) -> None:
    """Raise ``PermissionDenied`` with a sentence for the person, unless ``allowed``."""
    if not allowed:
        raise PermissionDenied(why)
