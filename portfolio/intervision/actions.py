"""The verbs of whoever keeps the group's log: write a session down, change the facts, take someone out; and closing.

Each locks the session first, so that an answer, a change and the closing of a session cannot pass each other.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from accounts.vault import new_record_key
from portfolio.confirmations import invitations
from portfolio.confirmations.reminders import ASKING, MOST_ASKING_MAILS
from portfolio.confirmations.tasks import mail
from portfolio.groups.models import Group
from portfolio.guests.addresses import people_behind
from portfolio.intervision.permissions import may_revise
from portfolio.sessions import of_group
from portfolio.sessions.exceptions import AlreadyThere
from portfolio.sessions.facts import Facts, Invited
from portfolio.sessions.lines import add_lines, locked_line, locked_session, move_line, say_in
from portfolio.sessions.models import EarlierFacts, Participation, Session
from portfolio.sessions.permissions import may_log
from portfolio.sessions.rules import check_facts, check_pace, check_people
from portfolio.sessions.same import same_as
from portfolio.sessions.sealing import open_facts
from portfolio.sessions.states import HOLDS, NEXT_SESSION, LineState, SessionState
from trail import once
from trail.exceptions import NotPossibleNow
from trail.moves import move
from trail.record import record

LOGGED, REVISED, REMOVED, CLOSED = "session.logged", "session.revised", "session.line_removed", "session.closed"


@transaction.atomic
def log(
    facts: Facts,
    invited: Sequence[Invited],
    *,
    by: User,
    key: str,
    group: Group | None = None,
    different: bool = False,
) -> Session:
    """Write a session down, of a ``group`` that ``by`` takes part in or of none, and ask everyone who is named in it
    about their own line.

    The organiser is present by logging; nobody confirms that for them. Sent again with other words it is no second
    session: that would ask everyone twice. ``different``: they say that it is none of the sessions that look like it.
    Raises ``NotPossibleNow`` with everything that is not right, ``AlreadyThere`` with a session that looks the same,
    ``PermissionDenied`` for someone who is no member.
    """
    known = of_group.accounts_in(group)
    by = _locked_with_company(by, invited, known)
    require(may_log(by), _("Only members of the register write down intervision here."))
    require(of_group.takes_part(by, group), _("Only who takes part in the group writes down its sessions."))
    facts = of_group.named(facts, group, at=facts.ends_at).tidy()
    act = once.act_of(key, json.dumps(facts.as_json()), *(f"{one.name} {one.email}" for one in invited))
    if made := once.made(Session, LOGGED, act, by=by):
        return made
    if once.find(LOGGED, key, by=by):
        raise NotPossibleNow(_("You have written this session down already. Change it on its own page."))
    check_people(invited, by)
    check_facts(facts)
    check_pace(by)
    if not different and (there := same_as(facts, invited, by=by)):
        raise AlreadyThere(there, own=there.organiser_id == by.pk)
    session = Session(organiser=by, record_key=new_record_key(), group=group, state=SessionState.LOGGED)
    say_in(session, facts)
    move(session, SessionState.OPEN, table=NEXT_SESSION, by=by, action=LOGGED, revision=session.revision)
    for line in add_lines(session, invited, known=known):
        mail(line, "asked:1")
    of_group.remember_meeting(group, facts)
    for form in (key, act):
        once.remember(LOGGED, form, session, by=by)
    return session


@transaction.atomic
def revise(session: Session, facts: Facts, *, by: User, base_revision: int, key: str) -> Session:
    """Change the facts. Who confirmed the earlier ones is asked to look again; a closed session opens for that.

    The same facts change nothing. Raises ``NotPossibleNow`` when ``base_revision`` is no longer the current one.
    """
    session = locked_session(session.pk)
    require(may_revise(by, session), _("Only the colleague who wrote this session down can change it."))
    facts = facts.tidy()
    if once.find(REVISED, act := once.act_of(key, json.dumps(facts.as_json())), by=by) or facts == open_facts(session):
        return session
    if base_revision != session.revision:
        raise NotPossibleNow(_("You changed this in another screen too. Look at what it says now."))
    check_facts(facts)
    EarlierFacts.objects.create(session=session, revision=session.revision, sealed=session.sealed)
    session.revision, session.revised_at = session.revision + 1, timezone.now()
    say_in(session, facts)
    _record_revision(session, by)
    for line in session.participations.select_related("person"):
        line.session = session
        _ask_again(line, by)
    once.remember(REVISED, act, session, by=by)
    return session


@transaction.atomic
def remove(line: Participation, *, by: User) -> Participation:
    """Take someone out who was named by mistake: their link closes, and no mail follows. Twice is once.

    Only before they answered; what somebody said of their own line stays. Raises ``NotPossibleNow`` after that.
    """
    line = locked_line(line)
    require(may_revise(by, line.session), _("Only the colleague who wrote this session down can change it."))
    if line.state == LineState.REMOVED:
        return line
    if line.state != LineState.ASKED:
        raise NotPossibleNow(_("This colleague answered already. What they said of their own line stays."))
    move_line(line, LineState.REMOVED, by=by, action=REMOVED)
    invitations.revoke(line)
    return line


def close_due(today: date) -> int:
    """Close every session whose time is over, each in its own transaction; how many. Doing it twice closes once."""
    return sum(_close(pk, today) for pk in Session.objects.due(today).values_list("pk", flat=True))


@transaction.atomic
def _close(pk: UUID, today: date) -> bool:
    session = locked_session(pk)
    if not Session.objects.due(today).filter(pk=pk).exists():
        return False
    over = {LineState.ASKED: LineState.EXPIRED, LineState.STALE: LineState.LAPSED}
    for line in session.participations.filter(state__in=over):
        move_line(line, over[LineState(line.state)], by=None, action=CLOSED)
    move(session, SessionState.CLOSED, table=NEXT_SESSION, by=None, action=CLOSED)
    return True


def _locked_with_company(by: User, invited: Sequence[Invited], known: Mapping[str, User]) -> User:
    """Two who were in the same conversation write it down one after the other, so that the second finds it there."""
    company = people_behind(one.email for one in invited)
    return User.objects.locked_together([by, *company.values(), *known.values()])[by.pk]


def _record_revision(session: Session, by: User) -> None:
    if session.state == SessionState.CLOSED:
        move(session, SessionState.OPEN, table=NEXT_SESSION, by=by, action=REVISED, revision=session.revision)
    else:
        session.save()
        record(REVISED, session, by=by, revision=session.revision)


def _ask_again(line: Participation, by: User) -> None:
    """A confirmation of other facts no longer holds; a question that had closed opens once more."""
    if line.state in HOLDS | {LineState.LAPSED}:
        move_line(line, LineState.STALE, by=by, action=REVISED)
        mail(line, f"changed:{line.session.revision}")
    elif line.state == LineState.EXPIRED:
        move_line(line, LineState.ASKED, by=by, action=REVISED)
        if line.invitations.filter(ASKING).count() < MOST_ASKING_MAILS:
            mail(line, f"asked:{line.session.revision}")
