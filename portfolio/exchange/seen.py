"""``access-log.csv``: who saw something of one's own, when. Safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator

from accounts.models import User
from portfolio.exchange.entries import Entry, moment, text_entry
from portfolio.sharing.queries import SeenByOther, seen_by_others

PATH = "access-log.csv"
HEAD = ("when", "who", "what")
FORMULA = ("=", "+", "-", "@", "\t", "\r")

Line = tuple[str, str, str]
"""The hour, who, and what: kind, title and version."""


def lines_of(user: User) -> list[Line]:
    """Whatever somebody else opened of this member's. Two queries."""
    return [_line(one) for one in seen_by_others(user)]


def _line(one: SeenByOther) -> Line:
    return moment(one.hour) or "", one.name, f"{one.called}: {one.title} ({one.revision})"


def as_csv(lines: Iterable[Line]) -> str:
    """Each line once, in order of time; a cell that a spreadsheet would carry out is text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEAD)
    writer.writerows(sorted({_harmless(line) for line in lines}))
    return out.getvalue()


def from_csv(text: str) -> list[Line]:
    """The lines of such a file. Raises ``ValueError`` for anything else."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as reason:
        raise ValueError(PATH) from reason
    if not rows or tuple(rows[0]) != HEAD or any(len(row) != len(HEAD) for row in rows):
        raise ValueError(PATH)
    return [(when, who, what) for when, who, what in rows[1:]]


def entries(user: User, brought: Iterable[Line] = ()) -> Iterator[Entry]:
    yield text_entry(PATH, as_csv([*lines_of(user), *brought]))


def _harmless(line: Line) -> Line:
    when, who, what = (f"'{cell}" if cell.startswith(FORMULA) else cell for cell in line)
    return when, who, what
