"""Where sealed bytes rest: evidence and attachments, written once, outside everything a web server serves.

``keep`` returns only when the bytes are on the disk. A kept name never changes its content. ``shelf`` is the name of a
storage in the settings; without one it is that of the evidence.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage, storages

EVIDENCE = "evidence"


class AlreadyKept(Exception):
    """Under this name rests something else. Evidence is added to, never replaced."""


def keep(name: str, sealed: bytes, *, shelf: str = EVIDENCE) -> None:
    """Store ``sealed`` (encrypted by the caller) under ``name``. The same bytes twice is one keeping.

    Raises ``AlreadyKept`` for other bytes, ``SuspiciousFileOperation`` for a name that leads outside.
    """
    storage = storages[shelf]
    if storage.exists(name):
        if fetch(name, shelf=shelf) != sealed:
            raise AlreadyKept(name)
    elif isinstance(storage, FileSystemStorage):
        _write(Path(storage.path(name)), sealed)
    else:
        storage.save(name, ContentFile(sealed))


def fetch(name: str, *, shelf: str = EVIDENCE) -> bytes:
    """The bytes kept under ``name``. Raises ``FileNotFoundError``."""
    with storages[shelf].open(name, "rb") as file:
        return bytes(file.read())


def forget(name: str, *, shelf: str = EVIDENCE) -> None:
    """Remove what was kept under ``name``: when a term ends or its key is destroyed. Nothing there is fine."""
    storages[shelf].delete(name)


def names_before(moment: datetime, *, shelf: str) -> Iterator[str]:
    """What was kept on top of a shelf before this moment, half-written files too; nothing when nothing was ever kept.

    Something that goes while one looks is left out.
    """
    storage: Storage = storages[shelf]
    try:
        _folders, names = storage.listdir("")
    except FileNotFoundError:
        return
    for name in names:
        with suppress(FileNotFoundError):
            if storage.get_modified_time(name) < moment:
                yield name


def _write(path: Path, content: bytes) -> None:
    """All or nothing, also when the machine stops half way: temporary file, flush, rename, flush."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    number, temporary = tempfile.mkstemp(prefix=".keeping-", dir=path.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.rename(temporary, path)
        _flush(path.parent)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(temporary)


def _flush(folder: Path) -> None:
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
