"""What an entry of the trail looks like as a leaf: canonical bytes with commitments instead of names. Pure."""

import hmac
import json
from datetime import UTC, datetime
from typing import Any

import rfc8785

VERSION = 2
SALT = 16
_codes_as_json = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode
"""``json.dumps`` would make a new encoder for every entry."""


def commitment(salt: bytes, name: str) -> str:
    """HMAC-SHA256 of a name under a salt of its own, in hexadecimal: binds the name, and tells nothing without it."""
    return hmac.digest(salt, name.encode(), "sha256").hex()


def instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def instant_of(stored: str) -> str:
    """What ``instant`` gives, from how SQLite and PostgreSQL spell a moment in UTC.

    Verifying needs it for all, and making a ``datetime`` of each first took a fifth of the time.
    """
    day, _space, time = stored.removesuffix("+00").partition(" ")
    seconds, point, fraction = time.partition(".")
    return f"{day}T{seconds}{point}{fraction.ljust(6, '0') if point else ''}+00:00"


def body_of(seq: int, at: datetime, action: str, subject: str, actor: str, codes: dict[str, Any]) -> bytes:
    """The canonical JSON that is hashed and proven. ``subject`` and ``actor`` are commitments."""
    facts: dict[str, Any] = {"seq": seq, "at": instant(at), "action": action, "codes": codes}
    facts |= {"subject": subject, "actor": actor}
    return rfc8785.dumps({"v": VERSION, **facts})


def expected(seq: int, at: str, action: str, subject: str, actor: str, codes: Any) -> bytes:
    """What ``body_of`` gives for codes as ``record`` allows them, three times as fast; verifying needs it for all.

    ``at`` is written as ``instant`` does. Keys are ASCII and sorted, texts hold nothing that JSON escapes, numbers
    are whole: there both write the same.
    """
    return (
        f'{{"action":"{action}","actor":"{actor}","at":"{at}","codes":{_codes_as_json(codes)},"seq":{seq},'
        f'"subject":"{subject}","v":{VERSION}}}'
    ).encode()
