"""Items out of a package, made again as they were: pk, days, state, every version. What is here already stays.

Not through the verbs: they write today. The texts go through the same ``Content`` and limits, and nothing of somebody
else can be named: whose an item is, a package does not say.
"""

import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.vault import Vault
from portfolio.activities.kinds import Kind as ActivityKind
from portfolio.exchange.exceptions import CannotTakeIn
from portfolio.exchange.unpack import MOST_NAMED, Package
from portfolio.exchange.written import CONTENTS, FOLDERS, MORE, SCHEMA
from portfolio.images.content import Content as ImageContent
from portfolio.items.kinds import BY_NAME
from portfolio.situations.states import State
from portfolio.writing.text import EARLIEST
from portfolio.writing.versions import FIELD

MOST_VERSIONS = 10_000
MOST_AT_ONCE = 200
NO_ITEM = (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError)
"""What the reading of something raises that is no item."""
Name = tuple[str, uuid.UUID]
"""Kind and pk, as a package says them."""
VALUES = {"state": set(State.values), "kind": set(ActivityKind.values)}


@dataclass
class Item:
    """An item as a package tells it, looked at."""

    name: str
    pk: uuid.UUID
    more: dict[str, str]
    revision: int
    open: bool
    created_at: datetime
    saved_at: datetime
    binned_at: datetime | None
    versions: list[dict[str, Any]] = field(default_factory=list)

    @property
    def now(self) -> Any:
        return next(one["content"] for one in self.versions if one["revision"] == self.revision)


@dataclass(frozen=True, slots=True)
class Place:
    """The pk an item has here, and whether it still has to be made."""

    pk: uuid.UUID
    is_new: bool


def take_in(package: Package, member: User) -> bool:
    """Make again what is not here; whether there was anything. Called inside a transaction, the member's row locked.

    Raises ``CannotTakeIn`` with every file that is no item of a portfolio.
    """
    items: dict[Name, Item] = {}
    problems = []
    for name, folder in FOLDERS.items():
        for path in package.under(folder, ".json"):
            try:
                item = read(name, json.loads(package.read(path)))
            except NO_ITEM:
                problems.append(_("%(file)s: is no text that this register can read.") % {"file": path})
            else:
                items.setdefault((name, item.pk), item)
    if problems:
        raise CannotTakeIn(*problems[:MOST_NAMED])
    return _made(items, member)


def read(name: str, told: Any) -> Item:
    """Raises one of ``NO_ITEM``. Whatever else stands there (whose it is, say) is not read."""
    if told["schema"] != SCHEMA or told["item"] != name:
        raise ValueError
    item = Item(
        name=name,
        pk=uuid.UUID(told["id"]),
        more={column: _one_of(VALUES[column], told[column]) for column in MORE[name]},
        revision=_number(told["revision"]),
        open=told["open"] is True,
        created_at=_moment(told["created_at"]),
        saved_at=_moment(told["saved_at"]),
        binned_at=_moment(told["binned_at"]) if told["binned_at"] else None,
        versions=[_version(name, one) for one in told["versions"][:MOST_VERSIONS]],
    )
    numbers = [one["revision"] for one in item.versions]
    if len(set(numbers)) != len(numbers) or item.revision != max(numbers):
        raise ValueError
    return item


def _version(name: str, told: Any) -> dict[str, Any]:
    content = CONTENTS[name].from_json(json.dumps(told["content"]))
    content.to_json().encode()
    day = getattr(content, "occurred_on", None)
    if not content.fits() or content.is_empty() or (day and not EARLIEST <= day <= timezone.localdate()):
        raise ValueError
    return {
        "revision": _number(told["revision"]),
        "kept": told["kept"] is True,
        "began_at": _moment(told["began_at"]),
        "saved_at": _moment(told["saved_at"]),
        "content": content,
    }


def _one_of(values: set[str], told: Any) -> str:
    if told not in values:
        raise ValueError
    return told


def _number(told: Any) -> int:
    if type(told) is not int or not 0 < told < 10**9:
        raise ValueError
    return told


def _moment(told: Any) -> datetime:
    at = parse_datetime(told)
    if at is None or at.tzinfo is None or not EARLIEST.year < at.year or at > timezone.now():
        raise ValueError
    return at


def _made(items: Mapping[Name, Item], member: User) -> bool:
    places = _places(items, member)
    vault = Vault.of(member)
    fresh = [item for name, item in items.items() if places[name].is_new]
    for item in fresh:
        _make(item, member, vault, places)
    return bool(fresh)


def _places(items: Iterable[Name], member: User) -> dict[Name, Place]:
    """Under which pk each item stands here. One that somebody else has already becomes another, always the same one."""
    found = {}
    for kind, model in ((name, BY_NAME[name].model) for name in FOLDERS):
        wanted = {pk for name, pk in items if name == kind}
        others = {pk: uuid.uuid5(pk, f"member:{member.pk}") for pk in wanted}
        there = dict(model.objects.filter(pk__in=[*others, *others.values()]).values_list("pk", "member_id"))
        for pk in wanted:
            here = pk if there.get(pk, member.pk) == member.pk else others[pk]
            found[kind, pk] = Place(here, is_new=here not in there)
    return found


def _make(item: Item, member: User, vault: Vault, places: Mapping[Name, Place]) -> None:
    kind = BY_NAME[item.name]
    row = kind.model(
        id=places[item.name, item.pk].pk,
        member=member,
        revision=item.revision,
        open=item.open,
        created_at=item.created_at,
        saved_at=item.saved_at,
        binned_at=item.binned_at,
        **item.more,
    )
    if hasattr(row, "occurred_on"):
        row.occurred_on = item.now.occurred_on
    row.save(force_insert=True)
    version = row.versions.model
    link = row.versions.field.name
    version.objects.bulk_create(
        [version(**{link: row}, **_sealed(one, row, vault, places)) for one in item.versions], batch_size=MOST_AT_ONCE
    )


def _sealed(told: Mapping[str, Any], row: Any, vault: Vault, places: Mapping[Name, Place]) -> dict[str, Any]:
    """The columns of a version; an image of good work points to its situations under the pks they have here."""
    content, revision = told["content"], told["revision"]
    if isinstance(content, ImageContent):
        content = replace(content, situations=[_moved(pk, places) for pk in content.situations])
    sealed = vault.seal(content.to_json(), item=row.item, field=FIELD, revision=revision)
    return {name: told[name] for name in ("revision", "kept", "began_at", "saved_at")} | {"sealed": sealed}


def _moved(pk: str, places: Mapping[Name, Place]) -> str:
    try:
        place = places.get(("situation", uuid.UUID(pk)))
    except ValueError:
        return pk
    return str(place.pk) if place else pk
