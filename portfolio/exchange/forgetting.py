"""Deleting all that a member kept for themselves, for good, and taking them out of what they share with others.

Called by the verb that erases a person, inside its transaction. Every table of the portfolio that points to a person
stands in one of the two lists below; a test sees to it.
"""

from functools import partial
from typing import Any

from django.db import transaction

from accounts.models import User
from portfolio.activities.models import Activity, DriveSkipped
from portfolio.attachments import shelf
from portfolio.attachments.models import Attachment
from portfolio.exchange.actions import throw_away
from portfolio.exchange.models import BroughtAlong, Parcel
from portfolio.exchange.stepping_out import step_out
from portfolio.groups.models import Agreement, Group, Membership
from portfolio.images.models import ImageOfGoodWork
from portfolio.intervision.models import Insight
from portfolio.lookback.models import Dismissed, FollowUp, NotAsked, ThenAndNow
from portfolio.matching.models import Ask, NotThisOne
from portfolio.sessions.models import Participation, Session
from portfolio.sharing.models import Share
from portfolio.situations.models import Situation
from portfolio.together.models import Asking, Seat

OWN: tuple[Any, ...] = (
    Attachment,
    FollowUp,
    ThenAndNow,
    Dismissed,
    NotAsked,
    Insight,
    BroughtAlong,
    DriveSkipped,
    Ask,
    NotThisOne,
    Situation,
    ImageOfGoodWork,
    Activity,
)
"""Rows of one member alone, by the column ``member``: they go, and with them what hangs on them."""
SHARED: tuple[Any, ...] = (Session, Participation, Share, Asking, Seat, Parcel, Group, Agreement, Membership)
"""Handled one by one (``stepping_out.py``): what others hold as well stays, without this person."""


def forget_everything_of(member: User) -> None:
    """Rows now, files as soon as it is certain."""
    pictures = [one.name for one in Attachment.objects.filter(member=member).only("id")]
    transaction.on_commit(partial(shelf.take_away, pictures))
    for parcel in Parcel.objects.filter(member=member):
        throw_away(parcel)
    step_out(member)
    for table in OWN:
        table.objects.filter(member=member).delete()
