"""From the bytes someone sent to a picture of ours: decoded, turned upright, made small and written anew.

Nothing of the sent file survives but what is to be seen: no place, no date, no camera, no comment, no second file
hidden behind the first. At most one picture is developed at a time in a process, so that its memory stays bounded.
"""

import struct
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from threading import Lock

from django.utils.translation import gettext as _
from PIL import Image, ImageCms, UnidentifiedImageError

from portfolio.attachments import limits, sniffing
from portfolio.attachments.exceptions import NotAPicture

QUALITY = 86
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
_one_at_a_time = Lock()
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, OverflowError, MemoryError)
"""What Pillow raises for bytes that are no whole picture."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG of our own making."""

    jpeg: bytes
    width: int
    height: int


def develop(content: bytes, *, name: str = "", said_type: str = "") -> Picture:
    """The picture in ``content``; ``name`` and ``said_type`` are what its sender called it.

    Raises ``NotAPicture`` with a sentence: empty, too large, another kind of file, too many pixels, moving, damaged.
    """
    kind = _checked_kind(content, name, said_type)
    _check_size(content, kind)
    with _one_at_a_time:
        try:
            return _developed(content, kind)
        except (UnidentifiedImageError, Image.DecompressionBombError, *_BROKEN) as reason:
            raise _damaged() from reason


def _damaged() -> NotAPicture:
    return NotAPicture(_("This picture is damaged or not complete. Make it anew, or choose another."))


def _checked_kind(content: bytes, name: str, said_type: str) -> str:
    if not content:
        raise NotAPicture(_("This file is empty. Choose another one."))
    if len(content) > limits.FILE_LIMIT:
        raise NotAPicture(_("This file is larger than 10 MB. A screenshot of the picture is usually small enough."))
    kind = sniffing.kind_of(content)
    if kind not in {sniffing.JPEG, sniffing.PNG, sniffing.WEBP}:
        raise NotAPicture(_advice(kind))
    if sniffing.has_two_endings(name):
        raise NotAPicture(_("The name of this file has two endings. Give it one, such as photo.jpg."))
    ending, said = sniffing.ending_of(name), said_type.partition(";")[0].strip().lower()
    called = {sniffing.KINDS_BY_ENDING.get(ending, "") if ending.isalpha() else kind}
    called |= {kind} if said in sniffing.NO_TYPE else {sniffing.KINDS_BY_TYPE.get(said, "")}
    if called != {kind}:
        raise NotAPicture(_("The name says something else than what is in the file. Save it anew as JPEG or PNG."))
    return kind


def _advice(kind: str) -> str:
    """What to do with a file of another kind."""
    if kind == sniffing.HEIC:
        return _(
            "This is a HEIC picture, which not every device can show. Choose JPEG (on an iPhone: Settings, Camera,"
            " Formats, Most Compatible), or make a screenshot of it."
        )
    if kind in {sniffing.PDF, sniffing.ARCHIVE}:
        return _("Only pictures fit here, no PDF or office files. Make a photo or a screenshot of the page you mean.")
    return _("Only pictures fit here: JPEG, PNG or WebP. Make a photo or a screenshot of it.")


def _check_size(content: bytes, kind: str) -> None:
    size = sniffing.size_of(content, kind)
    if size is None or not all(size):
        raise _damaged()
    if size[0] * size[1] > (limits.JPEG_PIXELS if kind == sniffing.JPEG else limits.OTHER_PIXELS):
        raise NotAPicture(_("This picture has more dots than fit here. A screenshot of it is small enough."))
    if sniffing.moves(content, kind):
        raise NotAPicture(_("This picture moves. Make a screenshot of the moment you mean."))


def _developed(content: bytes, kind: str) -> Picture:
    with Image.open(BytesIO(content), formats=(kind,)) as sent:
        if kind == sniffing.JPEG:
            sent.draft("RGB", (limits.LONGEST_SIDE, limits.LONGEST_SIDE))
        sent.load()
        shown = _in_plain_colours(sent)
        shown.thumbnail((limits.LONGEST_SIDE, limits.LONGEST_SIDE))
        turned_by = _turned_by(sent)
        profile = sent.info.get("icc_profile")
    upright = shown.transpose(TURNS[turned_by]) if turned_by in TURNS else shown
    return _as_jpeg(_on_white(_as_on_a_screen(upright, profile)))


def _turned_by(sent: Image.Image) -> int:
    """How the camera was held; upright when what it wrote cannot be read."""
    with suppress(struct.error, TypeError, ZeroDivisionError, *_BROKEN):
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
        with suppress(ImageCms.PyCMSError, *_BROKEN):
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


def _as_jpeg(clean: Image.Image) -> Picture:
    written = BytesIO()
    clean.save(written, "JPEG", quality=QUALITY, optimize=True)
    return Picture(written.getvalue(), *clean.size)
