"""A bundle's booklet: A5, every story with its question first and how others chose on the next page."""

from datetime import datetime
from typing import Any

from django.conf import settings

from codeofconduct.stories.card import address_of
from codeofconduct.stories.models import Bundle
from codeofconduct.stories.text import articles_touched
from documents.canonical import digest
from documents.press import press
from documents.render import Paper

TEMPLATE = "codeofconduct/stories/pdf/booklet.html"


def facts_of(bundle: Bundle) -> dict[str, Any]:
    """Everything that stands in it (schema ``bundle/1``)."""
    return {
        "schema": "bundle/1",
        "register": settings.REGISTER_NAME,
        "lang": settings.LANGUAGE_CODE,
        "title": bundle.title,
        "for_whom": bundle.for_whom,
        "introduction": bundle.introduction,
        "address": address_of(bundle),
        "published_at": max([_published_at(bundle), *map(_published_at, bundle.stories)]).isoformat(),
        "stories": [_story(story) for story in bundle.stories],
    }


def _published_at(page: Any) -> datetime:
    return page.last_published_at


def _story(story: Any) -> dict[str, Any]:
    articles = [
        {"key": one.key, "edition": one.value.edition.number, "text": one.text} for one in articles_touched(story)
    ]
    return {
        "title": story.title,
        "situation": story.situation,
        "question": story.question,
        "images": [{"who": one.who, "picture": one.picture} for one in story.images.all()],
        "card": [one.text for one in story.card_questions.all()],
        "articles": articles,
    }


def name_of(bundle: Bundle, facts: dict[str, Any]) -> str:
    """Where it is kept: under the bundle, by the digest of what stands in it."""
    return f"bundle/{bundle.pk}/{digest(facts)}.pdf"


def paper_of(facts: dict[str, Any]) -> Paper:
    """Pure: the same facts, the same booklet."""
    return press(TEMPLATE, facts, data_name="bundel.json", created=facts["published_at"], check_at=facts["address"])
