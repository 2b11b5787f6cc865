"""A mark by which a file is known again, and from which nobody without the member's key can tell what is on it."""

import hashlib

from accounts.vault import Vault

PURPOSE = "attachment"


def mark_of(content: bytes, vault: Vault) -> str:
    return vault.mark(PURPOSE, hashlib.sha256(content).hexdigest()).hex()
