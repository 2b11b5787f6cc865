"""The questions of this room. Nothing of them has to be answered but the first sentence of a text one sends."""

from typing import Any

from django.utils.translation import gettext_lazy as _

QUESTION_LABELS: dict[str, Any] = {
    "exchange": _("What do you ask them to look at?"),
    "weighing": _("What do you lay on the table?"),
}
QUESTION_HINTS: dict[str, Any] = {
    "exchange": _("Describe the situation so that nobody can recognise a resident, or ask your question."),
    "weighing": _(
        "Describe the situation so that nobody can recognise a resident. Also say what you find hard to weigh."
    ),
}
WEIGHED_LABELS: dict[str, Any] = {
    "human": _("What would be right from humanity?"),
    "lawful": _("What would be right from law?"),
}
WEIGHED_HINTS: dict[str, Any] = {
    "human": _("What does this ask of people towards each other?"),
    "lawful": _("What does the law ask, and where does it leave room?"),
}
OUTCOME_LABELS: dict[str, Any] = {
    "choice": _("What do you do with it?"),
    "expected_yes": _("What do you expect when the answer is yes?"),
    "expected_no": _("What do you expect when the answer is no?"),
    "after_3": _("What really came of it, after three months?"),
    "after_9": _("What really came of it, after nine months?"),
}
OUTCOME_HINTS: dict[str, Any] = {
    "choice": _("May stay open."),
    "after_3": _("Also when the answer was no."),
    "after_9": _("Also when the answer was no."),
}
ROLES = (
    _("client manager"),
    _("policy adviser"),
    _("lawyer"),
    _("expert by experience"),
    _("supporter of the resident"),
    _("neighbourhood team"),
)
"""Offered while one types a role; any other word will do."""
