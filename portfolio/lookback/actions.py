"""The verbs of looking back at a situation. Private writing leaves no trail."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from portfolio.lookback import days as calendar
from portfolio.lookback.content import CameOf
from portfolio.lookback.models import FollowUp, NotAsked, Planned
from portfolio.lookback.permissions import may_look_back
from portfolio.lookback.queries import content_at, content_of, waiting
from portfolio.lookback.states import NEXT, State
from portfolio.situations import states as moments
from portfolio.situations.content import Content
from portfolio.situations.models import Situation
from portfolio.writing import saving
from trail.exceptions import NotPossibleNow


def expect(situation: Situation, content: Content) -> None:
    """The writer put down what they expect: in three and in nine months they are asked what came of it.

    Called while the situation is being saved (portfolio/apps.py). Only the first time, and not for who does not want
    to be asked: days that were chosen, or taken away, stay as they are.
    """
    if not content.expected or Planned.objects.filter(situation=situation).exists():
        return
    if not NotAsked.objects.filter(member_id=situation.member_id).exists():
        _plan(situation, calendar.default_days(timezone.localdate()))


@transaction.atomic
def plan(situation: Situation, days: Iterable[date], *, by: User) -> list[FollowUp]:
    """Look back on exactly these days, or on none; what was written down already stays. Twice the same is once.

    Raises ``NotPossibleNow`` for a day that has been, one too far off, or too many.
    """
    situation = _locked_situation(situation)
    require(may_look_back(by, situation), _("Only the member can write in this."))
    chosen = sorted(set(days))
    if not calendar.can_be_planned(chosen, timezone.localdate()):
        raise NotPossibleNow(_("Choose at most six days, from today on and within ten years."))
    if chosen:
        _more_than_a_note(situation)
    return _plan(situation, chosen)


@transaction.atomic
def look_now(situation: Situation, *, by: User) -> FollowUp:
    """Write today what came of it, whatever days were planned. An empty one of today is taken again."""
    situation = _locked_situation(situation)
    require(may_look_back(by, situation), _("Only the member can write in this."))
    _more_than_a_note(situation)
    Planned.objects.get_or_create(situation=situation)
    today = timezone.localdate()
    there = waiting(situation).filter(due_on__lte=today).first()
    return there or FollowUp.objects.create(
        situation=situation, member_id=situation.member_id, due_on=today, state=State.REMINDED
    )


@transaction.atomic
def describe(
    follow_up: FollowUp,
    content: CameOf,
    *,
    base_revision: int,
    by: User,
    key: str = "",
    page: str = "",
    kept: bool = True,
) -> FollowUp:
    """Write down what came of it. Parameters and exceptions as in ``situations.actions.write``."""
    follow_up = _locked(follow_up)
    require(may_look_back(by, follow_up), _("Only the member can write in this."))
    if content.is_empty():
        raise NotPossibleNow(_("Write one sentence. More is not needed."))
    if not content.fits():
        raise NotPossibleNow(_("This is longer than fits here. Shorten it, or make a second piece of it."))
    if follow_up.state != State.DESCRIBED:
        _move(follow_up, State.DESCRIBED)
    saving.save(follow_up, content, base_revision=base_revision, by=by, key=key, page=page, kept=kept)
    return follow_up


@transaction.atomic
def set_aside(follow_up: FollowUp, mine: CameOf, *, base_revision: int, by: User, key: str = "") -> FollowUp:
    """Keep what the other screen wrote; my text becomes an earlier version. Raises what ``describe`` raises."""
    follow_up = _locked(follow_up)
    theirs = content_of(follow_up)
    follow_up = describe(follow_up, mine, base_revision=base_revision, by=by, key=key)
    return describe(follow_up, theirs, base_revision=follow_up.revision, by=by, key=key)


@transaction.atomic
def take_back(follow_up: FollowUp, revision: int, *, by: User) -> FollowUp:
    """Make an earlier version the text of today again, as a new revision."""
    follow_up = _locked(follow_up)
    require(may_look_back(by, follow_up), _("Only the member can write in this."))
    return describe(follow_up, content_at(follow_up, revision), base_revision=follow_up.revision, by=by)


@transaction.atomic
def leave_unknown(follow_up: FollowUp, *, by: User) -> FollowUp:
    """It cannot be known, which is an answer too. Doing it twice is once. Raises ``NotPossibleNow`` once written."""
    follow_up = _locked(follow_up)
    require(may_look_back(by, follow_up), _("Only the member can write in this."))
    if follow_up.state != State.NOT_TO_KNOW:
        _move(follow_up, State.NOT_TO_KNOW)
        follow_up.save()
    return follow_up


@transaction.atomic
def let_rest(follow_up: FollowUp, *, by: User) -> FollowUp:
    """Not now: its day moves a month on from today, or from its own day when that lies ahead.

    Raises ``NotPossibleNow`` once something was written.
    """
    follow_up = _locked(follow_up)
    require(may_look_back(by, follow_up), _("Only the member can write in this."))
    if follow_up.state != State.EXPECTED:
        _move(follow_up, State.EXPECTED)
    follow_up.due_on = calendar.months_after(max(follow_up.due_on, timezone.localdate()), calendar.RESTS)
    follow_up.save()
    return follow_up


@transaction.atomic
def remind_due(today: date) -> int:
    """Time's own move: what was expected by today is asked after; how many. Doing it again does nothing."""
    due = FollowUp.objects.filter(state=State.EXPECTED, due_on__lte=today, situation__binned_at__isnull=True)
    return due.update(state=State.REMINDED)


@transaction.atomic
def ask_me(asks: bool, *, by: User) -> None:
    """Whether this member wants to be asked by itself what came of a situation. Days that were planned stay."""
    User.objects.locked(by)
    if asks:
        NotAsked.objects.filter(member=by).delete()
    else:
        NotAsked.objects.get_or_create(member=by)


def _plan(situation: Situation, chosen: list[date]) -> list[FollowUp]:
    Planned.objects.get_or_create(situation=situation)
    waiting(situation).exclude(due_on__in=chosen).delete()
    there = set(waiting(situation).values_list("due_on", flat=True))
    about = {"situation": situation, "member_id": situation.member_id}
    FollowUp.objects.bulk_create(FollowUp(due_on=day, **about) for day in chosen if day not in there)
    return list(waiting(situation))


def _more_than_a_note(situation: Situation) -> None:
    """What one looks back at is a situation: a note could still become something else, and leave the look behind."""
    if moments.State.SITUATION in moments.NEXT[situation.state]:
        situation.state = moments.State.SITUATION
        situation.save(update_fields=["state"])


def _move(follow_up: FollowUp, to: str) -> None:
    if to not in NEXT[follow_up.state]:
        raise NotPossibleNow(_("Something was written here already. It stays as it is."))
    follow_up.state = to


def _locked(follow_up: FollowUp) -> FollowUp:
    row = FollowUp.objects.select_for_update().filter(pk=follow_up.pk).first()
    if row is None:
        raise NotPossibleNow(_("This was removed in another screen."))
    return row


def _locked_situation(situation: Situation) -> Situation:
    row = Situation.objects.select_for_update().filter(pk=situation.pk).first()
    if row is None:
        raise NotPossibleNow(_("This was removed in another screen."))
    return row
