"""Gives work to a process of its own and hears what came of it, or why nothing did.

For whatever handles content that others made: laying out a member's text, reading a stranger's PDF or picture. The
child knows no settings, no database and no secret, stands behind the walls of ``documents/sandbox.py``, is stopped by
the clock, and is not listened to beyond what an answer can be. The worst outcome is ``Stopped`` for that one piece of
work; nothing of the content is in it.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from documents.sandbox import Reason

PROGRAMS = Path(__file__).parents[1]
"""Where a child finds its program. It may read its own folder there and nothing beside it."""
KEEP = ("LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "WEASYPRINT_DLL_DIRECTORIES", "PATH", "SYSTEMROOT")
"""All the child gets to see of our environment: where its libraries are. No key, no address, no password."""
OUT_OF_TIME = (-getattr(signal, "SIGXCPU", 24), -signal.SIGTERM, -getattr(signal, "SIGKILL", 9))
PIECE = 64 * 1024


class Stopped(Exception):
    """No answer came of it. ``reason_code`` says why and nothing of the content: a name of ``sandbox.Reason`` in
    small letters, or time, answer (longer than it can be), crash, start.
    """

    def __init__(self, reason_code: str) -> None:
        self.reason_code = reason_code
        super().__init__(reason_code)


@dataclass(frozen=True)
class Limits:
    """Where the work ends: seconds of work, seconds on the clock, bytes of memory, per file, and of the answer."""

    cpu: int
    wall: int
    memory: int
    file: int
    answer: int


def ask(program: str, order: bytes, limits: Limits, **terms: Any) -> bytes:
    """What ``program`` (a module) makes of ``order``. ``terms`` are small and no secret: other users of this machine
    may see them. Raises ``Stopped``.
    """
    command = [sys.executable, "-P", "-m", program, json.dumps({"limits": asdict(limits), **terms})]
    with tempfile.TemporaryDirectory(prefix="child-") as room:
        try:
            child = subprocess.Popen(  # noqa: S603  our own interpreter and our own module
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment(room),
                cwd=room,
            )
        except OSError:
            raise Stopped("start") from None
        return _outcome(*_heard(child, order, limits), limits)


def environment(room: str) -> dict[str, str]:
    """What surrounds a child: its libraries, an empty folder, and a clock and a language like everywhere else."""
    paths = [str(PROGRAMS), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {
        **{name: os.environ[name] for name in KEEP if name in os.environ},
        "PYTHONPATH": os.pathsep.join(paths),
        "HOME": room,
        "TMPDIR": room,
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }


def _heard(child: "subprocess.Popen[bytes]", order: bytes, limits: Limits) -> tuple[bytes, int]:
    """The answer, at most a piece beyond the limit, and the exit code. The child is gone when this returns."""
    assert child.stdin is not None  # noqa: S101  both are pipes
    assert child.stdout is not None  # noqa: S101
    clock = threading.Timer(limits.wall, child.kill)
    feeder = threading.Thread(target=_feed, args=(child.stdin, order), daemon=True)
    try:
        clock.start()
        feeder.start()
        answer = _read(child.stdout, limits.answer)
        if len(answer) > limits.answer:
            child.kill()
        return answer, child.wait()
    finally:
        clock.cancel()
        child.kill()
        child.wait()
        feeder.join()
        child.stdout.close()


def _feed(stream: IO[bytes], order: bytes) -> None:
    with suppress(OSError):  # a child that stopped reads no more
        stream.write(order)
    with suppress(OSError):
        stream.close()


def _read(stream: Any, most: int) -> bytes:
    heard = bytearray()
    while len(heard) <= most and (piece := stream.read1(PIECE)):
        heard += piece
    return bytes(heard)


def _outcome(answer: bytes, code: int, limits: Limits) -> bytes:
    if len(answer) > limits.answer:
        raise Stopped("answer")
    if code == 0:
        return answer
    if code in OUT_OF_TIME:
        raise Stopped("time")
    raise Stopped(Reason(code).name.lower() if code in set(Reason) else "crash")
