"""Who cannot be invited, and how many fit in a group."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from portfolio.groups.models import MOST, Group
from portfolio.groups.sealing import Named, mark_of
from portfolio.groups.states import THERE, State
from portfolio.guests.addresses import is_address, mailboxes_of, people_behind
from portfolio.guests.addresses import mailbox as box_of

LEFT_IN_PEACE = timedelta(days=90)
"""Who would rather not, is not asked again by the same group before."""


def refused(group: Group, people: Sequence[Named], convener: User) -> dict[int, str]:
    """Who cannot be invited, by place in the list, in sentences for the convener."""
    own, known = mailboxes_of(convener), people_behind(one.email for one in people)
    there, rather_not = _taken(group), _declined(group)
    found: dict[int, str] = {}
    seen: set[str | int] = set()
    for place, one in enumerate(people):
        box, person = box_of(one.email), known.get(one.email.strip().casefold())
        marks = {mark_of(group, one.email), person.pk if person else b"-"}
        if not one.name.strip():
            found[place] = _("Write the name of this person.")
        elif not is_address(one.email):
            found[place] = _("Write an e-mail address, for example name@example.org.")
        elif box in own or person == convener:
            found[place] = _("This is your own address. You are in the group already.")
        elif marks & there:
            found[place] = _("This person is in the group already, or was invited.")
        elif marks & rather_not:
            found[place] = _("This person would rather not. Do not ask again now.")
        elif box in seen or (person and person.pk in seen):
            found[place] = _("This person is in the list twice.")
        seen |= {box, person.pk} if person else {box}
    return found


def what_is_off(group: Group, people: Sequence[Named]) -> str:
    """What is not right about the list as a whole; empty when it is."""
    if not people:
        return _("Write the name and the e-mail address of one person.")
    if group.memberships.filter(state__in=THERE).count() + len(people) > MOST:
        return _("A group has at most ten people, those who were invited included.")
    return ""


def _taken(group: Group) -> set[bytes | int]:
    rows = group.memberships.filter(state__in=THERE).values_list("mark", "person")
    return {bytes(mark) for mark, _person in rows} | {person for _mark, person in rows if person}


def _declined(group: Group) -> set[bytes | int]:
    lately = timezone.now() - LEFT_IN_PEACE
    rows = group.memberships.filter(state=State.DECLINED, ended_at__gt=lately).values_list("mark", "person")
    return {bytes(mark) for mark, _person in rows} | {person for _mark, person in rows if person}
