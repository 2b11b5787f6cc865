"""The questions of the activities, per kind. Nothing of it has to be answered."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portfolio.activities.content import Content
from portfolio.activities.kinds import FIELDS

LABELS: dict[str, Any] = {
    "title": _("Title"),
    "occurred_on": _("When was it?"),
    "host": _("With whom did you go along?"),
    "noticed_first": _("What struck you?"),
    "noticed_second": _("What else struck you?"),
    "noticed_third": _("And a third thing?"),
    "mattered": _("What was it really about?"),
    "about": _("What was it about?"),
    "take_along": _("What do you take from it?"),
    "tried": _("What did you try?"),
    "saw": _("What did you see?"),
    "next": _("What is your next step?"),
    "lesson": _("Which lesson should be on an agenda?"),
    "addressee": _("Whose agenda?"),
    "answered": _("What answer did you get?"),
    "changed": _("What changed?"),
    "enjoyed": _("When did you last really enjoy your work?"),
    "happened": _("What happened?"),
    "thought": _("What did you think then?"),
    "see_now": _("What do you see now?"),
    "differently": _("What do you do differently since?"),
}


def parts(content: Content) -> list[tuple[Any, str]]:
    """Label and text, to read; the empty ones left out."""
    return [(LABELS[name], content.words[name]) for name in FIELDS[content.kind] if content.words[name]]
