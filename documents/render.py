"""HTML to PDF: one paper in, one archival file out, the same bytes every time.

The work is done in a child process (``documents/sandbox.py``) that knows no settings, no database and no secrets,
may open no connection and is stopped when it takes too long. Whatever a member typed, the worst outcome is
``CannotRender`` for that one paper.
"""

import base64
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from documents.canonical import digest_of_bytes
from documents.fonts import font_files

SANDBOX = Path(__file__).with_name("sandbox.py")
LARGEST_HTML = 4 * 1024 * 1024
"""Bytes. A dossier of six pieces is about 60 kB; beyond this nobody wrote it by hand."""
LARGEST_PICTURES = 12 * 1024 * 1024
"""Bytes of all pictures of one paper together: what can be handed in to be checked is not much larger."""
KEEP = (
    "PATH",
    "PYTHONPATH",
    "LD_LIBRARY_PATH",
    "DYLD_FALLBACK_LIBRARY_PATH",
    "WEASYPRINT_DLL_DIRECTORIES",
    "SYSTEMROOT",
)
"""All the child gets to see of our environment: where its libraries are. No key, no address, no password."""
REASONS = {2: "library", 3: "fonts", 4: "fetch", 5: "letters", 6: "pages", 7: "layout", 8: "memory"}
"""Exit codes of the sandbox. Its messages are thrown away: they may quote the member's text."""


class CannotRender(Exception):
    """No paper came of it. ``reason_code`` says why and nothing of the content:
    library, fonts, fetch, letters, pages, layout, memory, time, size or crash.
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
class Limits:
    """Where one paper ends: seconds of work, seconds on the clock, bytes of memory, bytes per file, pages."""

    cpu: int = 60
    wall: int = 180
    memory: int = 2 * 1024**3
    file: int = 64 * 1024**2
    pages: int = 400


LIMITS = Limits()


def render(paper: Paper, limits: Limits = LIMITS) -> bytes:
    """The paper as PDF/A-3a and PDF/UA-1, unsigned. Same paper, same bytes, in any process. Raises ``CannotRender``."""
    if len(paper.html.encode("utf-8", "surrogatepass")) > LARGEST_HTML:
        raise CannotRender("size")
    if sum(map(len, paper.pictures.values())) > LARGEST_PICTURES:
        raise CannotRender("size")
    with tempfile.TemporaryDirectory(prefix="paper-") as room:
        return _result(_run(_order(paper, limits), _environment(paper, room), room, limits.wall))


def _order(paper: Paper, limits: Limits) -> bytes:
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
            "limits": asdict(limits),
        }
    ).encode()


def _environment(paper: Paper, room: str) -> dict[str, str]:
    """The date belongs here: instancing a variable font would otherwise write today's into the file."""
    settings = Path(room, "fonts.conf")
    settings.write_text(f"<?xml version='1.0'?><fontconfig><cachedir>{room}</cachedir></fontconfig>", "utf-8")
    return {
        **{name: os.environ[name] for name in KEEP if name in os.environ},
        "SOURCE_DATE_EPOCH": str(int(paper.created.timestamp())),
        "FONTCONFIG_FILE": str(settings),  # no font of this machine takes part: the page is the same everywhere
        "HOME": room,
        "TMPDIR": room,
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }


def _run(order: bytes, environment: dict[str, str], room: str, wall: int) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603  our own interpreter and our own file
            [sys.executable, "-P", str(SANDBOX)],
            input=order,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            cwd=room,
            timeout=wall,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise CannotRender("time") from None  # the exception holds the order, and so the text


def _result(done: subprocess.CompletedProcess[bytes]) -> bytes:
    if done.returncode == 0 and done.stdout.startswith(b"%PDF-"):
        return done.stdout
    if done.returncode in (-getattr(signal, "SIGXCPU", 24), -signal.SIGTERM, -getattr(signal, "SIGKILL", 9)):
        raise CannotRender("time")
    raise CannotRender(REASONS.get(done.returncode, "crash"))
