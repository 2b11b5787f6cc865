"""Reading a round: the text as it lay there, and what was said about it, by the name its writer chose."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, F, Q, Value, When
from django.utils.translation import gettext as _

from accounts.models import User
from codeofconduct.consultation.models import Comment, CommentQuerySet, Consultation
from codeofconduct.consultation.states import NEEDS_A_REASON, Answer, ShownAs
from codeofconduct.editions.models import Edition

NAME = Case(
    When(shown_as=ShownAs.OWN_NAME, member__isnull=False, then=F("member__name")),
    When(shown_as=ShownAs.A_MEMBER, then=Value("")),
    output_field=CharField(null=True),
)
"""A name only of who chose to be read under it: of "a member" nothing leaves the database. None: erased since."""


@dataclass(frozen=True, slots=True)
class Said:
    """A comment as everyone may see it: it knows no member."""

    pk: UUID
    article_key: str
    by: str
    text: str
    said_at: datetime
    revision: int
    answer: str
    because: str
    answered_at: datetime | None
    answer_revision: int

    @property
    def is_answered(self) -> bool:
        return bool(self.answer)

    @property
    def answer_in_words(self) -> str:
        return str(Answer(self.answer).label) if self.answer else ""

    @property
    def has_a_reason(self) -> bool:
        return self.answer in NEEDS_A_REASON or bool(self.because)


@dataclass(frozen=True, slots=True)
class Passage:
    """One article of the round, and what was said about it. ``article`` is as ``text_of`` gives it."""

    article: dict[str, Any]
    said: list[Said]


@dataclass(frozen=True, slots=True)
class Part:
    """One core value of the round with its articles."""

    key: str
    title: str
    passages: list[Passage]


@dataclass(frozen=True, slots=True)
class Reading:
    """The whole round to read: its parts, and what was said about the whole."""

    parts: list[Part]
    about_the_whole: list[Said]

    @property
    def spoken_of(self) -> list[str]:
        """The keys about which something was said, in the order of the text; empty for the whole."""
        keys = [one.article["key"] for part in self.parts for one in part.passages if one.said]
        return [*keys, ""] if self.about_the_whole else keys


def said_in(consultation: Consultation, *, article_key: str | None = None, by: User | None = None) -> list[Said]:
    """What was said, oldest first; about one article, or by one member. One query."""
    comments = consultation.comments.all()
    if article_key is not None:
        comments = comments.filter(article_key=article_key)
    return as_shown(comments.visible_to(by) if by else comments)


def as_shown(comments: CommentQuerySet) -> list[Said]:
    """Comments under the names their writers chose."""
    fields = [name for name in Said.__slots__ if name != "by"]
    rows = comments.order_by("said_at", "pk").values(*fields, name=NAME)
    return [Said(by=_called(row.pop("name")), **row) for row in rows]


def reading_of(consultation: Consultation, said: Iterable[Said]) -> Reading:
    """The text as it lay there with these comments in their places. No query."""
    by_key = defaultdict(list)
    for one in said:
        by_key[one.article_key].append(one)
    parts = [
        Part(value["key"], value["title"], [Passage(one, by_key[one["key"]]) for one in value["articles"]])
        for value in consultation.text["values"]
    ]
    return Reading(parts, by_key[""])


def article_in(consultation: Consultation, key: str) -> dict[str, Any] | None:
    """An article as it lay there, with ``value_title``; None when the round has no such article. No query."""
    for value in consultation.text["values"]:
        for article in value["articles"]:
            if article["key"] == key:
                return article | {"value_title": value["title"]}
    return None


def rounds(on: date) -> tuple[list[Consultation], list[Consultation]]:
    """The consultations that run on this day and those that are over, newest first. One query, without their texts."""
    every = list(Consultation.objects.select_related("edition").defer("text").order_by("-opened_on", "-pk"))
    return [one for one in every if one.is_open_on(on)], [one for one in every if not one.is_open_on(on)]


def open_now(on: date) -> Consultation | None:
    """The consultation that runs on this day, with its edition; of several the newest. One query."""
    running = Consultation.objects.open_on(on).select_related("edition").defer("text")
    return running.order_by("-opened_on", "-pk").first()


def rounds_beside(edition: Edition | None, on: date) -> list[Consultation]:
    """For the pages of the code: what runs on this day, and the rounds that were held on this edition. One query."""
    shown = Consultation.objects.filter(Q(pk__in=Consultation.objects.open_on(on)) | Q(edition=edition))
    return list(shown.select_related("edition").defer("text").order_by("-opened_on", "-pk"))


def next_unanswered(consultation: Consultation) -> UUID | None:
    """The comment that waits longest for its answer, or None."""
    waiting = consultation.comments.unanswered().order_by("said_at", "pk")
    return waiting.values_list("pk", flat=True).first()


def waiting_in(consultations: Iterable[Consultation]) -> set[int]:
    """Which of these rounds hold a comment without an answer. One query."""
    waiting = Comment.objects.filter(consultation__in=list(consultations)).unanswered()
    return set(waiting.values_list("consultation_id", flat=True))


def _called(name: str | None) -> str:
    if name is None:
        return _("Former participant")
    return name or _("a member")
