"""Laying asks side by side. Who asked first is helped first; there is nothing else to be first by."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from accounts.groups import MEMBERS
from accounts.models import User
from portfolio.groups.invited import LEFT_IN_PEACE
from portfolio.groups.models import MOST, Group, Membership
from portfolio.groups.states import THERE
from portfolio.groups.states import State as PlaceState
from portfolio.matching.models import Ask, Proposal
from portfolio.matching.sealing import turned_away
from portfolio.matching.states import WANTED, Said
from portfolio.matching.themes import Theme

WAITS = timedelta(days=14)
"""How long a proposal waits. It is gone that day for both, whatever either said: so a no looks like silence."""


@transaction.atomic
def pair_up() -> list[Proposal]:
    """Propose, to everyone who asks and has nothing to answer, one other from another municipality; the new proposals.

    Every open ask is held meanwhile, so that nobody gets two at once. A fixed number of queries, but for one per new
    proposal.
    """
    asks = _open()
    apart = _Apart.among(asks)
    made: list[Proposal] = []
    busy = _who_has_something_to_answer()
    for one in asks:
        if one.pk in busy:
            continue
        free = (other for other in asks if other.pk not in busy)
        other = next((other for other in free if _fits(one, other) and not apart.keeps(one, other)), None)
        if other:
            made.append(_lay(one, other))
            busy |= {one.pk, other.pk}
    return made


def _open() -> list[Ask]:
    """Who looks, the first who asked first. A group is open as long as its opener convenes it, and it has a place."""
    held = Ask.objects.select_for_update(of=("self",), no_key=True).open()
    list(held.order_by("pk").values_list("pk", flat=True))
    members = User.objects.filter(is_active=True, groups__name=MEMBERS)
    rows = Ask.objects.looking().filter(member__in=members).select_related("member__key", "group")
    asks = list(rows.prefetch_related("themes"))
    free = _with_a_place({one.group_id for one in asks if one.group})
    return [
        one for one in asks if one.group is None or (one.group.convener_id == one.member_id and one.group_id in free)
    ]


def _with_a_place(groups: set) -> set:
    taken = Count("memberships", filter=Q(memberships__state__in=THERE))
    rows = Group.objects.filter(pk__in=groups).alias(taken=taken).filter(taken__lt=MOST)
    return set(rows.values_list("pk", flat=True))


def _who_has_something_to_answer() -> set:
    waiting = Proposal.objects.filter(met_at=None, until__gte=timezone.localdate())
    silent = {side: waiting.filter(**{f"{side}_said": Said.NOTHING}).values_list(side) for side in ("one", "other")}
    return {pk for rows in silent.values() for (pk,) in rows}


def _fits(one: Ask, other: Ask) -> bool:
    """Whether the two asks belong together: kind, theme, another person in another municipality."""
    elsewhere = one.member_id != other.member_id and bytes(one.municipality) != bytes(other.municipality)
    return WANTED[one.kind] == other.kind and elsewhere and bool(_shared(one, other))


def _shared(one: Ask, other: Ask) -> list[str]:
    """The themes both named, in the order of the list."""
    both = {row.theme for row in one.themes.all()} & {row.theme for row in other.themes.all()}
    return [theme for theme in Theme.values if theme in both]


@dataclass(frozen=True, slots=True)
class _Apart:
    """What keeps two people apart who would fit.

    ``laid``: asks that were laid together before. ``away``: who turned whom away. ``together``: each person's groups.
    ``rather_not``: the groups each person said "rather not" to lately.
    """

    laid: set[frozenset]
    away: dict[int, set[int]]
    together: dict[int, set]
    rather_not: dict[int, set]

    @classmethod
    def among(cls, asks: Iterable[Ask]) -> "_Apart":
        people = {ask.member_id: ask.member for ask in asks}
        places = Membership.objects.filter(person__in=people)
        lately = timezone.now() - LEFT_IN_PEACE
        declined = places.filter(state=PlaceState.DECLINED, ended_at__gt=lately)
        return cls(
            laid={frozenset(two) for two in Proposal.objects.values_list("one", "other")},
            away=turned_away(people.values()),
            together=_by_person(places.filter(state__in=THERE)),
            rather_not=_by_person(declined),
        )

    def keeps(self, one: Ask, other: Ask) -> bool:
        first, second = one.member_id, other.member_id
        return (
            frozenset({one.pk, other.pk}) in self.laid
            or second in self.away[first]
            or first in self.away[second]
            or bool(self.together[first] & self.together[second])
            or other.group_id in self.rather_not[first]
            or one.group_id in self.rather_not[second]
        )


def _by_person(places) -> dict[int, set]:
    found: dict[int, set] = defaultdict(set)
    for person, group in places.values_list("person", "group"):
        found[person].add(group)
    return found


def _lay(one: Ask, other: Ask) -> Proposal:
    theme = _shared(one, other)[0]
    return Proposal.objects.create(one=one, other=other, theme=theme, until=timezone.localdate() + WAITS)
