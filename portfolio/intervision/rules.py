"""What is refused when a session is planned or written down: too few or too many people, oneself, too much in a day."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from portfolio.intervision import planned
from portfolio.intervision.addresses import refused
from portfolio.intervision.facts import Facts, Invited, what_is_off
from portfolio.intervision.models import Session
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
    if off := what_is_off(facts, today=timezone.localdate()):
        raise NotPossibleNow(list(off.values()))


def check_plan(facts: Facts) -> None:
    if off := planned.what_is_off(facts, now=timezone.now()):
        raise NotPossibleNow(list(off.values()))


def check_pace(organiser: User) -> None:
    since = timezone.now() - timedelta(days=1)
    if Session.objects.filter(organiser=organiser, recorded_at__gt=since).count() >= MOST_A_DAY:
        raise NotPossibleNow(_("You wrote down a lot today. Go on tomorrow, so that nobody gets too much mail."))
