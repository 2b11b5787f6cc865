"""Files that no camera makes: bombs, liars and things that only look like a picture."""

import struct
import zlib
from io import BytesIO
from zipfile import ZipFile

from PIL import Image

from tests.factories.pictures import a_picture


def png_chunk(name: bytes, content: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + checksum


def png_that_says(width: int, height: int, pixels: bytes = b"", *more: bytes) -> bytes:
    """A PNG with this size in its header, and ``pixels`` as its packed content."""
    head = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + png_chunk(b"IDAT", pixels) + png_chunk(b"IEND", b"")


def packed_bomb(width: int, height: int) -> bytes:
    """A real picture of one colour, as small as it can be packed: every pixel of it is there."""
    packer, line = zlib.compressobj(9), b"\0" * (1 + 3 * width)
    packed = b"".join(packer.compress(line) for _row in range(height)) + packer.flush()
    return png_that_says(width, height, packed)


def webp_that_says(width: int, height: int) -> bytes:
    """A WebP whose canvas is this large."""
    canvas = b"\0\0\0\0" + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    content = b"WEBPVP8X" + struct.pack("<I", 10) + canvas
    return b"RIFF" + struct.pack("<I", len(content)) + content


def jpeg_that_says(width: int, height: int) -> bytes:
    """A JPEG that grew after it was made: only its header did."""
    made, place = bytearray(a_picture()), a_picture().index(b"\xff\xc0")
    made[place + 5 : place + 9] = struct.pack(">HH", height, width)
    return bytes(made)


def moving(form: str, frames: int = 3) -> bytes:
    pictures = [Image.new("RGB", (8, 8), (80 * number, 0, 0)) for number in range(frames)]
    written = BytesIO()
    pictures[0].save(written, form, save_all=True, append_images=pictures[1:])
    return written.getvalue()


def photo_from(place: str = "Deventer") -> bytes:
    """A JPEG as a telephone makes it: held sideways, with where and when and with what, a comment and a preview."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F], exif[0x0132] = f"Camera van {place}", "2026:01:02 03:04:05"
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 15.0, 1.5), 3: "E", 4: (6.0, 9.0, 1.5)})
    picture = Image.new("RGB", (120, 60), "blue")
    picture.paste("red", (0, 0, 60, 60))
    written = BytesIO()
    picture.save(written, "JPEG", exif=exif, comment=f"gemaakt in {place}", xmp=f"<x>{place}</x>".encode(), quality=95)
    return written.getvalue()


def zipped(**files: str) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
PDF = b"%PDF-1.7\n1 0 obj<</OpenAction<</JS(app.alert(1))>>>>endobj"
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 64
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
