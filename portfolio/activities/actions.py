"""The verbs of an activity. Private writing leaves no trail."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from portfolio.activities.content import Content
from portfolio.activities.models import Activity, DriveSkipped
from portfolio.activities.permissions import may_begin
from portfolio.activities.queries import content_at, content_of
from portfolio.writing import saving
from trail import once

BEGUN = "activity.begun"


@transaction.atomic
def begin(content: Content, *, by: User, key: str) -> Activity:
    """Keep a new activity of ``content.kind``. The same form with the same text twice is one activity.

    Raises ``NotPossibleNow`` when nothing was written or too much, ``PermissionDenied`` for someone who keeps no
    portfolio.
    """
    require(may_begin(by), _("Only members of the register keep a portfolio here."))
    content = content.titled()
    saving.check(content)
    act = once.act_of(key, content.to_json())
    User.objects.locked(by)  # the same form at the same moment waits here
    if made := once.made(Activity, BEGUN, act, by=by):
        return made
    activity = Activity.objects.create(member=by, kind=content.kind, occurred_on=content.occurred_on)
    saving.save(activity, content, base_revision=0, by=by)
    if act:
        once.remember(BEGUN, act, activity, by=by)
    return activity


@transaction.atomic
def write(
    activity: Activity,
    content: Content,
    *,
    base_revision: int,
    by: User,
    key: str = "",
    page: str = "",
    kept: bool = True,
    leave_open: bool = True,
) -> Activity:
    """Make ``content`` what the activity says. Parameters and exceptions as in ``situations.actions.write``.

    Raises ``ValueError`` for the content of another kind: an activity stays what it is.
    """
    activity = saving.locked(activity, by=by)
    if content.kind != activity.kind:
        raise ValueError(f"This is the content of a {content.kind}, not of a {activity.kind}.")
    content = content.titled()
    saving.check(content)
    activity.occurred_on, activity.open = content.occurred_on, leave_open
    saving.save(activity, content, base_revision=base_revision, by=by, key=key, page=page, kept=kept)
    return activity


@transaction.atomic
def set_aside(activity: Activity, mine: Content, *, base_revision: int, by: User, key: str = "") -> Activity:
    """Keep what the other screen wrote; my text becomes an earlier version. Raises what ``write`` raises."""
    activity = saving.locked(activity, by=by)
    theirs = content_of(activity)
    activity = write(activity, mine, base_revision=base_revision, by=by, key=key)
    return write(activity, theirs, base_revision=activity.revision, by=by, key=key)


@transaction.atomic
def take_back(activity: Activity, revision: int, *, by: User) -> Activity:
    """Make an earlier version the text of today again, as a new revision."""
    activity = saving.locked(activity, by=by)
    return write(activity, content_at(activity, revision), base_revision=activity.revision, by=by)


@transaction.atomic
def skip_drive(*, by: User) -> None:
    """Let the yearly question about one's drive pass: it comes back in a year. Only the day is kept.

    Raises ``PermissionDenied`` for someone who keeps no portfolio.
    """
    require(may_begin(by), _("Only members of the register keep a portfolio here."))
    User.objects.locked(by)
    DriveSkipped.objects.update_or_create(member=by, defaults={"on": timezone.localdate()})
