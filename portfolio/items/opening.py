"""Opening many items of one member at once: a query per kind among them, and the key is unwrapped by who asks."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.db.models import F

from accounts.models import User
from accounts.vault import Vault
from portfolio.items.kinds import BY_NAME, Kind
from portfolio.items.models import column_of
from portfolio.writing import versions
from portfolio.writing.models import Writing


class Opener:
    """Opens what one member wrote, for one page: the key once, and each item once."""

    def __init__(self, member: User) -> None:
        self.member = member
        self._read: dict[Any, Any] = {}

    @cached_property
    def vault(self) -> Vault:
        return Vault.of(self.member)

    def opened(self, items: Iterable[Writing]) -> list[tuple[Writing, Any]]:
        """As ``opened``; what was opened before costs nothing."""
        items = list(items)
        if new := [item for item in items if item.pk not in self._read]:
            self._read |= {item.pk: content for item, content in opened(new, self.vault)}
        return [(item, self._read[item.pk]) for item in items if item.pk in self._read]


def opened(items: Iterable[Writing], vault: Vault) -> list[tuple[Writing, Any]]:
    """Each item with what it says now, in the order given. ``vault`` is their owner's.

    Raises ``accounts.vault.CannotOpen``. An item that went to the bin of another screen in between is left out.
    """
    items = list(items)
    texts: dict[Any, Any] = {}
    for name, kind in BY_NAME.items():
        texts |= _texts(kind, [item for item in items if column_of(item) == name], vault)
    return [(item, texts[item.pk]) for item in items if item.pk in texts]


def _texts(kind: Kind, items: list[Any], vault: Vault) -> dict[Any, Any]:
    """The items' pks with their content; no query when there are none."""
    if not items:
        return {}
    by_pk = {item.pk: item for item in items}
    there = {f"{kind.name}__in": list(by_pk), "revision": F(f"{kind.name}__revision")}
    current = kind.model.versions.rel.related_model.objects.filter(**there)
    found = [(by_pk[getattr(version, f"{kind.name}_id")], version) for version in current]
    return {item.pk: kind.content.from_json(versions.opened(version, item, vault)) for item, version in found}
