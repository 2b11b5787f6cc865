"""Locking and unlocking what somebody says of themselves when they ask, under their own key."""

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import asdict, dataclass

from accounts.models import User
from accounts.vault import Vault
from portfolio.matching.models import Ask, NotThisOne

WORDS_LIMIT, MOST_WORDS, MOST_THEMES, MUNICIPALITY_LIMIT = 120, 10, 3, 100


@dataclass(frozen=True, slots=True)
class Told:
    """Own words, shown to the other once both said yes, and the municipality, which is never shown."""

    words: str = ""
    municipality: str = ""


def seal_told(ask: Ask, told: Told) -> bytes:
    text = json.dumps(asdict(told), ensure_ascii=False)
    return Vault.of(ask.member).seal(text, item=f"ask:{ask.pk}", field="told", revision=1)


def open_told(ask: Ask) -> Told:
    """Nothing once it was withdrawn. Raises ``accounts.vault.CannotOpen``."""
    if not ask.sealed:
        return Told()
    return Told(**json.loads(Vault.of(ask.member).open(ask.sealed, item=f"ask:{ask.pk}", field="told", revision=1)))


def mark_of(member: User, other_pk: int) -> bytes:
    return Vault.of(member).mark("not this one", str(other_pk))


def turned_away(people: Collection[User]) -> dict[int, set[int]]:
    """Whom of these people each does not want to be proposed to again, by key. One query."""
    marks: dict[int, set[bytes]] = defaultdict(set)
    for member, mark in NotThisOne.objects.filter(member__in=people).values_list("member", "mark"):
        marks[member].add(bytes(mark))
    others = {person.pk for person in people}
    return {one.pk: {pk for pk in others if one.pk in marks and mark_of(one, pk) in marks[one.pk]} for one in people}
