"""Taking turns at work that costs a child process each time, so that many who ask cannot fill the machine.

A few work at once, as many wait a moment, and everybody else hears at once that it is busy: a thread of the site that
waits answers nobody. The turns are those of one process of the site.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore


class Busy(Exception):
    """Others are having this done, as many as fit. Ask again in a moment."""


class Turns:
    """At most ``at_once`` at work and ``at_once`` waiting, no longer than ``patience`` seconds."""

    def __init__(self, at_once: int, patience: float) -> None:
        self._inside = BoundedSemaphore(2 * at_once)
        self._working = BoundedSemaphore(at_once)
        self._patience = patience

    @contextmanager
    def one(self) -> Iterator[None]:
        """A turn, for as long as the ``with`` lasts. Raises ``Busy``."""
        if not self._inside.acquire(blocking=False):
            raise Busy
        try:
            if not self._working.acquire(timeout=self._patience):
                raise Busy
            try:
                yield
            finally:
                self._working.release()
        finally:
            self._inside.release()
