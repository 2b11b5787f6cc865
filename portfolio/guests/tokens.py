"""The secret in a personal link. It exists in the link alone; what is kept is its SHA-256."""

import hashlib
import hmac
import json
import secrets
from base64 import urlsafe_b64encode
from datetime import timedelta

from accounts.vault import derived_key

LINK_LASTS = timedelta(days=14)


def fresh() -> str:
    """256 bits that nobody can guess."""
    return secrets.token_urlsafe(32)


def for_form(purpose: str, *about: str) -> str:
    """The token of one form that was sent, ``about`` which it was: sent again it is the same link, and still no row or
    queue holds it. Without the key-encryption key nobody can compute it.
    """
    said = json.dumps([purpose, *about]).encode()
    return urlsafe_b64encode(hmac.digest(derived_key("personal links"), said, "sha256")).decode().rstrip("=")


def sha256_of(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
