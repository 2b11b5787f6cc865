"""What a session has from the group it is of: its name, its people, and the secrecy agreement that held."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from accounts.models import User
from portfolio.groups.actions import met
from portfolio.groups.models import Agreement, Group
from portfolio.groups.queries import name_of, people_in
from portfolio.sessions.facts import Facts, Invited


def takes_part(user: User, group: Group | None) -> bool:
    """Whether a session can be of this group for them: of none, or of one of their own."""
    return group is None or Group.objects.visible_to(user).filter(pk=group.pk).exists()


def people_of(group: Group | None, user: User) -> dict[str, Invited]:
    """Everyone else in a group who can be written to, by the key of their place."""
    people = people_in(group) if group else []
    others = [one for one in people if one.email and (one.person is None or one.person != user)]
    return {str(one.place.pk): Invited(one.name, one.email) for one in others}


def accounts_in(group: Group | None) -> Mapping[str, User]:
    """Who is behind an address, as the group knows it."""
    return {one.email.casefold(): one.person for one in (people_in(group) if group else ()) if one.email and one.person}


def named(facts: Facts, group: Group | None, *, at: datetime) -> Facts:
    """The facts with the group's name, and the version of its agreement that held ``at`` that moment."""
    if group is None:
        return facts
    written = Agreement.objects.filter(group=group, written_at__lte=at).order_by("-version")
    version = written.values_list("version", flat=True).first()
    return replace(facts, group=name_of(group), agreement=str(version or ""))


def remember_meeting(group: Group | None, facts: Facts) -> None:
    """Tell the group that it met; one that is gone by now needs no telling."""
    if group is not None:
        met(group, on=facts.held_on)
