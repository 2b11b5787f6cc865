"""A file of the package: where it stands in it, and its bytes when they are asked for."""

import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from documents.canonical import canonical

SCHEMA = "register-portfolio/1"
"""How a package is made; another one is refused by name."""
MANIFEST = "manifest.json"
LONGEST_TITLE = 48
SHORT_ID = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """``read`` is called once, while the package is written: what is large need not be in memory together."""

    path: str
    read: Callable[[], bytes]


def json_entry(path: str, facts: dict[str, Any]) -> Entry:
    """Canonical JSON (RFC 8785), so that the same facts are the same bytes."""
    return Entry(path, partial(canonical, facts))


def text_entry(path: str, text: str) -> Entry:
    return Entry(path, text.encode)


def file_name(day: date, title: str, pk: Any) -> str:
    """``2026-03-01-de-naaimachine-3f2a9c1d``: sorts by day, opens on every machine, and stays the same."""
    return f"{day.isoformat()}-{plain(title)}-{str(pk).replace('-', '')[:SHORT_ID]}"


def plain(title: str) -> str:
    """The letters a-z and digits of a title, with hyphens; "tekst" when nothing of it is left."""
    ascii_only = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
    return words[:LONGEST_TITLE].rstrip("-") or "tekst"


def moment(at: datetime | None) -> str | None:
    """To the microsecond, in UTC."""
    return at.astimezone(UTC).isoformat() if at else None


def markdown(about: dict[str, Any], title: str, parts: list[tuple[str, str]]) -> str:
    """YAML front matter (each value in the JSON spelling, which YAML reads too), a heading, questions and texts."""
    front = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in about.items())
    body = "".join(f"\n## {question}\n\n{text}\n" for question, text in parts)
    return f"---\n{front}---\n\n# {title}\n{body}"
