"""Reads one of our PDFs back: the facts inside it, its identifier, and the words on its pages.

Files come from anyone, so the site has this done by a child (``documents/examine.py``). Nothing is unpacked beyond a
limit, and whatever a broken file makes the parser do is the same ``Unreadable``.
"""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from documents.sandbox import lacked_something

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

LARGEST_FILE = 32 * 1024 * 1024
LARGEST_PART = 8 * 1024 * 1024
"""Bytes, unpacked. The largest honest part is the data of a dossier, well below one megabyte."""


class Unreadable(Exception):
    """No PDF, a broken one, or one that unpacks beyond all measure."""


class Locked(Unreadable):
    """It asks for a password."""


@dataclass(frozen=True)
class Contents:
    """What a document of ours carries: the attached facts (``None`` when there are none), its identifier, its words.

    The words are those of the first and the last page.
    """

    attached: bytes | None
    identifier: bytes
    words: str


def contents_of(pdf: bytes) -> Contents:
    """Open ``pdf`` and take out what can be checked. Raises ``Unreadable``."""
    if len(pdf) > LARGEST_FILE:
        raise Unreadable
    with _opened(pdf) as document:
        return Contents(_attached(document), _identifier(document), _words(document))


@contextmanager
def _opened(pdf: bytes) -> "Iterator[Pdf]":
    import pikepdf

    try:
        with pikepdf.open(BytesIO(pdf)) as document:
            yield document
    except Unreadable:
        raise
    except pikepdf.PasswordError as reason:
        raise Locked from reason
    except Exception as reason:  # a hostile file may break the parser in any way it likes
        if lacked_something(reason):
            raise
        raise Unreadable from reason


def _attached(document: "Pdf") -> bytes | None:
    """The one attachment the document names as its source."""
    files = [file for file in document.Root.get("/AF", []) if file.get("/AFRelationship") == "/Source"]
    return _unpacked(files[0].EF.F) if len(files) == 1 else None


def _identifier(document: "Pdf") -> bytes:
    return bytes(document.trailer.ID[0]) if "/ID" in document.trailer else b""


def _unpacked(stream: "Object") -> bytes:
    """The bytes of a stream, at most ``LARGEST_PART``: a small file can unpack to a full disk."""
    raw = stream.read_raw_bytes()
    if stream.get("/Filter") is not None:
        raw = zlib.decompressobj().decompress(raw, LARGEST_PART + 1)
    if len(raw) > LARGEST_PART:
        raise Unreadable
    return bytes(raw)


def _words(document: "Pdf") -> str:
    """The text of the first and the last page without white space: where our papers print their control number."""
    tables: dict[Any, dict[bytes, str]] = {}
    return "".join(_words_on(document.pages[place], tables) for place in (0, -1))


def _words_on(page: Any, tables: dict[Any, dict[bytes, str]]) -> str:
    import pikepdf

    _unpacked(page.Contents)  # refuses a bomb before the parser unpacks it
    fonts, table, words = page.Resources.get("/Font", {}), {}, []
    for step in pikepdf.parse_content_stream(page, "Tf Tj TJ"):
        if str(step.operator) == "Tf":
            table = _table(fonts[str(step.operands[0])], tables)
        elif str(step.operator) in {"Tj", "TJ"}:
            words.append(_spelled(step.operands[0], table))
    return "".join("".join(words).split())


def _spelled(drawn: Any, table: dict[bytes, str]) -> str:
    import pikepdf

    pieces = drawn if isinstance(drawn, pikepdf.Array) else [drawn]
    codes = b"".join(bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String))
    return "".join(table.get(codes[at : at + 2], "") for at in range(0, len(codes), 2))


def _table(font: "Object", tables: dict[Any, dict[bytes, str]]) -> dict[bytes, str]:
    """Which two-byte code of a font stands for which text, as the font says itself (ToUnicode)."""
    known = font.objgen
    if known not in tables:
        tables[known] = dict(_pairs(_unpacked(font.ToUnicode).decode("ascii", "ignore")))
    return tables[known]


def _pairs(table: str) -> Iterator[tuple[bytes, str]]:
    for part in table.split("beginbfchar")[1:]:
        codes = part.split("endbfchar")[0].replace("<", " ").replace(">", " ").split()
        for code, text in zip(codes[::2], codes[1::2], strict=False):
            yield bytes.fromhex(code), bytes.fromhex(text).decode("utf-16-be", "ignore")
