"""What a story still needs before somebody is asked to say yes to it. Pure: it looks at ``text.text_of``."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

FEWEST_QUESTIONS, MOST_QUESTIONS = 5, 7
LONGEST_TITLE, LONGEST_CARD = 80, 560
"""Signs: a title on two lines of a phone; all questions together on one side of A6."""


def unfinished(text: dict[str, Any]) -> list[str]:
    """Plain sentences for the editors; empty when the text can be put before the donor."""
    return [*_missing(text), *_missing_on_the_card(text["card"])]


def _missing(text: dict[str, Any]) -> Iterator[str]:
    if not text["title"].strip():
        yield _("The story has no title yet.")
    if len(text["title"]) > LONGEST_TITLE:
        yield _("The title is long. A few words are enough.")
    if not text["situation"].strip():
        yield _("The situation is not written yet.")
    if not text["question"].strip():
        yield _("The question to the reader is not there yet.")
    if not text["images"]:
        yield _("There is no image yet of how somebody chose.")
    if any(not image["who"].strip() or not image["picture"].strip() for image in text["images"]):
        yield _("An image of how somebody chose is half written.")


def _missing_on_the_card(questions: list[str]) -> Iterator[str]:
    if questions and not FEWEST_QUESTIONS <= len(questions) <= MOST_QUESTIONS:
        yield _("A dialogue card has five, six or seven questions. Without questions there is no card.")
    if sum(map(len, questions)) > LONGEST_CARD:
        yield _("The questions together are longer than one side of the card. Make them shorter.")
    if any(not question.strip() for question in questions):
        yield _("A question on the dialogue card is empty.")
