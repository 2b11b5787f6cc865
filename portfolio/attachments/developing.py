"""From the bytes someone sent to a picture of ours: decoded, turned upright, made small and written anew.

Nothing of the sent file survives but what is to be seen: no place, no date, no camera, no comment, no second file
hidden behind the first. A child decodes it (``darkroom.py``), one at a time in a process, so that memory stays bounded;
here no more than its header is read.
"""

from dataclasses import dataclass
from threading import Lock

from django.utils.translation import gettext as _

from documents import child
from portfolio.attachments import limits, sniffing
from portfolio.attachments.exceptions import NotAPicture

QUALITY = 86
DARKROOM = "portfolio.attachments.darkroom"
LIMITS = child.Limits(cpu=20, wall=60, memory=640 * 1024**2, file=0, answer=24 * 1024**2)
"""Twenty-five million pixels of a PNG take two seconds and less than 400 MB."""
_one_at_a_time = Lock()


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
            jpeg = remade(content, kind, limits.LONGEST_SIDE, QUALITY)
        except child.Stopped as stopped:
            raise _refused(stopped.reason_code) from None
    width, height = sniffing.size_of(jpeg, sniffing.JPEG) or (0, 0)
    return Picture(jpeg, width, height)


def _refused(reason: str) -> NotAPicture:
    if reason in {"start", "library"}:
        return NotAPicture(_("Pictures cannot be read at the moment. That is not because of yours: try again later."))
    return _damaged()


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


def remade(picture: bytes, kind: str, side: int, quality: int) -> bytes:
    """A JPEG of a whole picture, its longest side so many pixels at most. Raises ``documents.child.Stopped``."""
    return child.ask(DARKROOM, picture, LIMITS, kind=kind, side=side, quality=quality)
