"""Writings out of a package, made again as they were: pk, days, state, every version. What is here already stays.

Not through the verbs: they write today. The texts go through the same ``Content`` and limits, and nothing of somebody
else can be named: whose something is, a package does not say.
"""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.vault import Vault
from portfolio.exchange.exceptions import CannotTakeIn
from portfolio.exchange.reading import NO_ITEM, a_moment, a_number
from portfolio.exchange.shapes import FOLLOW_UP, IMAGE, SHAPES, SITUATION, THEN_AND_NOW, Shape
from portfolio.exchange.unpack import MOST_NAMED, Package
from portfolio.exchange.written import SCHEMA
from portfolio.lookback.marks import Marker
from portfolio.writing.text import EARLIEST
from portfolio.writing.versions import FIELD

MOST_VERSIONS = 10_000
MOST_AT_ONCE = 200
Name = tuple[str, uuid.UUID]
"""Kind and pk, as a package says them."""


@dataclass
class Told:
    """A writing as a package tells it, looked at."""

    shape: Shape
    pk: uuid.UUID
    columns: dict[str, Any]
    revision: int
    open: bool
    created_at: datetime
    saved_at: datetime
    binned_at: datetime | None
    versions: list[dict[str, Any]] = field(default_factory=list)

    @property
    def now(self) -> Any:
        """The content of today; None where nothing was written yet."""
        return next((one["content"] for one in self.versions if one["revision"] == self.revision), None)


@dataclass
class Places:
    """Under which pk everything stands here, and what still has to be made."""

    pks: dict[Name, uuid.UUID] = field(default_factory=dict)
    by_pk: dict[str, str] = field(default_factory=dict)
    fresh: list[Told] = field(default_factory=list)

    def moved(self, pk: str) -> str:
        """A reference to an item of any kind, under the pk it has here; one to something that is not there stays."""
        return self.by_pk.get(pk, pk)


def take_in(package: Package, member: User) -> Places:
    """Make again what is not here. Called inside a transaction, the member's row locked.

    Raises ``CannotTakeIn`` with every file that is no text of a portfolio.
    """
    told, problems = {}, []
    for shape in SHAPES:
        for path in package.under(shape.folder, ".json"):
            try:
                one = read(shape, json.loads(package.read(path)))
            except NO_ITEM:
                problems.append(_("%(file)s: is no text that this register can read.") % {"file": path})
            else:
                told.setdefault((shape.name, one.pk), one)
    if problems:
        raise CannotTakeIn(*problems[:MOST_NAMED])
    places = _places(told, member)
    vault = Vault.of(member)
    for one in places.fresh:
        _make(one, member, vault, places)
    return places


def read(shape: Shape, told: Any) -> Told:
    """Raises one of ``NO_ITEM``. Whatever else stands there (whose it is, say) is not read."""
    if told["schema"] != SCHEMA or told["item"] != shape.name:
        raise ValueError
    one = Told(
        shape=shape,
        pk=uuid.UUID(told["id"]),
        columns={name: column.read(told[name]) for name, column in shape.columns.items()},
        revision=0 if shape.may_be_blank and told["revision"] == 0 else a_number(told["revision"]),
        open=told["open"] is True,
        created_at=a_moment(told["created_at"]),
        saved_at=a_moment(told["saved_at"]),
        binned_at=a_moment(told["binned_at"]) if told["binned_at"] else None,
        versions=[_version(shape, one) for one in told["versions"][:MOST_VERSIONS]],
    )
    numbers = [version["revision"] for version in one.versions]
    if len(set(numbers)) != len(numbers) or one.revision != max(numbers, default=0):
        raise ValueError
    return one


def _version(shape: Shape, told: Any) -> dict[str, Any]:
    content = shape.content.from_json(json.dumps(told["content"]))
    content.to_json().encode()
    day = getattr(content, "occurred_on", None)
    blank = not shape.may_be_blank and content.is_empty()
    if not content.fits() or blank or (day and not EARLIEST <= day <= timezone.localdate()):
        raise ValueError
    return {
        "revision": a_number(told["revision"]),
        "kept": told["kept"] is True,
        "began_at": a_moment(told["began_at"]),
        "saved_at": a_moment(told["saved_at"]),
        "content": content,
    }


def _places(told: Mapping[Name, Told], member: User) -> Places:
    """One that somebody else has already becomes another, always the same one: what is brought in twice is known."""
    places = Places()
    for shape in SHAPES:
        wanted = {pk for name, pk in told if name == shape.name}
        others = {pk: uuid.uuid5(pk, f"member:{member.pk}") for pk in wanted}
        rows = shape.model.objects.filter(pk__in=[*others, *others.values()])
        there = dict(rows.values_list("pk", "member_id"))
        for pk in wanted:
            here = pk if there.get(pk, member.pk) == member.pk else others[pk]
            places.pks[shape.name, pk], places.by_pk[str(pk)] = here, str(here)
            if here not in there:
                places.fresh.append(told[shape.name, pk])
    return places


def _make(told: Told, member: User, vault: Vault, places: Places) -> None:
    shape = told.shape
    row = shape.model(
        id=places.pks[shape.name, told.pk],
        member=member,
        revision=told.revision,
        open=told.open,
        created_at=told.created_at,
        saved_at=told.saved_at,
        binned_at=told.binned_at,
        **told.columns,
    )
    contents = {one["revision"]: _here(shape, one["content"], places) for one in told.versions}
    if not _finished(row, told, contents.get(told.revision), vault, places):
        return
    row.save(force_insert=True)
    version, link = row.versions.model, row.versions.field.name
    rows = [version(**{link: row}, **_sealed(one, contents, row, vault)) for one in told.versions]
    version.objects.bulk_create(rows, batch_size=MOST_AT_ONCE)


def _finished(row: Any, told: Told, now: Any, vault: Vault, places: Places) -> bool:
    """The columns that follow from the text or from another row; False when what it is about is not here."""
    name = told.shape.name
    if name == FOLLOW_UP:
        row.situation_id = places.pks.get((SITUATION, row.situation_id))
        return row.situation_id is not None
    if name == THEN_AND_NOW:
        row.mark = Marker(vault).of(now.earlier, now.later)
        return not type(row).objects.filter(member=row.member, mark=row.mark).exists()
    if hasattr(row, "occurred_on"):
        row.occurred_on = now.occurred_on
    return True


def _here(shape: Shape, content: Any, places: Places) -> Any:
    """The content with its references under the pks they have here."""
    if shape.name == IMAGE:
        return replace(content, situations=[places.moved(pk) for pk in content.situations])
    if shape.name == THEN_AND_NOW:
        return replace(content, earlier=places.moved(content.earlier), later=places.moved(content.later))
    return content


def _sealed(told: Mapping[str, Any], contents: Mapping[int, Any], row: Any, vault: Vault) -> dict[str, Any]:
    revision = told["revision"]
    sealed = vault.seal(contents[revision].to_json(), item=row.item, field=FIELD, revision=revision)
    return {name: told[name] for name in ("revision", "kept", "began_at", "saved_at")} | {"sealed": sealed}
