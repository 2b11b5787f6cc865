"""What of this room stands on the front page of a portfolio these days: an answer that came in, lessons that wait, and
once a year one question. Nothing counts and nothing presses.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from accounts.vault import Vault
from portfolio.activities import queries
from portfolio.activities.kinds import Kind
from portfolio.activities.models import Activity, DriveSkipped
from portfolio.activities.queries import Opened
from portfolio.writing.models import Writing

A_YEAR = timedelta(days=365)
NEW_FOR = timedelta(days=14)
LESSONS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Now:
    """``lessons``: that wait for an answer, the longest waiting first; ``more``: there are others."""

    answered: Activity | None
    lessons: list[Opened]
    more: bool
    asks_drive: bool

    def __bool__(self) -> bool:
        return bool(self.answered or self.lessons or self.asks_drive)


def now_for(user: User, own: Iterable[Writing], today: date, vault: Vault) -> Now:
    """``own``: everything ``on_the_line_of`` this member, unopened. At most one query: of the texts only lessons are
    opened.
    """
    activities = [one for one in own if isinstance(one, Activity)]
    has_lessons = any(one.kind == Kind.LESSON for one in activities)
    lessons = queries.of_kind(user, Kind.LESSON, vault) if has_lessons else []
    waiting = [(one, content) for one, content in lessons if content.waits_for_an_answer()]
    waiting.sort(key=lambda opened: opened[0].created_at)
    answered = max((day_of(one) for one in activities if one.kind == Kind.DRIVE), default=None)
    asks = asks_drive(answered, _skipped_on(user, activities), today)
    return Now(_lately_answered(activities), waiting[:LESSONS_SHOWN], len(waiting) > LESSONS_SHOWN, asks)


def _lately_answered(activities: Iterable[Any]) -> Activity | None:
    since = timezone.now() - NEW_FOR
    answered = [one for one in activities if one.last_answer and one.last_answer > since]
    return max(answered, key=lambda one: one.last_answer, default=None)


def _skipped_on(user: User, activities: list[Any]) -> date | None:
    if activities:
        return activities[0].skipped_on
    return DriveSkipped.objects.filter(member=user).values_list("on", flat=True).first()


def asks_drive(answered_on: date | None, skipped_on: date | None, today: date) -> bool:
    """At most once a year, whether one answered the last time or let it pass."""
    last = max((day for day in (answered_on, skipped_on) if day), default=None)
    return last is None or last + A_YEAR <= today


def day_of(activity: Activity) -> date:
    """The day of an answer: what one writes today of a moment long ago is an answer of today."""
    return timezone.localdate(activity.created_at)
