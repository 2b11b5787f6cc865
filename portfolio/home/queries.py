"""What stands on the front page of a portfolio. A fixed number of queries, however much there is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from portfolio.activities import queries as activities
from portfolio.activities.content import Content as ActivityContent
from portfolio.activities.models import Activity
from portfolio.guard import hints
from portfolio.guard.spans import Hint
from portfolio.home import timeline
from portfolio.home.timeline import Entry
from portfolio.images import queries as images
from portfolio.images.content import Content as ImageContent
from portfolio.images.models import ImageOfGoodWork
from portfolio.intervision import queries as intervision
from portfolio.situations import queries as situations
from portfolio.situations.content import Content as SituationContent
from portfolio.situations.models import Situation
from portfolio.situations.questions import next_question
from portfolio.situations.states import State

AT_MOST_ASKED = 1
ROOMS: dict[type, str] = {Situation: "situations", ImageOfGoodWork: "images", Activity: "activities"}


@dataclass(frozen=True, slots=True)
class GoOn:
    """A text to go on with: the last one that was left open, and the question that comes next."""

    situation: Situation
    title: str
    question: str


@dataclass(frozen=True, slots=True)
class Saved:
    """What was just kept: the card that says so. ``page``: the open page it came from; ``note``: it may still ripen."""

    url: str
    title: str
    open: bool
    hints: list[Hint]
    page: str = ""
    note: Situation | None = None


class Portfolio:
    """Everything of one member, opened once."""

    def __init__(self, member: User) -> None:
        self.situations = situations.with_content(member)
        self.images = images.with_content(member)
        self.activities = activities.with_content(member)
        self.sessions = intervision.sessions_of(member)
        self.asked = intervision.asked_of(member)[:AT_MOST_ASKED]

    def entries(self) -> list[Entry]:
        return [
            *(_of_situation(situation, content) for situation, content in self.situations),
            *(_of_image(image, content) for image, content in self.images),
            *(_of_activity(activity, content) for activity, content in self.activities),
            *(_of_session(session, facts) for session, facts in self.sessions),
        ]

    def go_on(self) -> GoOn | None:
        """The text last written on that was left open and still has a question waiting."""
        for situation, content in self.situations:
            if situation.open and (question := next_question(content)):
                return GoOn(situation, content.title, str(question))
        return None

    def just_saved(self, pk: str) -> Saved | None:
        """The text with this pk, when it is this member's own; a strange pk is simply nothing."""
        everything: Iterable[tuple[Any, Any]] = (*self.situations, *self.images, *self.activities)
        return next((_saved(writing, content) for writing, content in everything if str(writing.pk) == pk), None)


def _saved(
    writing: Situation | ImageOfGoodWork | Activity, content: SituationContent | ImageContent | ActivityContent
) -> Saved:
    seen = hints("\n\n".join((content.title, *content.texts())))
    if not isinstance(writing, Situation):
        return Saved(_url(writing), content.title, writing.open, seen)
    note = writing if writing.state == State.NOTE else None
    return Saved(_url(writing), content.title, writing.open, seen, situations.page_of(writing), note)


def _url(writing: Situation | ImageOfGoodWork | Activity) -> str:
    return reverse(f"{ROOMS[type(writing)]}:write", args=[writing.pk])


def _of_situation(situation: Situation, content: SituationContent) -> Entry:
    name = _("Note") if situation.state == State.NOTE else _("Critical situation")
    on = situation.occurred_on or timezone.localdate(situation.created_at)
    tags = tuple(dict.fromkeys(link["key"] for link in content.links))
    line = timeline.excerpt(content.happened, content.title)
    return Entry(timeline.SITUATION, name, on, content.title, line, _url(situation), " ".join(content.texts()), tags)


def _of_image(image: ImageOfGoodWork, content: ImageContent) -> Entry:
    on = timezone.localdate(image.created_at)
    line = timeline.excerpt(content.picture, content.title)
    words = " ".join(content.texts())
    return Entry(timeline.IMAGE, _("Image of good work"), on, content.title, line, _url(image), words)


def _of_activity(activity: Activity, content: ActivityContent) -> Entry:
    on = activity.occurred_on or timezone.localdate(activity.created_at)
    name, texts = str(activity.get_kind_display()), content.texts()
    line = timeline.excerpt(next((text for text in texts if text), ""), content.title)
    return Entry(timeline.ACTIVITY, name, on, content.title, line, _url(activity), " ".join(texts))


def _of_session(session, facts) -> Entry:
    title, url = facts.theme or _("Peer intervision"), reverse("intervision:session", args=[session.pk])
    words = f"{facts.theme} {facts.group} {facts.place} {facts.facilitator} {facts.lesson}"
    return Entry(timeline.SESSION, _("Peer intervision"), session.held_on, title, facts.group, url, words)
