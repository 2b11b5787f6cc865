"""What the board hands out: a statement anyone may see, and the letter with a decision. Pure, like the dossier.

``statement_of`` takes schema "statement/1": register, lang, issued_at, name, number, period {from, until}, edition.
``letter_of`` takes schema "letter/1": register, lang, issued_at, dossier, name, number, outcome (renewed,
in_conversation or not_renewed), sent_on, reasons (paragraphs), question, decided_on, valid_until, objection_until.
Texts that do not apply are empty.
"""

from typing import Any

from django.conf import settings

from documents.press import press
from documents.render import Paper

OUTCOMES = ("renewed", "in_conversation", "not_renewed")


def statement_of(facts: dict[str, Any]) -> Paper:
    """One page for the wall or an employer: who is registered until when. Nothing of a dossier."""
    return press(
        "registry/decisions/pdf/statement.html",
        facts,
        data_name="statement.json",
        created=facts["issued_at"],
        check_at=_look_up(facts),
    )


def letter_of(facts: dict[str, Any]) -> Paper:
    """The letter with a decision, its reasons, and how to disagree. Raises ``ValueError`` for an unknown outcome."""
    if facts["outcome"] not in OUTCOMES:
        raise ValueError(facts["outcome"])
    return press(
        "registry/decisions/pdf/letter.html",
        facts,
        data_name="letter.json",
        created=facts["issued_at"],
        check_at=_look_up(facts),
    )


def _look_up(facts: dict[str, Any]) -> str:
    return f"{settings.BASE_URL.rstrip('/')}/register/{facts['number']}/"
