"""What a file really is, and how large a picture says it is, from its bytes alone. Pure: nothing is decoded.

Libraries set memory aside as soon as they open a file; so the size is read here first.
"""

import re
from collections.abc import Iterator

JPEG, PNG, WEBP = "JPEG", "PNG", "WEBP"
KINDS_BY_ENDING = {"jpg": JPEG, "jpeg": JPEG, "jpe": JPEG, "jfif": JPEG, "png": PNG, "webp": WEBP}
KINDS_BY_TYPE = {
    "image/jpeg": JPEG,
    "image/jpg": JPEG,
    "image/pjpeg": JPEG,
    "image/png": PNG,
    "image/x-png": PNG,
    "image/webp": WEBP,
}
NO_TYPE = {"", "application/octet-stream"}
"""What a browser says of a file when it does not know."""
HEIC, GIF, PDF, ARCHIVE, MARKUP, OTHER = "HEIC", "GIF", "PDF", "ARCHIVE", "MARKUP", "OTHER"
_PNG_START = b"\x89PNG\r\n\x1a\n"
_STARTS = ((b"\xff\xd8\xff", JPEG), (_PNG_START, PNG), (b"GIF8", GIF), (b"%PDF", PDF), (b"PK", ARCHIVE))
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"}
_SIZE_MARKERS = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_BARE_MARKERS = frozenset({0x01, *range(0xD0, 0xD8)})
_OTHER_FILE = re.compile(
    r"\.(?:exe|com|bat|cmd|scr|js|mjs|vbs|jar|sh|ps1|php\d?|phtml|asp|aspx|jsp|cgi|pl|py|html?|xhtml|svgz?|xml|pdf|zip|rar"
    r"|7z|gz|docx?|docm|xlsx?|xlsm|pptx?|odt|ods|rtf|jpe?g|png|webp|gif|heic|heif|tiff?|bmp)\.[^.]*$",
    re.IGNORECASE,
)
"""A name with the ending of another kind of file before its last one."""


def kind_of(content: bytes) -> str:
    """What the first bytes say it is: ``JPEG``, ``PNG``, ``WEBP``, or one of the kinds that are refused."""
    for start, kind in _STARTS:
        if content.startswith(start):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS:
        return HEIC
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"%pdf" in head:
        return PDF
    return MARKUP if head.startswith(b"<") else OTHER


def ending_of(name: str) -> str:
    """The last ending of a file's name, without its dot; empty when there is none."""
    return name.rpartition(".")[2].lower().strip() if "." in name else ""


def has_two_endings(name: str) -> bool:
    return bool(_OTHER_FILE.search(name))


def size_of(content: bytes, kind: str) -> tuple[int, int] | None:
    """Width and height as the header has them, the largest when it says it more than once; None without one."""
    found = list({JPEG: _jpeg_sizes, PNG: _png_sizes, WEBP: _webp_sizes}[kind](content))
    return (max(width for width, _height in found), max(height for _width, height in found)) if found else None


def moves(content: bytes, kind: str) -> bool:
    """Whether a PNG or WebP holds more than one picture."""
    if kind == PNG:
        return any(name == b"acTL" for name, _start, _length in _png_chunks(content))
    return kind == WEBP and any(name in {b"ANIM", b"ANMF"} for name, _start, _length in _webp_chunks(content))


def _png_sizes(content: bytes) -> Iterator[tuple[int, int]]:
    if content[12:16] == b"IHDR" and len(content) >= 24:
        yield int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Name, start and length of every chunk before the pixels."""
    place = len(_PNG_START)
    while place + 8 <= len(content):
        length, name = int.from_bytes(content[place : place + 4], "big"), content[place + 4 : place + 8]
        if name == b"IDAT":
            return
        yield name, place + 8, length
        place += 12 + length


def _webp_chunks(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    place = 12
    while place + 8 <= len(content):
        length = int.from_bytes(content[place + 4 : place + 8], "little")
        yield content[place : place + 4], place + 8, length
        place += 8 + length + length % 2


def _webp_sizes(content: bytes) -> Iterator[tuple[int, int]]:
    for name, start, _length in _webp_chunks(content):
        head = content[start : start + 10]
        if len(head) < 10:
            return
        if name == b"VP8X":
            yield 1 + int.from_bytes(head[4:7], "little"), 1 + int.from_bytes(head[7:10], "little")
        elif name == b"VP8L":
            bits = int.from_bytes(head[1:5], "little")
            yield 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
        elif name == b"VP8 ":
            yield int.from_bytes(head[6:8], "little") & 0x3FFF, int.from_bytes(head[8:10], "little") & 0x3FFF


def _jpeg_sizes(content: bytes) -> Iterator[tuple[int, int]]:
    """Every frame header up to the first scan; later ones belong to a preview at the end of the file."""
    place = 2
    while place + 9 <= len(content):
        if content[place] != 0xFF:
            return
        marker = content[place + 1]
        if marker == 0xFF:
            place += 1
        elif marker in _BARE_MARKERS:
            place += 2
        elif marker in {0xD9, 0xDA}:
            return
        else:
            if marker in _SIZE_MARKERS:
                height, width = content[place + 5 : place + 7], content[place + 7 : place + 9]
                yield int.from_bytes(width, "big"), int.from_bytes(height, "big")
            place += 2 + int.from_bytes(content[place + 2 : place + 4], "big")
