"""A ZIP written straight through, without compression: the same files give the same bytes on every machine.

A compressing library may write other bytes in its next version; this never does. Sizes stand before the content, so
every program opens it, also one that reads as it downloads.
"""

import struct
import zlib
from dataclasses import dataclass
from typing import Protocol

MOST_FILES = 65_000
MOST_BYTES = 4_000_000_000
"""Beyond these a ZIP needs another form, and no member is near them."""
UTF8_NAMES = 0x0800
LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
VERSION = 20
FIRST_DAY = 0x0021
"""1 January 1980, the first day a ZIP knows: what day something is of stands in its name and in the manifest."""
ORDINARY_FILE = 0o100644 << 16
UNIX = 3 << 8


class TooBig(Exception):
    """More than fits in one file."""


class Target(Protocol):
    def write(self, content: bytes) -> int: ...


@dataclass(frozen=True, slots=True)
class _Written:
    name: bytes
    crc: int
    size: int
    offset: int


class StoredZip:
    """``add`` each file once, then ``finish``."""

    def __init__(self, target: Target) -> None:
        self.target, self.offset = target, 0
        self.files: list[_Written] = []

    def add(self, name: str, content: bytes) -> None:
        """Raises ``TooBig``."""
        if len(self.files) >= MOST_FILES or self.offset + len(content) > MOST_BYTES:
            raise TooBig
        one = _Written(name.encode(), zlib.crc32(content), len(content), self.offset)
        self.files.append(one)
        self._write(LOCAL + struct.pack("<H", VERSION) + _about(one) + struct.pack("<HH", len(one.name), 0) + one.name)
        self._write(content)

    def finish(self) -> None:
        start = self.offset
        for one in self.files:
            head = CENTRAL + struct.pack("<HH", UNIX | VERSION, VERSION) + _about(one)
            tail = struct.pack("<HHHHHII", len(one.name), 0, 0, 0, 0, ORDINARY_FILE, one.offset)
            self._write(head + tail + one.name)
        count = len(self.files)
        self._write(END + struct.pack("<HHHHIIH", 0, 0, count, count, self.offset - start, start, 0))

    def _write(self, content: bytes) -> None:
        self.target.write(content)
        self.offset += len(content)


def _about(one: _Written) -> bytes:
    """Flags, no compression, time, day, checksum, size twice."""
    return struct.pack("<HHHHIII", UTF8_NAMES, 0, 0, FIRST_DAY, one.crc, one.size, one.size)
