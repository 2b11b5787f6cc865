"""The dialogue card of a story: A6, the situation on one side and the questions on the other."""

from typing import Any

from django.conf import settings

from codeofconduct.stories.models import Story
from documents.canonical import digest
from documents.press import press
from documents.render import Paper

MOST_SIGNS, MOST_PARAGRAPHS = 760, 4
"""What fits on A6 in letters of 9 points, with the title and the question. A longer one says where to read it."""
TEMPLATE = "codeofconduct/stories/pdf/card.html"


def facts_of(story: Story) -> dict[str, Any]:
    """Everything that stands on the card (schema ``card/1``)."""
    return {
        "schema": "card/1",
        "register": settings.REGISTER_NAME,
        "lang": settings.LANGUAGE_CODE,
        "title": story.title,
        "situation": story.situation if fits(story.situation) else "",
        "question": story.question,
        "questions": [one.text for one in story.card_questions.all()],
        "address": address_of(story),
        "published_at": story.last_published_at.isoformat(),
    }


def fits(situation: str) -> bool:
    """Whether the whole situation goes on one side, readable at arm's length."""
    return len(situation) <= MOST_SIGNS and situation.strip().count("\n\n") < MOST_PARAGRAPHS


def name_of(story: Story, facts: dict[str, Any]) -> str:
    """Where it is kept: under the story, by the digest of what stands on it."""
    return f"story/{story.pk}/{digest(facts)}.pdf"


def paper_of(facts: dict[str, Any]) -> Paper:
    """Pure: the same facts, the same card."""
    return press(TEMPLATE, facts, data_name="kaart.json", created=facts["published_at"], check_at=facts["address"])


def address_of(page: Any) -> str:
    """The page's whole address, to type over from paper."""
    return settings.BASE_URL.rstrip("/") + page.url
