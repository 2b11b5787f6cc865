"""The verbs of what one takes from a session: keep it, also with one's answer, and make a note of it in one tap.

Sealed under the writer's own key. It leaves no trail: nobody but the writer knows of it.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from portfolio.confirmations import actions as confirmations
from portfolio.intervision.models import Insight
from portfolio.intervision.permissions import may_keep_insight
from portfolio.intervision.sealing import open_insight, seal_insight
from portfolio.sessions.lines import locked_session
from portfolio.sessions.models import Participation, Session
from portfolio.sessions.permissions import may_log
from portfolio.situations import actions as situations
from portfolio.situations.models import Situation
from portfolio.writing.exceptions import EditedElsewhere
from trail import once
from trail.exceptions import NotPossibleNow

INSIGHT_LIMIT = 4_000
"""Signs."""
KEPT = "insight.kept"
"""The act a form's key is remembered under."""


@transaction.atomic
def keep(session: Session, text: str, *, by: User, key: str) -> None:
    """Keep what a form says, for their own eyes; an empty text removes it. The same form twice is once.

    Raises ``NotPossibleNow`` for more than fits, ``PermissionDenied`` for who was not in the session.
    """
    session = _held(session, by)
    if not once.find(KEPT, act := once.act_of(key, text), by=by):
        _put(_own_of(session, by), _fitting(text))
        once.remember(KEPT, act, session, by=by)


@transaction.atomic
def answer_and_keep(
    line: Participation, said: str, *, by: User, insight: str, shown: int | None = None, key: str
) -> Participation:
    """Answer for one's own line, and keep what one takes from the session: both or neither.

    Raises what ``confirmations.answer`` and ``keep`` raise. No insight leaves the one that is there.
    """
    line = confirmations.answer(line, said, by=by, shown=shown, key=key)
    if insight.strip():
        keep(line.session, insight, by=by, key=key)
    return line


@transaction.atomic
def write(session: Session, text: str, *, base_revision: int, by: User) -> int:
    """Keep what the open page has now; an empty text removes it. Gives the revision that stands there, 0 for none.

    Raises ``EditedElsewhere`` when another screen wrote in the meantime, ``NotPossibleNow`` for more than fits,
    ``PermissionDenied`` for who was not in the session.
    """
    session = _held(session, by)
    text, row = _fitting(text), _own_of(session, by)
    there = "" if row._state.adding else open_insight(row)
    if text == there:
        return row.revision
    if base_revision != row.revision:
        raise EditedElsewhere(there, row.revision)
    return _put(row, text)


@transaction.atomic
def take_along(insight: Insight, *, by: User) -> Situation:
    """Make a note of it in one's own portfolio; done twice is one note. Later it can ripen like any other.

    Raises ``PermissionDenied`` for anybody else's, and for who keeps no portfolio (any more).
    """
    by = User.objects.locked(by)
    row = Insight.objects.select_for_update(of=("self",)).select_related("note", "member").get(pk=insight.pk)
    require(row.member_id == by.pk and may_log(by), _("Only members of the register keep a portfolio here."))
    if row.note is None:
        row.note = situations.note(open_insight(row), by=by)
        row.save(update_fields=["note"])
    return row.note


def _held(session: Session, by: User) -> Session:
    session = locked_session(session.pk)
    require(may_keep_insight(by, session), _("Only someone who was named in this session can do this."))
    return session


def _fitting(text: str) -> str:
    if len(text) > INSIGHT_LIMIT:
        raise NotPossibleNow(_("This is longer than fits here. Shorten it, or write it in your portfolio."))
    return text.strip()


def _own_of(session: Session, by: User) -> Insight:
    """One's own row, or one that is not saved yet."""
    row = Insight.objects.filter(session=session, member=by).select_related("member").first()
    return row or Insight(session=session, member=by)


def _put(row: Insight, text: str) -> int:
    if not text:
        if not row._state.adding:
            row.delete()
        return 0
    row.revision, row.saved_at = row.revision + 1, timezone.now()
    row.sealed = seal_insight(row, text)
    row.save()
    return row.revision
