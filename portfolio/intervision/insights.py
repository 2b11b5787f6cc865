"""The verbs of what one takes from a session: write it while the page is open, and make a note of it in one tap.

Sealed under the writer's own key. It leaves no trail: nobody but the writer knows of it.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from portfolio.intervision.actions import INSIGHT_LIMIT
from portfolio.intervision.lines import locked_session
from portfolio.intervision.models import Insight, Session
from portfolio.intervision.permissions import may_keep_insight, may_log
from portfolio.intervision.sealing import open_insight, seal_insight
from portfolio.situations import actions as situations
from portfolio.situations.models import Situation
from portfolio.writing.exceptions import EditedElsewhere
from trail.exceptions import NotPossibleNow


@transaction.atomic
def write(session: Session, text: str, *, base_revision: int, by: User) -> int:
    """Keep what the open page has now; an empty text removes it. Gives the revision that stands there, 0 for none.

    Raises ``EditedElsewhere`` when another screen wrote in the meantime, ``NotPossibleNow`` for more than fits,
    ``PermissionDenied`` for who was not in the session.
    """
    session = locked_session(session.pk)
    require(may_keep_insight(by, session), _("Only someone who was named in this session can do this."))
    if len(text) > INSIGHT_LIMIT:
        raise NotPossibleNow(_("This is longer than fits here. Shorten it, or write it in your portfolio."))
    row = Insight.objects.filter(session=session, member=by).select_related("member").first()
    there, revision = (open_insight(row), row.revision) if row else ("", 0)
    if text.strip() == there:
        return revision
    if base_revision != revision:
        raise EditedElsewhere(there, revision)
    return _put(row or Insight(session=session, member=by), text.strip())


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


def _put(row: Insight, text: str) -> int:
    if not text:
        row.delete()
        return 0
    row.revision, row.saved_at = row.revision + 1, timezone.now()
    row.sealed = seal_insight(row, text)
    row.save()
    return row.revision
