"""Where evidence rests: sealed bytes, written once, outside everything a web server serves.

``keep`` returns only when the bytes are on the disk. A kept name never changes its content.
"""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage, storages


class AlreadyKept(Exception):
    """Under this name rests something else. Evidence is added to, never replaced."""


def keep(name: str, sealed: bytes) -> None:
    """Store ``sealed`` (encrypted by the caller) under ``name``. The same bytes twice is one keeping.

    Raises ``AlreadyKept`` for other bytes, ``SuspiciousFileOperation`` for a name that leads outside.
    """
    storage = _storage()
    if storage.exists(name):
        if fetch(name) != sealed:
            raise AlreadyKept(name)
    elif isinstance(storage, FileSystemStorage):
        _write(Path(storage.path(name)), sealed)
    else:
        storage.save(name, ContentFile(sealed))


def fetch(name: str) -> bytes:
    """The bytes kept under ``name``. Raises ``FileNotFoundError``."""
    with _storage().open(name, "rb") as file:
        return bytes(file.read())


def forget(name: str) -> None:
    """Remove what was kept under ``name``: when a term ends or its key is destroyed. Nothing there is fine."""
    _storage().delete(name)


def _storage() -> Storage:
    return storages["evidence"]


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
