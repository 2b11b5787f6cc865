"""The signs of a code, how people type them, and the keyed hash that is all the register keeps."""

import hmac
import json
import secrets

from accounts.vault import derived_key

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""32 signs without I, L, O and U: no two look alike, and what looks alike is read as the one that is there."""
LENGTH = 8
READ_AS = str.maketrans("OIL", "011")
NO_CODE = "0" * 64
"""What a code is compared with when there is none, so that the answer takes as long."""


def fresh() -> str:
    """40 bits."""
    return "".join(secrets.choice(SIGNS) for _ in range(LENGTH))


def in_groups(code: str) -> str:
    """As people read it: two groups of four."""
    return f"{code[:4]}-{code[4:]}"


def tidy(typed: str) -> str:
    """As it was made: capitals, without spaces, dashes and whatever a keyboard puts between."""
    return "".join(sign for sign in typed[:64].upper().translate(READ_AS) if sign in SIGNS)


def keyed(purpose: str, *about: object) -> str:
    """64 hexadecimal signs that nobody can make, or try codes against, without the register's key."""
    said = json.dumps([purpose, *map(str, about)]).encode()
    return hmac.digest(derived_key("answer codes"), said, "sha256").hex()
