"""Rows one can add: ``perspectives-0-who``, ``perspectives-0-sees``, ``perspectives-1-who`` ...

Plain numbered fields of one form, without a count in a hidden field that can be wrong: the names say which rows exist.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django import forms
from django.forms import BoundField

from portfolio.writing.text import ROWS_LIMIT

MOST_SHOWN = 2 * ROWS_LIMIT
"""Two screens may together have written more rows than fit; all are shown, so that the member can choose."""


@dataclass(frozen=True, slots=True)
class RowKind:
    """A repeatable row: how its fields are called, and how many rows an empty form shows."""

    prefix: str
    parts: tuple[str, ...]
    at_least: int = 1

    def name(self, number: int | str, part: str) -> str:
        return f"{self.prefix}-{number}-{part}"

    def how_many(self, names: Iterable[str], filled: int) -> int:
        """Rows to show: all that were sent, or the filled ones and one to go on with."""
        pattern = re.compile(rf"{self.prefix}-(\d{{1,2}})-(?:{'|'.join(self.parts)})")
        sent = [int(match[1]) + 1 for name in names if (match := pattern.fullmatch(name))]
        wanted = max(sent, default=0) or max(filled + 1, self.at_least)
        return min(wanted, MOST_SHOWN if sent or filled > ROWS_LIMIT else ROWS_LIMIT)

    def filled(self, cleaned: Mapping[str, str], count: int) -> list[dict[str, str]]:
        """The rows in which something was written, in order."""
        rows = [{part: cleaned.get(self.name(n, part), "") for part in self.parts} for n in range(count)]
        return [row for row in rows if any(row.values())]

    def as_fields(self, rows: Iterable[Mapping[str, str]]) -> dict[str, str]:
        return {self.name(n, part): row[part] for n, row in enumerate(rows) for part in self.parts}

    def bound(self, form: forms.Form, count: int) -> list[list[BoundField]]:
        """The rows of a form, each a list of its fields."""
        return [[form[self.name(n, part)] for part in self.parts] for n in range(count)]
