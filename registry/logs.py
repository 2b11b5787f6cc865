"""What the log may hold: where something went wrong. No secret of a personal link, nobody's address.

Whoever reads logs could otherwise answer for others: Django names the address of each page that it refuses.
"""

import logging
import re

SECRET = re.compile(r"(?<=/)(?![0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![^/\s?#'\"]))[^/\s?#'\"]{32,}")
"""A long part of an address that is no id of a row."""
ADDRESS = re.compile(r"[^\s@<>'\"(),;:/]+@[^\s@<>'\"(),;:/]+\.[^\s@<>'\"(),;:/]+")
LEFT_OUT = "…"


class WithoutSecrets(logging.Formatter):
    """Leaves them out of the whole line, tracebacks included."""

    def format(self, record: logging.LogRecord) -> str:
        return ADDRESS.sub(LEFT_OUT, SECRET.sub(LEFT_OUT, super().format(record)))
