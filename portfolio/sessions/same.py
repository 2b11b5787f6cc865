"""Whether a session stands there already: the same time, and the same people.

Only sessions that whoever asks can see: that somebody else wrote one down tells nothing to who is not named in it.
"""

from collections.abc import Sequence
from datetime import timedelta

from accounts.models import User
from portfolio.guests.addresses import mailbox, mailboxes_of, people_behind
from portfolio.sessions.facts import Facts, Invited
from portfolio.sessions.models import Session
from portfolio.sessions.sealing import open_person
from portfolio.sessions.states import TO_COME, WAS_NOT_PART, WRITTEN_DOWN, LineState
from portfolio.sessions.times import begin_of, end_of

A_DAY = timedelta(days=1)
NO_COMPANY = WAS_NOT_PART | {LineState.UNINVITED}
Marks = set[str | int]
"""People as far as they can be told apart: accounts and mailboxes."""


def same_as(facts: Facts, invited: Sequence[Invited], *, by: User) -> Session | None:
    """A session at an overlapping time that ``by`` is in, with at least one of ``invited``; None when there is none.

    Who said that they were not in it, is not asked again.
    """
    near = (facts.held_on - A_DAY, facts.held_on + A_DAY)
    there = Session.objects.visible_to(by).filter(held_on__range=near, state__in=TO_COME | WRITTEN_DOWN)
    people = _named(invited) - _own(by)
    for session in there.with_lines():
        if _overlaps(session, facts) and not _said_no(session, by) and people & _in(session):
            return session
    return None


def _overlaps(session: Session, facts: Facts) -> bool:
    begins = begin_of(session.held_on, session.begins)
    ends = end_of(session.held_on, session.begins, session.ends)
    return begins < facts.ends_at and facts.begins_at < ends


def _said_no(session: Session, by: User) -> bool:
    return any(line.person_id == by.pk and line.state in WAS_NOT_PART for line in session.participations.all())


def _named(invited: Sequence[Invited]) -> Marks:
    known = people_behind(one.email for one in invited)
    return {mailbox(one.email) for one in invited} | {person.pk for person in known.values()}


def _own(by: User) -> Marks:
    return {by.pk, *mailboxes_of(by)}


def _in(session: Session) -> Marks:
    found: Marks = {session.organiser_id, mailbox(session.organiser.email)}
    for line in session.participations.all():
        line.session = session
        if line.state in NO_COMPANY:
            continue
        found |= {line.person_id} if line.person_id else set()
        found |= {mailbox(email)} if (email := open_person(line).email) else set()
    return found
