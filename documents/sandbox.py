"""The walls around a child process, which it takes up itself before it looks at what it was given.

``documents/child.py`` starts such a process; a program for it hands its work to ``work_inside``. Time, memory and file
size are limited by the system. An audit hook forbids connections, other programs and files outside the program's own
folders, whatever code asks for them. A program that has everything it needs in memory also calls ``no_more_files``:
then the system itself opens nothing any more, not even for a parser that was taken over.
"""

import errno
import json
import os
import sys
import sysconfig
from collections.abc import Callable, Iterable
from contextlib import suppress
from enum import IntEnum
from typing import Any

FORBIDDEN = ("socket.", "urllib.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system")
"""Audit events of connections and of other programs."""


class Reason(IntEnum):
    """Why a child stopped, as its exit code. Its messages are thrown away: they may quote somebody's text."""

    LIBRARY = 2
    FONTS = 3
    FETCH = 4
    LETTERS = 5
    PAGES = 6
    LAYOUT = 7
    MEMORY = 8
    DAMAGED = 9


class Stop(BaseException):
    """Ends the job with an exit code. No ``Exception``: parsers and layout engines catch those and go on."""

    def __init__(self, reason: Reason) -> None:
        self.code = int(reason)


def work_inside(work: Callable[[dict[str, Any]], bytes]) -> int:
    """Take up the limits, do the work, write its answer to standard output; gives the exit code.

    ``work`` gets the terms the parent gave along; what it works on waits at standard input (``order``).
    """
    terms = json.loads(sys.argv[1])
    _limit(terms["limits"])
    out = os.dup(1)
    os.dup2(2, 1)  # a library that prints something must not spoil the answer
    try:
        answer = work(terms)
    except Stop as stop:
        return stop.code
    except MemoryError:
        return int(Reason.MEMORY)
    except Exception as reason:
        if lacked_something(reason):
            return int(Reason.LIBRARY)
        raise
    with os.fdopen(out, "wb") as stream:
        stream.write(answer)
    return 0


def order() -> bytes:
    """What the parent handed over to work on."""
    return sys.stdin.buffer.read()


def room() -> str:
    """The empty folder this process may write in, as far as its limits let it."""
    return os.environ["TMPDIR"]


def lacked_something(reason: Exception) -> bool:
    """Whether a parser failed because this process lacked something, which tells nothing of what it read. After
    ``no_more_files`` a library that was not loaded beforehand cannot be opened any more.
    """
    out_of_files = isinstance(reason, OSError) and reason.errno == errno.EMFILE
    return out_of_files or isinstance(reason, MemoryError | ImportError)


def wall_off(libraries: Iterable[str] = (), files: Iterable[str] = ()) -> None:
    """No connection, no other program, no file outside the program's own folders from here on. Cannot be undone.

    ``libraries`` are modules' files whose installation may be read, ``files`` are single files.
    """
    here = os.path.dirname(__file__)
    installed = {os.path.dirname(os.path.dirname(library)) for library in libraries}
    folders = {here, sys.prefix, sys.base_prefix, room(), *installed, *sysconfig.get_paths().values()}
    inside = tuple(os.path.realpath(folder) + os.sep for folder in folders)
    named = {os.path.realpath(file) for file in files}

    def guard(event: str, args: tuple[Any, ...]) -> None:
        if event.startswith(FORBIDDEN):
            raise Stop(Reason.FETCH)
        if event == "open" and isinstance(args[0], str | bytes):
            path = os.path.realpath(os.fsdecode(args[0]))
            if not path.startswith(inside) and path not in named:
                raise Stop(Reason.FETCH)

    sys.addaudithook(guard)


def no_more_files() -> None:
    """From here on the system opens no file, no connection and no other process for us, ours or not."""
    with suppress(ImportError):
        import resource

        _set(resource.RLIMIT_NOFILE, 0)
        _set(resource.RLIMIT_NPROC, 0)  # does not hold for root, which a site should not run as


def _limit(limits: dict[str, int]) -> None:
    """Take limits nobody in this process can raise again. Windows has none of these; the clock outside remains."""
    with suppress(ImportError):
        import resource

        _set(resource.RLIMIT_CORE, 0)  # a crash must not leave the text on disk
        _set(resource.RLIMIT_CPU, limits["cpu"], limits["cpu"] + 2)
        _set(resource.RLIMIT_FSIZE, limits["file"])
        _set(resource.RLIMIT_AS, limits["memory"])


def _set(what: int, soft: int, hard: int | None = None) -> None:
    import resource

    with suppress(ValueError, OSError):  # macOS knows no limit on address space
        resource.setrlimit(what, (soft, soft if hard is None else hard))
