"""The one thing the board does with a question: let it rest. Asking is done by people, outside the register."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from registry.signals.models import LetRest
from registry.signals.permissions import may_look
from registry.signals.queries import questions_for
from trail import once
from trail.record import record

RESTS_FOR = timedelta(days=365)
RESTED = "signal.rested"


@transaction.atomic
def let_rest(ref: str, *, by: User, key: str) -> LetRest | None:
    """Put a question aside for a year, asked or not. The same form twice is once.

    None when there is no such question for this person (any more). Raises ``PermissionDenied`` for anyone outside the
    board.
    """
    by = User.objects.locked(by)
    require(may_look(by), _("Only the board can do this."))
    today = timezone.localdate()
    if made := once.made(LetRest, RESTED, key, by=by):
        return made
    question = next((one for one in questions_for(by, today) if one.ref == ref), None)
    if question is None:
        return None
    kind, until = question.signal.kind.value, today + RESTS_FOR
    rest, _new = LetRest.objects.update_or_create(about=ref, defaults={"kind": kind, "until": until, "by": by})
    record(RESTED, rest, by=by, kind=kind)
    once.remember(RESTED, key, rest, by=by)
    return rest
