"""How one wants to look back, in the package: whether to be asked, where days were planned, pairs one laid aside.

A pair that was laid aside is kept as a mark alone. To take it along, the marks of one's own texts are made again and
compared; a pair of which a text is gone cannot be told any more, and does not travel.
"""

import json
import uuid
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.vault import Vault
from portfolio.activities.models import DriveSkipped
from portfolio.exchange.entries import Entry, json_entry
from portfolio.exchange.exceptions import CannotTakeIn
from portfolio.exchange.reading import NO_ITEM
from portfolio.exchange.restoring import Places
from portfolio.exchange.shapes import IMAGE, SITUATION, a_day
from portfolio.exchange.unpack import Package
from portfolio.images.models import ImageOfGoodWork
from portfolio.lookback.marks import Marker
from portfolio.lookback.models import Dismissed, NotAsked, Planned
from portfolio.situations.models import Situation

SCHEMA = "looking-back/1"
PATH = "lookback/wishes.json"
MOST_PAIRS = 5_000


def entries(user: User) -> Iterator[Entry]:
    """Nothing for who never looked back."""
    planned = Planned.objects.filter(situation__member=user).values_list("situation_id", flat=True)
    skipped = DriveSkipped.objects.filter(member=user).first()
    facts = {
        "schema": SCHEMA,
        "asked": not NotAsked.objects.filter(member=user).exists(),
        "planned": sorted(map(str, planned)),
        "laid_aside": _laid_aside(user),
        "drive_passed_on": skipped.on.isoformat() if skipped else "",
    }
    if any(facts[name] for name in ("planned", "laid_aside", "drive_passed_on")) or not facts["asked"]:
        yield json_entry(PATH, facts)


def _laid_aside(user: User) -> list[list[str]]:
    marks = set(Dismissed.objects.filter(member=user).values_list("mark", flat=True))
    if not marks:
        return []
    marker = Marker(Vault.of(user))
    own = [Situation.objects.filter(member=user), ImageOfGoodWork.objects.filter(member=user)]
    ids = sorted(str(pk) for rows in own for pk in rows.values_list("pk", flat=True))
    return [[one, other] for one, other in combinations(ids, 2) if marker.of(one, other) in marks]


def take_in(package: Package, member: User, places: Places) -> bool:
    """Whether anything was new. Raises ``CannotTakeIn``."""
    if PATH not in package.paths:
        return False
    try:
        told = json.loads(package.read(PATH))
        if told["schema"] != SCHEMA or not isinstance(told["asked"], bool):
            raise ValueError
        planned = [uuid.UUID(pk) for pk in told["planned"]]
        pairs = [(str(uuid.UUID(one)), str(uuid.UUID(other))) for one, other in told["laid_aside"][:MOST_PAIRS]]
        passed = a_day(told["drive_passed_on"]) if told["drive_passed_on"] else None
    except NO_ITEM:
        raise CannotTakeIn(_("%(file)s: is no text that this register can read.") % {"file": PATH}) from None
    new = [_asked(told["asked"], member), _planned(planned, places), _pairs(pairs, member, places)]
    return any(new) or _passed(passed, member)


def _passed(day: date | None, member: User) -> bool:
    return day is not None and DriveSkipped.objects.get_or_create(member=member, defaults={"on": day})[1]


def _asked(asked: bool, member: User) -> bool:
    return not asked and NotAsked.objects.get_or_create(member=member)[1]


def _planned(pks: list[uuid.UUID], places: Places) -> bool:
    here: list[Any] = [places.pks[SITUATION, pk] for pk in pks if (SITUATION, pk) in places.pks]
    new = [pk for pk in here if Planned.objects.get_or_create(situation_id=pk)[1]]
    return bool(new)


def _pairs(pairs: list[tuple[str, str]], member: User, places: Places) -> bool:
    known = {str(pk) for name, pk in places.pks if name in {SITUATION, IMAGE}}
    marker = Marker(Vault.of(member))
    here = [(places.moved(one), places.moved(other)) for one, other in pairs if {one, other} <= known]
    new = [pair for pair in here if Dismissed.objects.get_or_create(member=member, mark=marker.of(*pair))[1]]
    return bool(new)
