"""Public papers that are asked for again and again: a booklet, a dialogue card. Rendered once, then kept.

A name holds the digest of the facts the paper is made from, so that the same facts give the same bytes; what was thrown
away is made again, byte for byte. Nothing here is secret and nothing is signed: who doubts a booklet reads the page.
"""

import fcntl
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage, storages

from documents.render import Paper, render

PATIENCE = 4.0
"""Seconds one waits for a paper that somebody else is having made. A booklet takes about two."""


class StillPrinting(Exception):
    """Others are having papers made. Ask again in a moment."""


def printed(name: str, make: Callable[[], Paper], *, patience: float | None = None) -> bytes:
    """The tagged PDF (PDF/A-3a and PDF/UA-1) kept under ``name``; made first when it is not there.

    One paper is made at a time on this machine, however many ask. Raises ``StillPrinting`` after ``patience`` seconds,
    ``documents.render.CannotRender`` and ``SuspiciousFileOperation`` for a name that leads outside.
    """
    if (kept := _kept(name)) is not None:
        return kept
    with _alone(PATIENCE if patience is None else patience):
        if (kept := _kept(name)) is not None:
            return kept
        pdf = render(make())
        _keep(name, pdf)
    return pdf


def forget_printed(prefix: str) -> None:
    """Remove every paper kept under the folder ``prefix`` ("story/12/"), or the one of that name. None is fine."""
    storage, within = _storage(), prefix.rstrip("/")
    try:
        folders, files = storage.listdir(within)
    except FileNotFoundError:
        return
    except NotADirectoryError:
        storage.delete(within)
        return
    for file in files:
        storage.delete(f"{within}/{file}")
    for folder in folders:
        forget_printed(f"{within}/{folder}/")


def _storage() -> Storage:
    return storages["printed"]


def _kept(name: str) -> bytes | None:
    try:
        with _storage().open(name, "rb") as file:
            return bytes(file.read())
    except FileNotFoundError:
        return None


def _keep(name: str, pdf: bytes) -> None:
    """All or nothing: nobody is ever given half a paper."""
    storage = _storage()
    if not isinstance(storage, FileSystemStorage):
        storage.save(name, ContentFile(pdf))
        return
    path = Path(storage.path(name))
    path.parent.mkdir(parents=True, exist_ok=True)
    number, temporary = tempfile.mkstemp(prefix=".printing-", dir=path.parent)
    with os.fdopen(number, "wb") as file:
        file.write(pdf)
    os.rename(temporary, path)


@contextmanager
def _alone(patience: float) -> Iterator[None]:
    """One at a time for this installation on this machine. A process that is killed lets go of the lock."""
    place = _lock()
    with place.open("w") as lock:
        until = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise StillPrinting from None
                time.sleep(0.05)
        yield


def _lock() -> Path:
    """Beside the papers, where nobody else on this machine comes; papers kept elsewhere are made in turns too."""
    storage = _storage()
    place = Path(storage.path("")) if isinstance(storage, FileSystemStorage) else Path(tempfile.gettempdir())
    place.mkdir(parents=True, exist_ok=True)
    return place / ".printing.lock"
