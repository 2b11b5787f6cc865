"""With whom one can share: colleagues of one's sessions and groups, and people whose exact address one knows.

There is no list of members to browse. An address that is nobody's is treated like any other, so that asking tells
nothing (security design, 3).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from accounts import groups
from accounts.models import User
from portfolio.groups.models import Group, Membership
from portfolio.groups.queries import name_of
from portfolio.guests.addresses import is_address, mailbox, mailboxes_of, people_behind
from portfolio.intervision.queries import sessions_of
from portfolio.sessions.models import Participation, Session
from portfolio.sessions.states import CONFIRMING, LineState

SITTINGS_SHOWN = 12
"""The latest sessions one can choose a whole group from."""


@dataclass(frozen=True, slots=True)
class Recipients:
    """``people``: colleagues' pks, from sessions. ``addresses``: as they were typed, one per mailbox."""

    people: tuple[int, ...] = ()
    addresses: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.people) + len(self.addresses)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A session somebody was in, and the colleagues who were there too."""

    pk: UUID
    held_on: date
    about: str
    colleagues: tuple[User, ...]


@dataclass(frozen=True, slots=True)
class Circle:
    """An intervision group one takes part in, and the members in it now; guests have no account to read with."""

    pk: UUID
    name: str
    colleagues: tuple[User, ...]


def colleagues_of(user: User) -> list[User]:
    """Members who sat in a session with this person, where both said so, or take part in a group with them; by name."""
    sessions = _sat_in(user)
    there = Q(pk__in=_lines().filter(session__in=sessions).values("person")) | Q(pk__in=sessions.values("organiser"))
    there |= Q(pk__in=_places().filter(group__in=Group.objects.visible_to(user)).values("person"))
    return list(_members().filter(there).exclude(pk=user.pk).order_by("name", "pk"))


def sittings_of(user: User) -> list[Sitting]:
    """The latest sessions with somebody to share with, newest first; nobody in them who is no member any more."""
    known = {person.pk: person for person in colleagues_of(user)}
    found = []
    for session, facts in sessions_of(user):
        lines = session.participations.all()
        there = {line.person_id for line in lines if line.answer in CONFIRMING and line.state != LineState.WITHDRAWN}
        colleagues = tuple(person for pk, person in known.items() if pk in there | {session.organiser_id})
        if colleagues:
            found.append(Sitting(session.pk, session.held_on, facts.group or facts.theme, colleagues))
    return found[:SITTINGS_SHOWN]


def circles_of(user: User) -> list[Circle]:
    """This person's groups with somebody in them to share with, as they are at this moment. Three queries."""
    known = {person.pk: person for person in colleagues_of(user)}
    mine = {group.pk: group for group in Group.objects.visible_to(user).with_key()}
    there: dict[UUID, set[int | None]] = {pk: set() for pk in mine}
    for group, person in _places().filter(group__in=mine).values_list("group", "person"):
        there[group].add(person)
    found = [
        Circle(pk, name_of(group), tuple(person for pk_, person in known.items() if pk_ in there[pk]))
        for pk, group in mine.items()
    ]
    return [one for one in found if one.colleagues]


def members_behind(addresses: Iterable[str]) -> dict[str, User]:
    """The members who proved that one of these addresses is theirs, by address in lower case."""
    found = people_behind(addresses)
    members = set(_members().filter(pk__in=[person.pk for person in found.values()]).values_list("pk", flat=True))
    return {address: person for address, person in found.items() if person.pk in members}


def once_each(addresses: Iterable[str]) -> tuple[str, ...]:
    """Every mailbox once, in the first spelling."""
    return tuple({mailbox(address): address for address in reversed(list(addresses))}.values())[::-1]


def no_addresses(addresses: Iterable[str]) -> list[str]:
    """What cannot be an e-mail address."""
    return [address for address in addresses if not is_address(address)]


def own_among(addresses: Iterable[str], user: User) -> list[str]:
    """One's own address, in whatever spelling."""
    own = mailboxes_of(user)
    return [address for address in addresses if mailbox(address) in own]


def _sat_in(user: User) -> QuerySet[Session]:
    return Session.objects.filter(Q(organiser=user) | Q(pk__in=_lines().filter(person=user).values("session")))


def _lines() -> QuerySet[Participation]:
    return Participation.objects.filter(answer__in=CONFIRMING).exclude(state=LineState.WITHDRAWN)


def _places() -> QuerySet[Membership]:
    return Membership.objects.joined().filter(person__isnull=False)


def _members() -> QuerySet[User]:
    return User.objects.filter(is_active=True, groups__name=groups.MEMBERS)
