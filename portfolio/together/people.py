"""Whom one can ask: colleagues one sat in a session with, and people whose exact address one knows.

There is no list of members to browse. An address that is nobody's is treated like any other, so that asking tells
nothing about who is in the register (security design, section 3).
"""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from accounts import groups
from accounts.models import User
from portfolio.guests.addresses import is_address, mailbox, mailboxes_of, people_behind
from portfolio.sharing.recipients import colleagues_of
from portfolio.together.content import Asked
from portfolio.together.states import Kind

FEWEST: dict[str, int] = {Kind.EXCHANGE: 1, Kind.WEIGHING: 3}
MOST: dict[str, int] = {Kind.EXCHANGE: 5, Kind.WEIGHING: 5}


def colleagues_by_pk(user: User) -> dict[int, User]:
    """Members who sat in a session with this person, in order of name."""
    return {one.pk: one for one in colleagues_of(user)}


def found(asked: Sequence[Asked], owner: User, kind: str) -> list[User | None]:
    """The account behind each, in the same order; None for who has none, or none that can be asked this.

    An exchange is among members: for anybody else the question simply stays unanswered.
    """
    known = colleagues_by_pk(owner) if any(one.colleague for one in asked) else {}
    behind = people_behind(one.email for one in asked if one.email)
    people = [known.get(one.colleague) if one.colleague else behind.get(one.email.casefold()) for one in asked]
    return [one if one and (kind == Kind.WEIGHING or groups.is_member(one)) else None for one in people]


def refused(asked: Sequence[Asked], owner: User, kind: str) -> dict[int, str]:
    """Who cannot be asked, by place in the list: oneself in any spelling, someone twice, no address at all."""
    own, people = mailboxes_of(owner), found(asked, owner, kind)
    why: dict[int, str] = {}
    seen: set[str | int] = set()
    for place, (one, person) in enumerate(zip(asked, people, strict=True)):
        marks = {mark for mark in (mailbox(one.email) if one.email else "", person and person.pk) if mark}
        if one.colleague and not person:
            why[place] = _("Choose a colleague from the list, or write an e-mail address.")
        elif not one.colleague and not is_address(one.email):
            why[place] = _("Write an e-mail address, for example name@example.org.")
        elif marks & own or person == owner:
            why[place] = _("This is your own address. Ask somebody who looks with other eyes.")
        elif marks & seen:
            why[place] = _("This person is in the list twice.")
        seen |= marks
    return why


def what_is_off(asked: Sequence[Asked], kind: str) -> str:
    """What is not right about the group as a whole; empty when it is."""
    if not FEWEST[kind] <= len(asked) <= MOST[kind]:
        if kind == Kind.EXCHANGE:
            return _("Ask one to five colleagues.")
        return _("Ask three to five people for a weighing table.")
    if kind == Kind.WEIGHING and len({one.role.casefold() for one in asked}) == 1:
        return _("Ask people in different roles: that is what a weighing table is for.")
    return ""
