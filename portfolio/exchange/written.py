"""Private writings in the package: every version as JSON and, of items of the portfolio, today's text as Markdown.

What is in the bin comes along and says so.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import prefetch_related_objects

from accounts.models import User
from accounts.vault import Vault
from portfolio.exchange import pictured
from portfolio.exchange.entries import Entry, file_name, json_entry, markdown, moment, text_entry
from portfolio.exchange.shapes import FOLLOW_UP, SHAPES, THEN_AND_NOW, Shape
from portfolio.items import kinds
from portfolio.items.kinds import BY_NAME
from portfolio.writing import versions
from portfolio.writing.models import SealedVersion, Writing

SCHEMA = "portfolio-item/1"


def entries(user: User) -> Iterator[Entry]:
    """Two queries per kind, two for the pictures and one for the key, however much there is."""
    vault, beside = Vault.of(user), defaultdict(list)
    for shown in pictured.pictures_of(user):
        beside[pictured.beside(shown)[1]].append(shown)
    for shape in SHAPES:
        rows = list(shape.model.objects.filter(member=user).order_by("created_at", "pk"))
        prefetch_related_objects(rows, "versions")
        for row in rows:
            yield from _files(shape, row, vault, beside[row.pk])


def _files(shape: Shape, row: Any, vault: Vault, pictures: list[Any]) -> Iterator[Entry]:
    texts = {one.revision: versions.opened(one, row, vault) for one in row.versions.all()}
    content = shape.content.from_json(texts[row.revision]) if texts else None
    stem = f"{shape.folder}/{_name(shape, row, content)}"
    yield json_entry(f"{stem}.json", _facts(shape, row, texts))
    if shape.name in BY_NAME:
        yield text_entry(f"{stem}.md", _as_markdown(row, content, pictures))


def _name(shape: Shape, row: Any, content: Any) -> str:
    if shape.name == FOLLOW_UP:
        return file_name(row.created_at.date(), "follow up", row.pk)
    if shape.name == THEN_AND_NOW:
        return file_name(row.created_at.date(), "then and now", row.pk)
    return file_name(kinds.day_of(row), content.title, row.pk)


def _facts(shape: Shape, row: Any, texts: dict[int, str]) -> dict[str, Any]:
    kept = sorted(row.versions.all(), key=lambda one: one.revision)
    return {
        "schema": SCHEMA,
        "item": shape.name,
        "id": str(row.pk),
        **{name: column.tell(getattr(row, name)) for name, column in shape.columns.items()},
        "revision": row.revision,
        "open": row.open,
        "created_at": moment(row.created_at),
        "saved_at": moment(row.saved_at),
        "binned_at": moment(row.binned_at),
        "versions": [_version(one, texts[one.revision]) for one in kept],
    }


def _version(version: SealedVersion, text: str) -> dict[str, Any]:
    return {
        "revision": version.revision,
        "kept": version.kept,
        "began_at": moment(version.began_at),
        "saved_at": moment(version.saved_at),
        "content": json.loads(text),
    }


def _as_markdown(item: Writing, content: Any, pictures: list[Any]) -> str:
    about = {
        "title": content.title,
        "kind": kinds.called(item),
        "day": kinds.day_of(item).isoformat(),
        "saved": moment(item.saved_at),
        "id": str(item.pk),
        "in_the_bin": item.binned_at is not None,
    }
    parts = [(str(question), str(text)) for question, text in kinds.parts_of(item, content)]
    return markdown(about, content.title, parts) + "".join(map(pictured.as_markdown, pictures))
