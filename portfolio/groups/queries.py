"""Reading groups: for their pages, and for the rooms that plan and share with them. A fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from accounts.models import FORMER, User
from codeofconduct.editions.words import Words, words
from portfolio.groups.models import FEWEST, Acceptance, Agreement, Group, Membership, MembershipQuerySet
from portfolio.groups.sealing import open_agreement, open_name, open_person
from portfolio.groups.states import State

ORDER = ("answered_at", "invited_at", "pk")
"""Who joined first, first."""


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who takes part. ``person`` is None for a guest; mail goes to ``email``."""

    place: Membership
    name: str
    email: str
    person: User | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the group sees it. ``reads_on``: the agreement changed and they did not say yes to it yet."""

    place: Membership
    name: str
    reads_on: bool


@dataclass(frozen=True, slots=True)
class Mine:
    """One of my groups, in a list. ``asks``: its agreement changed, and I am asked once more."""

    group: Group
    name: str
    asks: bool


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation of mine that waits: from whom, to which group."""

    place: Membership
    invited_by: str
    group_name: str


def groups_of(user: User) -> list[Mine]:
    """The groups this person takes part in, the oldest first. One query."""
    rows = Membership.objects.visible_to(user).joined().select_related("group__record_key").order_by("answered_at")
    return [Mine(one.group, open_name(one.group), one.accepted != one.group.version) for one in rows]


def invitations_of(user: User) -> list[Invitation]:
    """What waits for this person's yes or no, the newest first. One query."""
    rows = Membership.objects.visible_to(user).filter(state=State.INVITED).with_all().order_by("-invited_at")
    return [Invitation(one, convener_of(one.group), open_name(one.group)) for one in rows]


def name_of(group: Group) -> str:
    """What the group is called. Raises ``accounts.vault.CannotOpen``."""
    return open_name(group)


def convener_of(group: Group) -> str:
    """The convener's name; empty when nobody convenes."""
    return group.convener.get_full_name() if group.convener else ""


def people_in(group: Group) -> list[Present]:
    """Everyone who takes part now, guests included, in the order in which they joined. One query."""
    return [Present(one, called(one), _address(one), one.person) for one in _joined(group)]


def names_of(group: Group) -> list[str]:
    """The names of everyone who takes part now. One query."""
    return [one.name for one in people_in(group)]


def members_of(group: Group) -> list[User]:
    """Who takes part and has an account that is in use. One query."""
    return [one.person for one in _joined(group) if one.person and one.person.is_active]


def heirs_in(group: Group) -> list[Present]:
    """Who can be asked to convene after the one who does now, in the order in which they joined. One query."""
    could = group.memberships.could_convene().exclude(person=group.convener_id)
    return [Present(one, called(one), _address(one), one.person) for one in _in_order(group, could)]


def place_of(user: User, group: Group) -> Membership | None:
    """Where this person takes part."""
    return group.memberships.joined().filter(person=user).first()


def places_of(group: Group) -> dict[str, list[Place]]:
    """Everyone of a group by where they stand (``State``): who takes part, is invited, would rather not, or left."""
    rows = group.memberships.exclude(state=State.WITHDRAWN).select_related("person").order_by(*ORDER)
    found: dict[str, list[Place]] = {state: [] for state in State.values}
    for one in rows:
        one.group = group
        found[one.state].append(Place(one, called(one), one.accepted != group.version))
    return found


def called(place: Membership) -> str:
    """How the group knows somebody: by their own name once they take part, before that as it was typed.

    Typing an address tells nobody whose account it is. Who left is a former participant.
    """
    if place.state == State.LEFT:
        return str(FORMER)
    if place.state == State.JOINED and place.person:
        return place.person.get_full_name()
    return open_person(place).name or str(FORMER)


def is_small(places: Iterable[Place]) -> bool:
    """Whether there are too few to meet: the group waits, and nothing is lost."""
    return len(list(places)) < FEWEST


def agreement_of(group: Group, version: int = 0) -> str:
    """What the group agrees about secrecy: now, or in an earlier version."""
    return open_agreement(group, Agreement.objects.get(group=group, version=version or group.version))


def accepted_at(place: Membership, group: Group) -> datetime | None:
    """Since when this person accepts the agreement as it stands."""
    found = Acceptance.objects.filter(membership=place, version=group.version).first()
    return found.accepted_at if found else None


def changed_since(place: Membership) -> Words:
    """The agreement of now beside the one this person accepted, word by word; empty when nothing changed."""
    if not place.accepted or place.accepted == place.group.version:
        return ()
    return words(agreement_of(place.group, place.accepted), agreement_of(place.group))


def _joined(group: Group) -> list[Membership]:
    return _in_order(group, group.memberships.joined())


def _in_order(group: Group, places: MembershipQuerySet) -> list[Membership]:
    rows = list(places.select_related("person").order_by(*ORDER))
    for one in rows:
        one.group = group
    return rows


def _address(place: Membership) -> str:
    if place.person:
        return place.person.email if place.person.is_active else ""
    return open_person(place).email
