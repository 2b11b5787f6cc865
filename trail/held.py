"""What the trail tells of a thing, held against the thing itself: a row that says otherwise was changed elsewhere.

A room says which of its rows the trail speaks for (``watch``); what the trail does not tell, is not looked at here.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import Model

from trail.models import TrailEntry
from trail.verify import AT_ONCE, Finding

STATE, TO, BY, WHEN = "state", "to", "by ", "when "
SOON = timedelta(minutes=5)
"""A row and the entry that tells of it are written in one transaction."""
Told = dict[str, tuple[Any, int]]
"""By code, what was told of one thing last, and by which entry; by ``BY`` or ``WHEN`` and a column, who did it when."""


@dataclass(frozen=True, slots=True)
class Watched:
    """Rows that the trail speaks for.

    ``columns``: which code of an entry a column repeats. ``actors`` and ``moments``: by action, the columns
    that say who did it, and when. ``begins``: states a row can be in before the trail tells of one. ``stays``: whether
    a row (its key, as text) of which this was told must be there still; some go with the person they are about.
    """

    model: type[Model]
    columns: Mapping[str, str]
    actors: Mapping[str, str] = field(default_factory=dict)
    moments: Mapping[str, str] = field(default_factory=dict)
    begins: Collection[str] = ()
    stays: Callable[[str, Told], bool] = lambda pk, told: True

    def columns_to_read(self) -> list[str]:
        return list(dict.fromkeys([*self.columns.values(), *self.actors.values(), *self.moments.values()]))


WATCHED: dict[str, Watched] = {}


def watch(model: type[Model], columns: Mapping[str, str], **about: Any) -> None:
    """Have the rows of a model held against the trail. Called in an app's ``ready()``; twice is once."""
    WATCHED[model._meta.label_lower] = Watched(model, columns, **about)


def verify_rows() -> Iterator[Finding]:
    """Every watched row that says something else than the trail, that is gone, or that nobody saw come."""
    told = _told()
    for label, watched in WATCHED.items():
        yield from _against(watched, told[label])


def _told() -> dict[str, dict[str, Told]]:
    """By kind of thing and by thing, in one pass over the trail."""
    found: dict[str, dict[str, Told]] = defaultdict(lambda: defaultdict(dict))
    entries = TrailEntry.objects.exclude(subject="").order_by("seq")
    rows = entries.values_list("seq", "at", "action", "subject", "actor", "codes")
    for seq, at, action, subject, actor, codes in rows.iterator(chunk_size=AT_ONCE):
        label, _colon, pk = subject.partition(":")
        if not (watched := WATCHED.get(label)) or not isinstance(codes, dict):
            continue
        here = found[label][pk]
        here.update((code, (str(value), seq)) for code, value in codes.items())
        if column := watched.actors.get(action):
            here[BY + column] = actor, seq
        if column := watched.moments.get(action):
            here[WHEN + column] = at, seq
    return found


def _against(watched: Watched, told: dict[str, Told]) -> Iterator[Finding]:
    name, columns = watched.model._meta.model_name, watched.columns_to_read()
    there = set()
    for pk, *values in watched.model._default_manager.order_by().values_list("pk", *columns).iterator(AT_ONCE):
        there.add(str(pk))
        here = dict(zip(columns, values, strict=True))
        yield from (Finding(f"{name} {pk}", what) for what in _what_is_off(watched, here, told.get(str(pk), {})))
    for pk in sorted(told.keys() - there):
        if TO in told[pk] and watched.stays(pk, told[pk]):
            yield Finding(f"{name} {pk}", f"it is missing; trail entry {told[pk][TO][1]} tells of it")


def _what_is_off(watched: Watched, here: Mapping[str, Any], told: Told) -> Iterator[str]:
    for code, column in watched.columns.items():
        said, seq = told.get(code, (None, 0))
        if said is not None and said != str(here[column]):
            yield f"its {column} is not what trail entry {seq} tells"
        elif said is None and column == STATE and here[column] not in watched.begins:
            yield "it was put in, or moved: the trail does not tell how it came to stand where it does"
    for column in set(watched.actors.values()):
        actor, seq = told.get(BY + column, ("", 0))
        if actor.startswith("user:") and here[column] is not None and actor != f"user:{here[column]}":
            yield f"its {column} is not who trail entry {seq} names"
    for column in set(watched.moments.values()):
        at, seq = told.get(WHEN + column, (None, 0))
        if at is not None and (here[column] is None or abs(at - here[column]) > SOON):
            yield f"its {column} is not when trail entry {seq} was written"
