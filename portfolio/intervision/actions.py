"""The verbs of intervision: log a session, answer for one's own line, take that back, change the facts, close.

Each locks the session first, so that an answer, a change and the closing of a session cannot pass each other.
"""

import json
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from accounts.vault import new_record_key
from portfolio.intervision import codes, invitations, statements
from portfolio.intervision.addresses import people_behind
from portfolio.intervision.answering import ANSWERED, check, say, stands, who_speaks
from portfolio.intervision.exceptions import AlreadyThere
from portfolio.intervision.facts import Facts, Invited
from portfolio.intervision.lines import add_lines, locked_session, say_in
from portfolio.intervision.models import EarlierFacts, Insight, Participation, Session
from portfolio.intervision.own_line import locked, mail, move_line, sign_line
from portfolio.intervision.permissions import may_keep_insight, may_log, may_revise
from portfolio.intervision.reminders import ASKING, MOST_ASKING_MAILS
from portfolio.intervision.rules import check_facts, check_pace, check_people
from portfolio.intervision.same import same_as
from portfolio.intervision.sealing import open_facts, seal_insight
from portfolio.intervision.states import HOLDS, NEXT_SESSION, WAS_TRUE, Answer, LineState, SessionState
from trail import once
from trail.exceptions import NotPossibleNow
from trail.moves import move
from trail.record import record

INSIGHT_LIMIT = 4_000
LOGGED, WITHDRAWN = "session.logged", "session.confirmation_withdrawn"
REVISED, CLOSED, KEPT = "session.revised", "session.closed", "insight.kept"
REMOVED = "session.line_removed"


@transaction.atomic
def log(facts: Facts, invited: Sequence[Invited], *, by: User, key: str, different: bool = False) -> Session:
    """Write a session down and ask everyone who is named in it about their own line.

    The organiser is present by logging; nobody confirms that for them. Sent again with other words it is no second
    session: that would ask everyone twice. ``different``: they say that it is none of the sessions that look like it.
    Raises ``NotPossibleNow`` with everything that is not right, ``AlreadyThere`` with a session that looks the same,
    ``PermissionDenied`` for someone who is no member.
    """
    by = _locked_with_company(by, invited)
    require(may_log(by), _("Only members of the register write down intervision here."))
    facts = facts.tidy()
    act = once.act_of(key, json.dumps(facts.as_json()), *(f"{one.name} {one.email}" for one in invited))
    if made := once.find(LOGGED, act, by=by):
        return Session.objects.get(pk=made)
    if once.find(LOGGED, key, by=by):
        raise NotPossibleNow(_("You have written this session down already. Change it on its own page."))
    check_people(invited, by)
    check_facts(facts)
    check_pace(by)
    if not different and (there := same_as(facts, invited, by=by)):
        raise AlreadyThere(there, own=there.organiser_id == by.pk)
    session = Session(organiser=by, record_key=new_record_key(), state=SessionState.LOGGED)
    say_in(session, facts)
    move(session, SessionState.OPEN, table=NEXT_SESSION, by=by, action=LOGGED, revision=session.revision)
    for line in add_lines(session, invited):
        mail(line, "asked:1")
    for form in (key, act):
        once.remember(LOGGED, form, session, by=by)
    return session


@transaction.atomic
def answer(
    line: Participation,
    said: str,
    *,
    by: User | None = None,
    token: str = "",
    browser: str = "",
    shown: int | None = None,
    insight: str = "",
    key: str,
) -> Participation:
    """Say what is true of one's own line: signed in (``by``), holding the line's personal link (``token``), or in a
    ``browser`` in which the mailed code was just typed (``codes``), which is good for one answer.

    ``said`` is an ``Answer``. It can change until the session closes; the same answer twice is one. A confirmation is
    signed over the facts as they are now: ``shown`` is the revision the page showed, and ``FactsChanged`` says that it
    is no longer that one. ``insight`` is kept for a member alone. Raises ``NotPossibleNow`` when the session is closed
    or nothing was chosen, ``PermissionDenied`` for anyone else's line.
    """
    line = locked(line)
    actor, level = who_speaks(line, by, token, browser)
    if once.find(ANSWERED, act := once.act_of(key, said, insight), by=actor):
        return line
    check(line, said, shown)
    if not stands(line, said, level):
        say(line, Answer(said), level, actor)
        mail(line, f"answered:{line.said}")
    if by and insight.strip():
        _keep(line.session, insight, by)
    if not by and (code := codes.proven(line, browser)):
        codes.use(code)
    once.remember(ANSWERED, act, line, by=actor)
    return line


@transaction.atomic
def withdraw(line: Participation, *, by: User | None = None, token: str = "", key: str) -> Participation:
    """Take one's answer back, also after the session closed. What was signed stays; that it was taken back is added.

    Every other link to this line closes: whoever holds a forwarded one can no longer use it.
    """
    line = locked(line)
    actor, _level = who_speaks(line, by, token)
    if once.find(WITHDRAWN, key, by=actor) or line.state == LineState.WITHDRAWN:
        return line
    confirmed = line.state in HOLDS | WAS_TRUE
    line.answer, line.answered_at, line.said = "", timezone.now(), line.said + 1
    move_line(line, LineState.WITHDRAWN, by=actor, action=WITHDRAWN)
    if confirmed:
        sign_line(line, statements.WITHDRAWAL, by=actor)
    invitations.revoke(line, but=token)
    once.remember(WITHDRAWN, key, line, by=actor)
    return line


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
    line = locked(line)
    require(may_revise(by, line.session), _("Only the colleague who wrote this session down can change it."))
    if line.state == LineState.REMOVED:
        return line
    if line.state != LineState.ASKED:
        raise NotPossibleNow(_("This colleague answered already. What they said of their own line stays."))
    move_line(line, LineState.REMOVED, by=by, action=REMOVED)
    invitations.revoke(line)
    return line


@transaction.atomic
def keep_insight(session: Session, text: str, *, by: User, key: str) -> None:
    """Keep what a member takes from a session, for their own eyes; an empty text removes it."""
    session = locked_session(session.pk)
    require(may_keep_insight(by, session), _("Only someone who was named in this session can do this."))
    if not once.find(KEPT, act := once.act_of(key, text), by=by):
        _keep(session, text, by)
        once.remember(KEPT, act, session, by=by)


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


def _locked_with_company(by: User, invited: Sequence[Invited]) -> User:
    """Two who were in the same conversation write it down one after the other, so that the second finds it there."""
    people = User.objects.locked_together([by, *people_behind(one.email for one in invited).values()])
    return people[by.pk]


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


def _keep(session: Session, text: str, member: User) -> None:
    if len(text) > INSIGHT_LIMIT:
        raise NotPossibleNow(_("This is longer than fits here. Shorten it, or write it in your portfolio."))
    insight = Insight.objects.filter(session=session, member=member).first() or Insight(session=session, member=member)
    if not text.strip():
        if not insight._state.adding:
            insight.delete()
        return
    insight.revision, insight.saved_at = insight.revision + 1, timezone.now()
    insight.sealed = seal_insight(insight, text.strip())
    insight.save()
