"""Large files at rest: sealed chunk by chunk while they are written, opened chunk by chunk while they are read.

Nothing of a parcel is ever on disk in the clear, and nothing larger than a chunk has to be in memory. A chunk is bound
to its file and place, the last one to being the last: chunks cannot change places, and none can be left out.
"""

import io
import tempfile
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO, cast

from django.core.files.base import File
from django.core.files.storage import Storage, storages

from accounts.vault import NONCE_BYTES, CannotOpen, Vault

CHUNK = 256 * 1024
TAG_BYTES = 16
SEALED_CHUNK = 1 + NONCE_BYTES + CHUNK + TAG_BYTES
PLACE, LAST = "chunk", "last"


class SealedWriter:
    """Written from begin to end; ``finish`` seals what is left. ``size`` is how many bytes were written."""

    def __init__(self, target: BinaryIO, safe: Vault, item: str) -> None:
        self.target, self.safe, self.item = target, safe, item
        self.waiting, self.written, self.size = bytearray(), 0, 0

    def write(self, content: bytes) -> int:
        self.waiting += content
        self.size += len(content)
        while len(self.waiting) > CHUNK:
            self._seal(bytes(self.waiting[:CHUNK]), PLACE)
            del self.waiting[:CHUNK]
        return len(content)

    def finish(self) -> None:
        self._seal(bytes(self.waiting), LAST)
        self.waiting.clear()

    def _seal(self, content: bytes, field: str) -> None:
        self.target.write(self.safe.seal_bytes(content, item=self.item, field=field, revision=self.written))
        self.written += 1


class SealedReader(io.RawIOBase):
    """Reads at any place; raises ``CannotOpen`` where bytes were changed, moved or left out."""

    def __init__(self, source: BinaryIO, safe: Vault, item: str, size: int) -> None:
        super().__init__()
        self.source, self.safe, self.item, self.size = source, safe, item, size
        self.last = max(size - 1, 0) // CHUNK
        self.place, self.opened = 0, (-1, b"")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self.place, io.SEEK_END: self.size}[whence]
        if start + offset < 0:
            raise OSError("before the begin")  # what a file says too: zipfile looks for an end of more bytes
        self.place = start + offset
        return self.place

    def tell(self) -> int:
        return self.place

    def readinto(self, buffer) -> int:
        if self.place >= self.size:
            return 0
        number, within = divmod(self.place, CHUNK)
        part = self._chunk(number)[within : within + len(buffer)]
        buffer[: len(part)] = part
        self.place += len(part)
        return len(part)

    def chunks(self) -> Iterator[bytes]:
        """The whole content, a chunk at a time."""
        for number in range(self.last + 1):
            yield self._chunk(number)

    def _chunk(self, number: int) -> bytes:
        if self.opened[0] != number:
            self.source.seek(number * SEALED_CHUNK)
            sealed = self.source.read(SEALED_CHUNK)
            field = LAST if number == self.last else PLACE
            self.opened = number, self.safe.open_bytes(sealed, item=self.item, field=field, revision=number)
        return self.opened[1]

    def close(self) -> None:
        self.source.close()
        super().close()


def room() -> Storage:
    """Where parcels rest: outside everything a web server serves."""
    return storages["parcels"]


def keep(name: str, sealed: BinaryIO) -> str:
    """Store a file that is sealed already; gives the name it got."""
    sealed.seek(0)
    return room().save(name, File(sealed))


def reader(name: str, safe: Vault, item: str, size: int) -> SealedReader:
    """The content kept under ``name``. Raises ``FileNotFoundError``."""
    return SealedReader(cast(BinaryIO, room().open(name, "rb")), safe, item, size)


def forget(name: str) -> None:
    """Nothing there is fine."""
    if name:
        room().delete(name)


def older_than(moment: datetime) -> Iterator[str]:
    """The names of what was kept before that moment."""
    try:
        _folders, names = room().listdir("")
    except FileNotFoundError:
        return
    yield from (name for name in names if room().get_modified_time(name) < moment)


def scratch() -> BinaryIO:
    """A file without a name to write sealed bytes to; gone when it is closed, or when the process dies."""
    return tempfile.TemporaryFile()  # type: ignore[return-value]


__all__ = ["CHUNK", "CannotOpen", "SealedReader", "SealedWriter", "forget", "keep", "reader", "room", "scratch"]
