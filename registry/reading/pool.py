"""Who can read a dossier, in an order anyone can work out again."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone

from accounts.groups import BOARD, READERS
from accounts.models import User
from portfolio.groups.models import Membership
from portfolio.groups.states import State
from portfolio.sessions.models import Participation, Session
from registry.reading.models import Reading
from registry.reading.ties import Candidate, Circle, ties
from registry.registrations.models import Employment
from registry.renewal.models import Dossier, Evidence
from registry.renewal.procedure import rules_of

FIRST_IN_ORDER = 6
"""Readers to choose from: the first in the order, so that nobody leafs through the pool for a friend."""


def offered(evidence: Evidence) -> list[User]:
    """Who can be asked now: the first few in the order, and nobody once enough readers were asked."""
    return [] if enough_asked(evidence) else eligible(evidence)[:FIRST_IN_ORDER]


def enough_asked(evidence: Evidence) -> bool:
    """Whether as many people read this as the rules of its day ask for."""
    return evidence.readings.standing().count() >= rules_of(evidence.dossier).readers


def eligible(evidence: Evidence) -> list[User]:
    """Readers without a tie who were not asked for this evidence yet, in a reproducible order.

    The order is that of SHA-256 over the evidence's digest and the reader's id: nobody picks, and anyone can check.
    """
    asked = set(evidence.readings.values_list("reader_id", flat=True))
    people = {person.pk: person for person in readers()}
    since = _years_ago(rules_of(evidence.dossier).same_employer_years)
    circle, candidates = circle_of(evidence.dossier, since), candidates_of(people.values(), since)
    free = [people[one.person] for one in candidates if one.person not in asked and not ties(circle, one)]
    return sorted(free, key=lambda person: place_of(evidence.sha256, person.pk))


def place_of(sha256: str, reader: int) -> str:
    """Where a reader stands in the order for one evidence."""
    return hashlib.sha256(f"{sha256}:{reader}".encode()).hexdigest()


def readers() -> Iterable[User]:
    return User.objects.filter(groups__name=READERS, is_active=True).select_related("registration").distinct()


def circle_of(dossier: Dossier, since: date) -> Circle:
    """Everyone the member is close to in this period, and the readers of their earlier dossiers.

    ``since``: from when on it matters where people worked.
    """
    return Circle(
        member=dossier.member_id,
        employers=frozenset(_employers([dossier.member_id], since)[dossier.member_id]),
        intervision=_sat_with(dossier) | _in_a_group_with(dossier),
        previous_readers=frozenset(
            Reading.objects.standing()
            .filter(evidence__dossier__member=dossier.member_id)
            .exclude(evidence__dossier=dossier)
            .values_list("reader_id", flat=True)
        ),
    )


def candidates_of(people: Iterable[User], since: date) -> list[Candidate]:
    pks = [person.pk for person in people]
    employers = _employers(pks, since)
    board = set(User.objects.filter(groups__name=BOARD, pk__in=pks).values_list("pk", flat=True))
    return [Candidate(pk, frozenset(employers[pk]), pk in board) for pk in pks]


def _sat_with(dossier: Dossier) -> frozenset[int]:
    """Everyone named in a session with the member since this period began, whether they confirmed or not."""
    sessions = Session.objects.visible_to(dossier.member).filter(held_on__gte=dossier.period_from).order_by()
    named = Participation.objects.filter(session__in=sessions.values("pk"), person__isnull=False)
    organisers = sessions.values_list("organiser_id", flat=True)
    people = {*named.order_by().values_list("person_id", flat=True), *organisers}
    return frozenset(people - {dossier.member_id})


def _in_a_group_with(dossier: Dossier) -> frozenset[int]:
    """Everyone who shared an intervision group with the member since this period began, whether it met or not."""
    stayed = Q(state=State.JOINED) | Q(state=State.LEFT, ended_at__date__gte=dossier.period_from)
    there = Membership.objects.filter(stayed).order_by()
    groups = there.filter(person=dossier.member_id).values("group")
    mates = there.filter(group__in=groups, person__isnull=False).exclude(person=dossier.member_id)
    return frozenset(mates.values_list("person_id", flat=True))


def _employers(members: list[int], since: date) -> defaultdict[int, set[str]]:
    """Where people worked from a day on, written one way."""
    rows = Employment.objects.since(since).filter(registration__member__in=members)
    found: defaultdict[int, set[str]] = defaultdict(set)
    for member, employer in rows.values_list("registration__member_id", "employer"):
        found[member].add(" ".join(employer.casefold().split()))
    return found


def _years_ago(years: int) -> date:
    return timezone.localdate() - timedelta(days=round(365.25 * years))
