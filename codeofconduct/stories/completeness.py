"""What a story still needs before somebody is asked to say yes to it. Pure: it looks at ``text.text_of``."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

FEWEST_QUESTIONS, MOST_QUESTIONS = 5, 7


def unfinished(text: dict[str, Any]) -> list[str]:
    """Plain sentences for the editors; empty when the text can be put before the donor."""
    return list(_missing(text))


def _missing(text: dict[str, Any]) -> Iterator[str]:
    if not text["title"].strip():
        yield _("The story has no title yet.")
    if not text["situation"].strip():
        yield _("The situation is not written yet.")
    if not text["question"].strip():
        yield _("The question to the reader is not there yet.")
    if not text["images"]:
        yield _("There is no image yet of how somebody chose.")
    if any(not image["who"].strip() or not image["picture"].strip() for image in text["images"]):
        yield _("An image of how somebody chose is half written.")
    if text["card"] and not FEWEST_QUESTIONS <= len(text["card"]) <= MOST_QUESTIONS:
        yield _("A dialogue card has five, six or seven questions. Without questions there is no card.")
    if any(not question.strip() for question in text["card"]):
        yield _("A question on the dialogue card is empty.")
