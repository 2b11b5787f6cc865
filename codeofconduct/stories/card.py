"""The dialogue card of a story: A6, the situation on one side and the questions on the other."""

from math import ceil
from typing import Any

from django.conf import settings

from codeofconduct.stories.models import Story
from documents.canonical import digest
from documents.press import press
from documents.render import Paper

SIDE = 340
"""Points of height on one side of A6."""
LINES = {"title": (24, 20), "situation": (45, 13), "question": (34, 16)}
"""Signs on a line, and points of height of a line, in the letters of ``card.css``."""
BETWEEN = 5
TEMPLATE = "codeofconduct/stories/pdf/card.html"


def facts_of(story: Story) -> dict[str, Any]:
    """Everything that stands on the card (schema ``card/1``)."""
    return {
        "schema": "card/1",
        "register": settings.REGISTER_NAME,
        "lang": settings.LANGUAGE_CODE,
        "title": story.title,
        "situation": story.situation if fits(story.title, story.situation, story.question) else "",
        "question": story.question,
        "questions": [one.text for one in story.card_questions.all()],
        "address": address_of(story),
        "published_at": story.last_published_at.isoformat(),
    }


def fits(title: str, situation: str, question: str) -> bool:
    """Whether it all goes on one side in letters one can read; otherwise the card says where to read it."""
    return sum(map(_height, LINES, (title, situation, question))) <= SIDE


def _height(what: str, text: str) -> int:
    signs, points = LINES[what]
    return sum(ceil(len(line) / signs) * points + BETWEEN for line in text.split("\n") if line.strip())


def name_of(story: Story, facts: dict[str, Any]) -> str:
    """Where it is kept: under the story, by the digest of what stands on it."""
    return f"story/{story.pk}/{digest(facts)}.pdf"


def paper_of(facts: dict[str, Any]) -> Paper:
    """Pure: the same facts, the same card."""
    return press(TEMPLATE, facts, data_name="kaart.json", created=facts["published_at"], check_at=facts["address"])


def address_of(page: Any) -> str:
    """The page's whole address, to type over from paper."""
    return settings.BASE_URL.rstrip("/") + page.url
