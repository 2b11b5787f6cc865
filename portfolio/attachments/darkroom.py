"""The child process that makes a picture of ours from what someone sent. Started by ``developing.py``.

Decoders of pictures are large and old, and these bytes are anybody's: here there is no key, no file and no connection
that a taken-over decoder could reach. Nothing of the sent file survives but what is to be seen.
"""

import struct
import sys
from contextlib import suppress
from importlib import import_module
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, UnidentifiedImageError

from documents.sandbox import Reason, Stop, lacked_something, no_more_files, order, wall_off, work_inside
from portfolio.attachments.sniffing import JPEG

LIBRARIES = (
    "PIL.JpegImagePlugin",
    "PIL.MpoImagePlugin",
    "PIL.PngImagePlugin",
    "PIL.TiffImagePlugin",
    "PIL.WebPImagePlugin",
)
"""What opens the three kinds, and what they bring in late by themselves."""
ORIENTATION = 0x0112
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""How a camera was held, by what it says of it, to what makes the picture upright."""
WHITE = (255, 255, 255)
BROKEN = (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, OverflowError)
"""What Pillow raises for bytes that are no whole picture."""


def in_the_dark(terms: dict[str, Any]) -> bytes:
    """The JPEG of the picture that waits at standard input."""
    for name in LIBRARIES:
        import_module(name)
    Image.preinit()
    wall_off()
    no_more_files()
    try:
        return developed(order(), terms["kind"], terms["side"], terms["quality"])
    except (UnidentifiedImageError, Image.DecompressionBombError, *BROKEN) as reason:
        raise Stop(Reason.LIBRARY if lacked_something(reason) else Reason.DAMAGED) from None


def developed(content: bytes, kind: str, side: int, quality: int) -> bytes:
    """A JPEG, its longest side so many pixels at most. Raises what Pillow raises."""
    with Image.open(BytesIO(content), formats=(kind,)) as sent:
        if kind == JPEG:
            sent.draft("RGB", (side, side))
        sent.load()
        shown = _in_plain_colours(sent)
        shown.thumbnail((side, side))
        turned_by = _turned_by(sent)
        profile = sent.info.get("icc_profile")
    upright = shown.transpose(TURNS[turned_by]) if turned_by in TURNS else shown
    return _as_jpeg(_on_white(_as_on_a_screen(upright, profile)), quality)


def _turned_by(sent: Image.Image) -> int:
    """How the camera was held; upright when what it wrote cannot be read."""
    with suppress(struct.error, TypeError, ZeroDivisionError, *BROKEN):
        return int(sent.getexif().get(ORIENTATION, 1))
    return 1


def _in_plain_colours(sent: Image.Image) -> Image.Image:
    """Eight bits a colour; with transparency when there is some. Ink stays ink until its profile is known."""
    if sent.mode.startswith("I") or sent.mode == "F":
        return sent.point(lambda value: value / 256).convert("L").convert("RGB")
    if sent.mode == "CMYK":
        return sent.copy()
    return sent.convert("RGBA" if sent.has_transparency_data else "RGB")


def _as_on_a_screen(shown: Image.Image, profile: bytes | None) -> Image.Image:
    """In the colours of a screen (sRGB). A profile nobody can read is left aside: the colours are nearly right."""
    alpha = shown.getchannel("A") if shown.mode == "RGBA" else None
    coloured = shown.convert("RGB") if alpha else shown
    if profile:
        with suppress(ImageCms.PyCMSError, *BROKEN):
            given = ImageCms.ImageCmsProfile(BytesIO(profile))
            screen = ImageCms.createProfile("sRGB")
            coloured = ImageCms.profileToProfile(coloured, given, screen, outputMode="RGB") or coloured
    coloured = coloured.convert("RGB")
    if alpha:
        coloured.putalpha(alpha)
    return coloured


def _on_white(shown: Image.Image) -> Image.Image:
    """A new picture that knows nothing of the old one: what a library remembers of a file it writes along."""
    clean = Image.new("RGB", shown.size, WHITE)
    clean.paste(shown, mask=shown.getchannel("A") if shown.mode == "RGBA" else None)
    return clean


def _as_jpeg(clean: Image.Image, quality: int) -> bytes:
    written = BytesIO()
    clean.save(written, "JPEG", quality=quality, optimize=True)
    return written.getvalue()


if __name__ == "__main__":
    sys.exit(work_inside(in_the_dark))
