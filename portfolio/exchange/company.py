"""Company in the package: the groups one takes part in with what they agreed, and what one asked to find others by.

Nobody else is named in it: who else takes part is theirs to tell.
"""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from accounts.models import User
from portfolio.exchange.entries import Entry, file_name, json_entry, moment
from portfolio.groups.models import Membership
from portfolio.groups.sealing import open_agreement, open_name
from portfolio.matching.models import Ask
from portfolio.matching.sealing import open_told

GROUP_SCHEMA, ASK_SCHEMA = "group/1", "ask-for-company/1"
GROUPS, ASKS = "groups", "asks"


def entries(user: User) -> Iterator[Entry]:
    """A file per group and per ask; five queries, however many there are."""
    places = Membership.objects.visible_to(user).joined().select_related("group__record_key")
    for place in places.prefetch_related("group__agreements", "acceptances"):
        name = open_name(place.group)
        yield json_entry(f"{GROUPS}/{file_name(place.group.founded_on, name, place.pk)}.json", _group(place, name))
    for ask in Ask.objects.visible_to(user).select_related("member__key").prefetch_related("themes"):
        asked_on = timezone.localdate(ask.asked_at)
        yield json_entry(f"{ASKS}/{file_name(asked_on, ask.kind, ask.pk)}.json", _ask(ask))


def _group(place: Membership, name: str) -> dict[str, Any]:
    group = place.group
    accepted = {one.version: moment(one.accepted_at) for one in place.acceptances.all()}
    agreements = [
        {"version": one.version, "text": open_agreement(group, one), "accepted_at": accepted.get(one.version)}
        for one in group.agreements.all()
    ]
    return {
        "schema": GROUP_SCHEMA,
        "id": str(place.pk),
        "name": name,
        "joined_at": moment(place.answered_at),
        "convened_by_me": group.convener_id == place.person_id,
        "agreements": agreements,
    }


def _ask(ask: Ask) -> dict[str, Any]:
    told = open_told(ask)
    return {
        "schema": ASK_SCHEMA,
        "id": str(ask.pk),
        "kind": ask.kind,
        "state": ask.state,
        "asked_at": moment(ask.asked_at),
        "until": ask.until.isoformat(),
        "themes": [one.theme for one in ask.themes.all()],
        "words": told.words,
        "municipality": told.municipality,
    }
