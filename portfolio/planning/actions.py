"""The verbs of a session that is yet to come: plan it, change that, cancel it; and what time does with it.

It is one row from plan to log, so that its calendar entry stays the same entry. Nobody is asked anything yet.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from accounts.vault import new_record_key
from portfolio.groups.models import Group
from portfolio.planning.invited import CHANGED, People, mail
from portfolio.planning.permissions import may_change_plan
from portfolio.planning.rules import check_plan, is_moved
from portfolio.sessions import of_group
from portfolio.sessions.facts import Facts, Invited
from portfolio.sessions.lines import add_lines, locked_session, say_in
from portfolio.sessions.models import Participation, Session
from portfolio.sessions.permissions import may_log
from portfolio.sessions.rules import check_pace, check_people
from portfolio.sessions.sealing import open_facts
from portfolio.sessions.states import NEXT_SESSION, NOT_ASKED, TO_COME, LineState, SessionState
from portfolio.sessions.times import end_of
from trail import once
from trail.exceptions import NotPossibleNow
from trail.moves import move
from trail.record import record

PLANNED, CANCELLED, HELD = "session.planned", "session.cancelled", "session.held"
FADES_AFTER = timedelta(days=60)
"""How long a session that took place waits for somebody to write it down."""


@transaction.atomic
def plan(facts: Facts, invited: Sequence[Invited], *, by: User, key: str, group: Group | None = None) -> Session:
    """Plan a session, of a ``group`` that ``by`` takes part in or of none; who is invited gets a calendar file.

    The same form sent again is no second session. Raises ``NotPossibleNow`` with everything that is not right,
    ``PermissionDenied`` for someone who is no member.
    """
    by = User.objects.locked(by)
    require(may_log(by), _("Only members of the register plan intervision here."))
    require(of_group.takes_part(by, group), _("Only who takes part in the group plans for it."))
    facts = of_group.named(facts, group, at=timezone.now()).tidy()
    act = _act_of(key, facts, invited)
    if made := once.made(Session, PLANNED, act, by=by):
        return made
    if once.find(PLANNED, key, by=by):
        raise NotPossibleNow(_("You have planned this session already. Change it on its own page."))
    check_people(invited, by)
    check_plan(facts)
    check_pace(by)
    session = Session(organiser=by, record_key=new_record_key(), group=group, state=SessionState.PLANNED)
    say_in(session, facts)
    session.save(force_insert=True)
    record(PLANNED, session, by=by)
    known = of_group.accounts_in(group)
    for line in add_lines(session, invited, state=LineState.INVITED, known=known):
        mail(line, "invited", session.revision)
    for form in (key, act):
        once.remember(PLANNED, form, session, by=by)
    return session


@transaction.atomic
def change(
    session: Session, facts: Facts, invited: Sequence[Invited], *, by: User, base_revision: int, key: str
) -> Session:
    """Change a plan. Who is invited hears of another day, time or place, once; who is left out hears that too.

    The same plan changes nothing. Raises ``NotPossibleNow`` when something is not right, when ``base_revision`` is no
    longer the current one, or when the session is written down or cancelled by now.
    """
    session = locked_session(session.pk)
    _require(session, by, among={SessionState.PLANNED})
    before = open_facts(session)
    facts = replace(facts.tidy(), group=before.group, agreement=before.agreement) if session.group else facts.tidy()
    if once.find(CHANGED, act := _act_of(key, facts, invited), by=by):
        return session
    people = People(session, invited)
    if facts == before and not people.differ():
        return session
    if base_revision != session.revision:
        raise NotPossibleNow(_("You changed this in another screen too. Look at what it says now."))
    check_people(invited, by)
    check_plan(facts)
    moved = is_moved(before, facts)
    session.revision, session.revised_at = session.revision + 1, timezone.now()
    session.sequence += moved or bool(people.left_out)
    say_in(session, facts)
    session.save()
    record(CHANGED, session, by=by, revision=session.revision)
    people.follow(by, moved=moved)
    once.remember(CHANGED, act, session, by=by)
    return session


@transaction.atomic
def cancel(session: Session, *, by: User, key: str) -> Session:
    """Say that it does not go on, any time before it is written down. Calendars hear it as long as it is to come."""
    session = locked_session(session.pk)
    if once.find(CANCELLED, key, by=by) or session.state == SessionState.CANCELLED:
        return session
    _require(session, by, among=TO_COME)
    session.sequence, session.revised_at = session.sequence + 1, timezone.now()
    move(session, SessionState.CANCELLED, table=NEXT_SESSION, by=by, action=CANCELLED)
    if _end_of(session) > timezone.now():
        for line in session.participations.filter(state=LineState.INVITED):
            mail(line, "cancelled", session.revision)
    once.remember(CANCELLED, key, session, by=by)
    return session


def hold_due(now: datetime) -> int:
    """Every planned session whose time is over took place, as far as the register knows; how many."""
    there = Session.objects.filter(state=SessionState.PLANNED, held_on__lte=timezone.localdate(now))
    return sum(_hold(session.pk, now) for session in there if _end_of(session) <= now)


def fade_due(today: date) -> int:
    """What nobody wrote down in ``FADES_AFTER``, goes from view without a word; how many. Own insights stay."""
    there = Session.objects.filter(state__in=TO_COME, held_on__lt=today - FADES_AFTER)
    return sum(_fade(pk) for pk in there.values_list("pk", flat=True))


def hand_over_all_of(member: User) -> None:
    """Called when a person is erased: what they planned goes on with the first member who is invited, if there is one.

    Nobody needs to be told: the appointment stays as it is. An invitation of theirs goes without a trace.
    """
    Participation.objects.filter(person=member, state__in=NOT_ASKED).delete()
    for pk in Session.objects.filter(organiser=member, state__in=TO_COME).values_list("pk", flat=True):
        session = locked_session(pk)
        lines = session.participations.filter(state=LineState.INVITED, person__is_active=True).select_related("person")
        heirs = ((line, line.person) for line in lines if line.person and may_log(line.person))
        for line, heir in islice(heirs, 1):
            session.organiser = heir
            session.save()
            line.delete()


@transaction.atomic
def _hold(pk: UUID, now: datetime) -> bool:
    session = locked_session(pk)
    if session.state != SessionState.PLANNED or _end_of(session) > now:
        return False
    move(session, SessionState.HELD, table=NEXT_SESSION, by=None, action=HELD)
    return True


@transaction.atomic
def _fade(pk: UUID) -> bool:
    session = locked_session(pk)
    if session.state not in TO_COME:
        return False
    move(session, SessionState.CANCELLED, table=NEXT_SESSION, by=None, action=CANCELLED)
    return True


def _require(session: Session, by: User, *, among: Collection[str]) -> None:
    require(session.organiser_id == by.pk, _("Only the colleague who planned this session can change it."))
    if session.state not in among:
        raise NotPossibleNow(_("This is no longer possible: look at where the session stands now."))
    require(may_change_plan(by, session), _("Only the colleague who planned this session can change it."))


def _act_of(key: str, facts: Facts, invited: Sequence[Invited]) -> str:
    return once.act_of(key, json.dumps(facts.as_json()), *(f"{one.name} {one.email}" for one in invited))


def _end_of(session: Session) -> datetime:
    return end_of(session.held_on, session.begins, session.ends)
