"""Two versions of one item side by side, word for word, under the questions that differ."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from codeofconduct.editions.words import Words, words
from portfolio.items.kinds import kind_of
from portfolio.writing.models import SealedVersion, Writing


@dataclass(frozen=True, slots=True)
class Difference:
    """A question whose answer is not the same in both versions."""

    label: Any
    words: Words


def versions_of(item: Writing) -> QuerySet[SealedVersion]:
    """Every version that was kept, newest first, the current one included; without their texts."""
    return item.versions.defer("sealed").order_by("-revision")


def differences(item: Writing, older: int, newer: int) -> list[Difference]:
    """What differs between two revisions, in reading order. Raises the version's ``DoesNotExist``."""
    kind = kind_of(item)
    before, after = (kind.fields(kind.content_at(item, revision)) for revision in (older, newer))
    names = [*after, *(name for name in before if name not in after)]
    return [
        Difference(label, words(old, new))
        for name in names
        for label, old, new in [_both(name, before, after)]
        if old != new
    ]


def _both(name: str, before: dict[str, Any], after: dict[str, Any]) -> tuple[Any, str, str]:
    label = (after.get(name) or before[name])[0]
    return label, before.get(name, ("", ""))[1], after.get(name, ("", ""))[1]
