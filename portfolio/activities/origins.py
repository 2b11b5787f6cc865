"""What an activity grows from, and what it takes along from there, so that nobody types it twice.

It points by key only. Where it leads is asked anew every time: a text that went is simply not mentioned.
"""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from portfolio.activities import queries
from portfolio.activities.content import Content
from portfolio.activities.models import Activity
from portfolio.situations.models import Situation

ROOMS: dict[str, Any] = {
    "situation": (_("From a situation"), "situations:write"),
    "session": (_("From an intervision session"), "intervision:session"),
    "activity": (_("After an earlier step"), "activities:write"),
}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where to read what it grew from."""

    label: Any
    url: str


def origin_of(content: Content) -> Origin | None:
    """The place behind ``content.origin``; that page itself decides whether it is still there for this person."""
    if not content.origin:
        return None
    room, _colon, pk = content.origin.partition(":")
    label, name = ROOMS[room]
    return Origin(label, reverse(name, args=[pk]))


def begun_with(kind: str, origin: str, user: User) -> Content:
    """An empty form for ``kind`` that grew from ``origin``; a step begins with the next step of the one before."""
    empty = Content(kind, origin=origin)
    room, _colon, pk = empty.origin.partition(":")
    if room == "activity":
        before = Activity.objects.visible_to(user).filter(pk=pk).first()
        following = queries.content_of(before).words.get("next", "") if before else ""
        return Content(kind, words={"tried": following}, origin=origin if before else "")
    if room == "situation" and not Situation.objects.visible_to(user).filter(pk=pk).exists():
        return Content(kind)
    return empty
