"""What one said about the code, in the package: affirmations, comments on a draft, stories one offered."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from accounts.models import User
from codeofconduct.affirmation.models import Affirmation
from codeofconduct.affirmation.queries import sentence_of
from codeofconduct.consultation.models import Comment
from codeofconduct.stories.manuscript import Manuscript
from codeofconduct.stories.sealing import copy_of, reason_of
from portfolio.exchange.entries import Entry, file_name, json_entry, moment

FOLDER, STORIES = "code", "stories"


def entries(user: User) -> Iterator[Entry]:
    yield from map(_affirmation, Affirmation.objects.visible_to(user).select_related("edition", "member__key"))
    yield from map(_comment, Comment.objects.visible_to(user).select_related("consultation__edition"))
    yield from map(_story, Manuscript.objects.offered_by(user).select_related("record_key", "donor"))


def _affirmation(one: Affirmation) -> Entry:
    day = timezone.localdate(one.affirmed_at)
    facts = {
        "schema": "affirmation/1",
        "id": str(one.pk),
        "edition": one.edition.number,
        "article": one.article_key,
        "sentence": sentence_of(one),
        "affirmed_at": moment(one.affirmed_at),
        "shown_beside_the_article": bool(one.shown_text),
    }
    return json_entry(f"{FOLDER}/{file_name(day, f'affirmation {one.edition.number}', one.pk)}.json", facts)


def _comment(one: Comment) -> Entry:
    facts = {
        "schema": "comment/1",
        "id": str(one.pk),
        "edition": one.consultation.edition.number,
        "article": one.article_key,
        "text": one.text,
        "said_at": moment(one.said_at),
        "shown_as": one.shown_as,
        "answer": one.answer,
        "because": one.because,
    }
    return json_entry(f"{FOLDER}/{file_name(timezone.localdate(one.said_at), 'comment', one.pk)}.json", facts)


def _story(one: Manuscript) -> Entry:
    """What was offered, as long as it is here; who rewrites and reads it stays out."""
    copy = copy_of(one)
    facts: dict[str, Any] = {
        "schema": "offered-story/1",
        "id": str(one.pk),
        "state": one.state,
        "offered_at": moment(one.offered_at),
        "offered": copy.to_json() if copy else "",
        "reason": reason_of(one),
    }
    day = timezone.localdate(one.offered_at)
    return json_entry(f"{STORIES}/{file_name(day, copy.title if copy else '', one.pk)}.json", facts)
