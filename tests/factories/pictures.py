"""Pictures made while testing: as a camera, a screenshot or a stranger would send them."""

from io import BytesIO
from typing import Any

from PIL import Image

from portfolio.attachments.actions import attach
from portfolio.attachments.models import Attachment
from portfolio.writing.models import Writing


def a_picture(form: str = "JPEG", *, size: tuple[int, int] = (64, 48), colour: Any = "red", **how: Any) -> bytes:
    """The bytes of a file with one colour on it."""
    mode = how.pop("mode", "RGB")
    written = BytesIO()
    Image.new(mode, size, colour).save(written, form, **how)
    return written.getvalue()


def laid_beside(item: Writing, alt: str = "", *, content: bytes = b"") -> Attachment:
    """A picture beside an item of its owner."""
    return attach(item, content or a_picture(), alt, by=item.member)
