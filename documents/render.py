"""HTML to PDF: one paper in, one archival file out, the same bytes every time.

The work is done in a child process (``documents/layout.py``) that knows no settings, no database and no secrets, may
open no connection and is stopped when it takes too long. Whatever a member typed, the worst outcome is
``CannotRender`` for that one paper.
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from documents import child
from documents.canonical import digest_of_bytes
from documents.fonts import font_files

LAYOUT = "documents.layout"
LARGEST_HTML = 4 * 1024 * 1024
"""Bytes. A dossier of six pieces is about 60 kB; beyond this nobody wrote it by hand."""
LARGEST_PICTURES = 12 * 1024 * 1024
"""Bytes of all pictures of one paper together: what can be handed in to be checked is not much larger."""


class CannotRender(Exception):
    """No paper came of it. ``reason_code`` says why and nothing of the content:
    library, fonts, fetch, letters, pages, layout, memory, time, size, answer, start or crash.
    """

    def __init__(self, reason_code: str) -> None:
        self.reason_code = reason_code
        super().__init__(reason_code)


@dataclass(frozen=True)
class Paper:
    """What is to be printed, and the canonical facts it was made from, which travel inside the file.

    ``created`` is an aware moment taken from the facts, never the clock: it decides every date in the file.
    ``pictures`` are JPEGs of our own making, by the address (``picture:...``) under which the page asks for them.
    """

    html: str
    data: bytes
    data_name: str
    created: datetime
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        return digest_of_bytes(self.data)


@dataclass(frozen=True)
class Limits(child.Limits):
    """Where one paper ends."""

    cpu: int = 60
    wall: int = 180
    memory: int = 2 * 1024**3
    file: int = 64 * 1024**2
    answer: int = 64 * 1024**2
    pages: int = 400


LIMITS = Limits()


def render(paper: Paper, limits: Limits = LIMITS) -> bytes:
    """The paper as PDF/A-3a and PDF/UA-1, unsigned. Same paper, same bytes, in any process. Raises ``CannotRender``."""
    if len(paper.html.encode("utf-8", "surrogatepass")) > LARGEST_HTML:
        raise CannotRender("size")
    if sum(map(len, paper.pictures.values())) > LARGEST_PICTURES:
        raise CannotRender("size")
    try:
        pdf = child.ask(LAYOUT, _order(paper), limits)
    except child.Stopped as stopped:
        raise CannotRender(stopped.reason_code) from None
    if not pdf.startswith(b"%PDF-"):
        raise CannotRender("crash")
    return pdf


def _order(paper: Paper) -> bytes:
    created = paper.created.astimezone(UTC)
    return json.dumps(
        {
            "html": paper.html,
            "data": base64.b64encode(paper.data).decode(),
            "data_name": paper.data_name,
            "created": created.isoformat(),
            "identifier": paper.digest[
                :32
            ],  # as signs: the engine writes bytes unescaped, and a carriage return is lost
            "fonts": font_files(),
            "pictures": {address: base64.b64encode(jpeg).decode() for address, jpeg in paper.pictures.items()},
        }
    ).encode()
