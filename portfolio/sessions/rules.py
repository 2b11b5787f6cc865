"""What is refused when a session is planned or written down: too few or too many people, oneself, too much in a day."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.mailboxes import were_of
from accounts.models import User
from portfolio.guests.addresses import is_address, mailbox, mailboxes_of, people_behind
from portfolio.sessions.facts import Facts, Invited, what_is_off
from portfolio.sessions.models import Session
from trail.exceptions import NotPossibleNow

FEWEST, MOST = 2, 9
"""Colleagues beside the organiser: a group is three to ten people."""
MOST_A_DAY = 20
"""Sessions one person can plan or log in 24 hours: each sends mail to people who did not ask for it."""


def check_people(invited: Sequence[Invited], organiser: User) -> None:
    if not FEWEST <= len(invited) <= MOST:
        raise NotPossibleNow(_("Name two to nine colleagues: with you that makes a group of three to ten."))
    if wrong := refused(invited, organiser):
        raise NotPossibleNow(list(wrong.values()))


def check_facts(facts: Facts) -> None:
    if off := what_is_off(facts, now=timezone.now()):
        raise NotPossibleNow(list(off.values()))


def check_pace(organiser: User) -> None:
    since = timezone.now() - timedelta(days=1)
    if Session.objects.filter(organiser=organiser, recorded_at__gt=since).count() >= MOST_A_DAY:
        raise NotPossibleNow(_("You wrote down a lot today. Go on tomorrow, so that nobody gets too much mail."))


def refused(invited: Sequence[Invited], organiser: User) -> dict[int, str]:
    """Who cannot be named, by place in the list: the organiser under any address, someone twice, no address at all."""
    own = mailboxes_of(organiser)
    people = people_behind(one.email for one in invited)
    once_own = were_of(organiser, [one.email for one in invited])
    found: dict[int, str] = {}
    seen: set[str | int] = set()
    for place, one in enumerate(invited):
        box, person = mailbox(one.email), people.get(one.email.strip().casefold())
        if box in own or one.email in once_own or (person and own & mailboxes_of(person)):
            found[place] = _("This is your own address. You are in the session already, because you write it down.")
        elif not is_address(one.email):
            found[place] = _("Write an e-mail address, for example name@example.org.")
        elif box in seen or (person and person.pk in seen):
            found[place] = _("This colleague is in the list twice.")
        seen |= {box, person.pk} if person else {box}
    return found
