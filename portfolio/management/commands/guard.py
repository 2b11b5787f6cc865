"""``manage.py guard --jsonl FILE``: what the privacy guard sees in labelled texts, to measure it. Keeps nothing."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portfolio.guard import scan


class Command(BaseCommand):
    """Lines ``{"id", "text"}`` in, lines ``{"id", "spans": [{"start", "end", "category", "certainty"}]}`` out.

    ``start`` and ``end`` count code points of ``text`` as given; the categories are those of
    ``portfolio.guard.Category``, ``certainty`` is "certain" or "possible".
    """

    help = "Print what the privacy guard sees in every text of a JSON Lines file."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--jsonl", required=True, metavar="FILE", type=Path, help='lines {"id": ..., "text": "..."}'
        )

    def handle(self, *args: Any, **options: Any) -> None:
        for number, line in enumerate(_lines(options["jsonl"]), 1):
            if line.strip():
                self.stdout.write(_answer(line, number))


def _lines(path: Path) -> list[bytes]:
    try:
        return path.read_bytes().split(b"\n")
    except OSError as reason:
        raise CommandError(f"Cannot read {path}: {reason.strerror}") from reason


def _answer(line: bytes, number: int) -> str:
    """One line of output. Raises ``CommandError`` that names the line, never its text: it may hold anybody's name."""
    try:
        item = json.loads(line.decode())
    except (ValueError, RecursionError) as reason:
        raise CommandError(f"Line {number} is no JSON in UTF-8.") from reason
    if not isinstance(item, dict) or "id" not in item or not isinstance(item.get("text"), str):
        raise CommandError(f'Line {number} is no object with "id" and a text in "text".')
    return json.dumps({"id": item["id"], "spans": [_span(span) for span in scan(item["text"])]})


def _span(span: Any) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "category": span.category.value, "certainty": span.certainty}
