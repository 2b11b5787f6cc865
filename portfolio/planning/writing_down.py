"""The verb that makes a planned session a written one: by whoever was there and does it first, for all."""

import json
from collections.abc import Collection, Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from portfolio.confirmations.tasks import mail
from portfolio.guests.addresses import people_behind
from portfolio.intervision.actions import LOGGED
from portfolio.planning.actions import HELD
from portfolio.planning.permissions import may_write_down
from portfolio.sessions import of_group
from portfolio.sessions.exceptions import AlreadyThere
from portfolio.sessions.facts import Facts, Invited
from portfolio.sessions.lines import add_lines, locked_session, move_line, say_in
from portfolio.sessions.models import Participation, Session
from portfolio.sessions.rules import check_facts, check_pace, check_people
from portfolio.sessions.sealing import open_person
from portfolio.sessions.states import NEXT_SESSION, TO_COME, WRITTEN_DOWN, LineState, SessionState
from trail import once
from trail.exceptions import NotPossibleNow
from trail.moves import move

ASKED = "session.asked"
PLANNER = "planner"
"""Stands for who planned it, among the lines of those who were there."""


@transaction.atomic
def write_down(
    session: Session, facts: Facts, there: Collection[str], added: Sequence[Invited], *, by: User, key: str
) -> Session:
    """Write a planned session down and ask everyone who was there about their own line.

    ``there``: the lines (as text) of those who came, with ``PLANNER`` for who planned it; ``added``: who came
    unplanned. From now on ``by`` is its organiser and has no line; the planner gets one like everybody. Raises
    ``AlreadyThere`` when somebody was first, ``NotPossibleNow`` with everything that is not right,
    ``PermissionDenied`` for who is not invited.
    """
    by = User.objects.locked(by)
    session = locked_session(session.pk)
    facts = of_group.named(facts, session.group, at=facts.ends_at).tidy()
    act = once.act_of(key, json.dumps(facts.as_json()), *sorted(there), *(f"{one.name} {one.email}" for one in added))
    if once.find(LOGGED, act, by=by):
        return session
    require(may_write_down(by, session), _("Only members who are invited can write this session down."))
    _require_to_come(session, by)
    came, others = _came(session, there, by), [*_planner(session, there, by), *added]
    check_people([*map(open_person, came), *others], by)
    check_facts(facts)
    check_pace(by)
    _leave_out(session, but=came)
    planner = session.organiser
    _take_over(session, facts, by)
    lines = [*_asked(came, by), *_add(session, others, planner, start=1 + max((one.place for one in came), default=-1))]
    for line in lines:
        mail(line, "asked:1")
    of_group.remember_meeting(session.group, facts)
    once.remember(LOGGED, act, session, by=by)
    return session


def _require_to_come(session: Session, by: User) -> None:
    if session.state in WRITTEN_DOWN:
        raise AlreadyThere(session, own=session.organiser_id == by.pk)
    if session.state not in TO_COME:
        raise NotPossibleNow(_("This session was cancelled. You can write it down as one that was not planned."))


def _came(session: Session, there: Collection[str], by: User) -> list[Participation]:
    """The lines of those who were there. Nobody has one in what they write down themselves."""
    lines = [
        line
        for line in session.participations.select_related("person")
        if line.state == LineState.INVITED and str(line.pk) in there and line.person_id != by.pk
    ]
    for line in lines:
        line.session = session
    return lines


def _planner(session: Session, there: Collection[str], by: User) -> list[Invited]:
    planner = session.organiser
    if planner.pk == by.pk or not planner.is_active or PLANNER not in there:
        return []
    return [Invited(planner.get_full_name(), planner.email)]


def _leave_out(session: Session, *, but: list[Participation]) -> None:
    session.participations.exclude(pk__in=[line.pk for line in but]).delete()


def _take_over(session: Session, facts: Facts, by: User) -> None:
    if session.state == SessionState.PLANNED:
        move(session, SessionState.HELD, table=NEXT_SESSION, by=by, action=HELD)
    session.organiser, session.revision = by, session.revision + 1
    session.recorded_at, session.revised_at = timezone.now(), None
    say_in(session, facts)
    session.state = SessionState.LOGGED
    move(session, SessionState.OPEN, table=NEXT_SESSION, by=by, action=LOGGED, revision=session.revision)


def _asked(lines: list[Participation], by: User) -> list[Participation]:
    """A guest who made an account since the plan answers with it."""
    accounts = people_behind(open_person(line).email for line in lines)
    taken = {line.person_id for line in lines}
    for line in lines:
        person = accounts.get(open_person(line).email.casefold())
        if line.person is None and person and person.pk not in taken | {by.pk}:
            line.person = person
        move_line(line, LineState.ASKED, by=by, action=ASKED)
    return lines


def _add(session: Session, others: Sequence[Invited], planner: User, *, start: int) -> list[Participation]:
    return add_lines(session, others, start=start, known={planner.email.casefold(): planner})
