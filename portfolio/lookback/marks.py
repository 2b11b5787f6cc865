"""A mark by which a pair is known again, and from which nobody without the member's key can tell which two it is."""

import hmac

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from accounts.vault import KEY_BYTES, Vault

PURPOSE = b"then and now"


class Marker:
    """Marks pairs of one member."""

    def __init__(self, vault: Vault) -> None:
        self._key = HKDF(algorithm=hashes.SHA256(), length=KEY_BYTES, salt=None, info=PURPOSE).derive(vault.key)

    def of(self, one: object, other: object) -> str:
        """The mark of two texts, by their ids; in whichever order."""
        return hmac.digest(self._key, "|".join(sorted((str(one), str(other)))).encode(), "sha256").hex()
