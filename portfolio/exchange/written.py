"""Situations, images of good work and activities in the package: every version as JSON, the text of today as Markdown.

What is in the bin comes along and says so.
"""

import json
from collections.abc import Iterator
from typing import Any

from django.db.models import prefetch_related_objects

from accounts.models import User
from accounts.vault import Vault
from portfolio.activities.content import Content as ActivityContent
from portfolio.exchange.entries import Entry, file_name, json_entry, markdown, moment, text_entry
from portfolio.images.content import Content as ImageContent
from portfolio.items import kinds
from portfolio.items.kinds import KINDS, Kind
from portfolio.situations.content import Content as SituationContent
from portfolio.writing import versions
from portfolio.writing.models import SealedVersion, Writing

SCHEMA = "portfolio-item/1"
FOLDERS = {"situation": "portfolio/situations", "image": "portfolio/images", "activity": "portfolio/activities"}
CONTENTS: dict[str, Any] = {"situation": SituationContent, "image": ImageContent, "activity": ActivityContent}
MORE = {"situation": ("state",), "image": (), "activity": ("kind",)}
"""The columns a kind has beside those of every writing, and that its text does not say."""


def entries(user: User) -> Iterator[Entry]:
    """Two files per item. Two queries per kind and one for the key, however many items there are."""
    vault = Vault.of(user)
    for kind in KINDS:
        items = list(kind.model.objects.filter(member=user).order_by("created_at", "pk"))
        prefetch_related_objects(items, "versions")
        for item in items:
            yield from _files(kind, item, vault)


def _files(kind: Kind, item: Any, vault: Vault) -> Iterator[Entry]:
    texts = {one.revision: versions.opened(one, item, vault) for one in item.versions.all()}
    content = CONTENTS[kind.name].from_json(texts[item.revision])
    stem = f"{FOLDERS[kind.name]}/{file_name(kinds.day_of(item), content.title, item.pk)}"
    yield json_entry(f"{stem}.json", _facts(kind, item, texts))
    yield text_entry(f"{stem}.md", _as_markdown(item, content))


def _facts(kind: Kind, item: Any, texts: dict[int, str]) -> dict[str, Any]:
    kept = sorted(item.versions.all(), key=lambda one: one.revision)
    return {
        "schema": SCHEMA,
        "item": kind.name,
        "id": str(item.pk),
        **{name: getattr(item, name) for name in MORE[kind.name]},
        "revision": item.revision,
        "open": item.open,
        "created_at": moment(item.created_at),
        "saved_at": moment(item.saved_at),
        "binned_at": moment(item.binned_at),
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


def _as_markdown(item: Writing, content: Any) -> str:
    about = {
        "title": content.title,
        "kind": kinds.called(item),
        "day": kinds.day_of(item).isoformat(),
        "saved": moment(item.saved_at),
        "id": str(item.pk),
        "in_the_bin": item.binned_at is not None,
    }
    parts = [(str(question), str(text)) for question, text in kinds.parts_of(item, content)]
    return markdown(about, content.title, parts)
