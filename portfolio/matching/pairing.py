"""Laying asks side by side. Who asked first is helped first; there is nothing else to be first by."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.groups import MEMBERS
from accounts.models import User
from portfolio.groups.models import Group, Membership
from portfolio.groups.states import THERE
from portfolio.matching.models import Ask, Proposal
from portfolio.matching.sealing import turned_away
from portfolio.matching.states import WANTED, Said
from portfolio.matching.themes import Theme

WAITS = timedelta(days=14)
"""How long a proposal waits. It is gone that day for both, whatever either said: so a no looks like silence."""


@transaction.atomic
def pair_up() -> list[Proposal]:
    """Propose, to everyone who asks and has nothing to answer, one other from another municipality; the new proposals.

    Every open ask is held meanwhile, so that nobody gets two at once.
    """
    asks = _open()
    made: list[Proposal] = []
    busy = _who_has_something_to_answer()
    laid = set(Proposal.objects.values_list("one", "other"))
    for one in asks:
        others = [] if one.pk in busy else [other for other in asks if other.pk not in busy and _fits(one, other, laid)]
        others = _who_want(one, others)
        if others:
            made.append(_lay(one, others[0]))
            busy |= {one.pk, others[0].pk}
    return made


def _open() -> list[Ask]:
    members = User.objects.filter(is_active=True, groups__name=MEMBERS)
    held = Ask.objects.select_for_update(of=("self",), no_key=True).open()
    list(held.order_by("pk").values_list("pk", flat=True))
    rows = Ask.objects.open().filter(member__in=members, until__gte=timezone.localdate())
    asks = list(rows.select_related("member__key", "group").prefetch_related("themes"))
    return [one for one in asks if one.group is None or one.group.convener_id == one.member_id]


def _who_has_something_to_answer() -> set:
    waiting = Proposal.objects.filter(met_at=None, until__gte=timezone.localdate())
    silent = {side: waiting.filter(**{f"{side}_said": Said.NOTHING}).values_list(side) for side in ("one", "other")}
    return {pk for rows in silent.values() for (pk,) in rows}


def _fits(one: Ask, other: Ask, laid: set) -> bool:
    """Whether the two asks belong together: kind, theme, another municipality, and not laid together before."""
    apart = one.member_id != other.member_id and bytes(one.municipality) != bytes(other.municipality)
    met_before = (one.pk, other.pk) in laid or (other.pk, one.pk) in laid
    return WANTED[one.kind] == other.kind and apart and not met_before and bool(_shared(one, other))


def _shared(one: Ask, other: Ask) -> list[str]:
    """The themes both named, in the order of the list."""
    both = {row.theme for row in one.themes.all()} & {row.theme for row in other.themes.all()}
    return [theme for theme in Theme.values if theme in both]


def _who_want(one: Ask, others: list[Ask]) -> list[Ask]:
    """Without who turned the other away before, and without who are in one group already."""
    if not others:
        return []
    away = turned_away(one.member, {other.member_id for other in others}) | _together_already(one, others)
    return [other for other in others if other.member_id not in away and not turned_away(other.member, {one.member_id})]


def _together_already(one: Ask, others: list[Ask]) -> set[int]:
    """Who of these has a place in a group of this person, or in the group that is opened."""
    groups = Group.objects.filter(memberships__person=one.member, memberships__state__in=THERE)
    theirs = Membership.objects.filter(group__in=groups, state__in=THERE, person__in=[o.member_id for o in others])
    return set(theirs.values_list("person", flat=True))


def _lay(one: Ask, other: Ask) -> Proposal:
    theme = _shared(one, other)[0]
    return Proposal.objects.create(one=one, other=other, theme=theme, until=timezone.localdate() + WAITS)
