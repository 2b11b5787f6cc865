"""One spelling for the same facts: RFC 8785 JSON over normalised text, and its digest.

Everything that is signed, hashed or sealed goes through here, so that "the same content" is a matter of bytes.
"""

import hashlib
import unicodedata
from typing import Any

import rfc8785


class NotCanonical(ValueError):
    """These facts have no canonical form: NaN, a lone surrogate, two keys that become one, too deep a nesting."""


def canonical(facts: Any) -> bytes:
    """The RFC 8785 form of ``facts`` as UTF-8 bytes, after every text became NFC with LF line ends.

    Text is normalised first, because a phone, a Mac and a pasted letter write the same ``é`` and the same line end
    differently. Raises ``NotCanonical``.
    """
    try:
        return rfc8785.dumps(_normalised(facts))
    except (rfc8785.CanonicalizationError, UnicodeError, RecursionError) as reason:
        raise NotCanonical(str(reason)) from reason


def digest(facts: Any) -> str:
    """SHA-256 over the canonical form, 64 lower-case hexadecimal signs."""
    return digest_of_bytes(canonical(facts))


def digest_of_bytes(data: bytes) -> str:
    """SHA-256 of bytes that are canonical already, as 64 hexadecimal signs."""
    return hashlib.sha256(data).hexdigest()


def normalised(text: str) -> str:
    """NFC with LF line ends: how every text is stored and hashed."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _normalised(facts: Any) -> Any:
    if isinstance(facts, str):
        return normalised(facts)
    if isinstance(facts, dict):
        return _normalised_object(facts)
    if isinstance(facts, list | tuple):
        return [_normalised(value) for value in facts]
    return facts


def _normalised_object(facts: dict[str, Any]) -> dict[str, Any]:
    if not all(isinstance(key, str) for key in facts):
        raise NotCanonical("a key is not text")
    spelled = {normalised(key): _normalised(value) for key, value in facts.items()}
    if len(spelled) != len(facts):
        raise NotCanonical("two keys are the same after normalisation")
    return spelled
