"""Where the pictures lie: each sealed under its member's key, in a folder that no address leads to."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from accounts.vault import Vault
from documents import storage
from portfolio.attachments.models import Attachment

SHELF = "attachments"
FIELD = "picture"
REVISION = 1
"""A picture is never changed: another one is another attachment."""
IN_THE_MAKING = timedelta(hours=1)
"""How long a file may lie without a row: the row comes right after it, or never."""


def put(attachment: Attachment, jpeg: bytes, vault: Vault) -> int:
    """Seal the picture and put it down; how many bytes that are. On return it is on the disk."""
    sealed = vault.seal_bytes(jpeg, item=attachment.sealed_as, field=FIELD, revision=REVISION)
    storage.keep(attachment.name, sealed, shelf=SHELF)
    return len(sealed)


def bytes_of(attachment: Attachment) -> bytes:
    """The picture as a JPEG. Raises ``FileNotFoundError``, ``accounts.vault.CannotOpen``."""
    sealed = storage.fetch(attachment.name, shelf=SHELF)
    vault = Vault.of(attachment.member)
    return vault.open_bytes(sealed, item=attachment.sealed_as, field=FIELD, revision=REVISION)


def take_away(names: Iterable[str]) -> None:
    """Remove these files. Nothing there is fine."""
    for name in names:
        storage.forget(name, shelf=SHELF)


def sweep(now: datetime) -> int:
    """Remove files without a row: their item is gone for good, or a machine stopped half way. How many it were."""
    lying = sorted(storage.names_before(now - IN_THE_MAKING, shelf=SHELF))
    known = {attachment.name for attachment in Attachment.objects.only("id").iterator()} if lying else set()
    orphans = [name for name in lying if name not in known]
    take_away(orphans)
    return len(orphans)
