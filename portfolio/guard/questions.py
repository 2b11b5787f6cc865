"""Three questions about recognisability. They are asked before anything is shared, sent or printed."""

from django.utils.translation import gettext_lazy as _

VERSION = "1"
"""Kept with what somebody confirmed: under which questions and which eyes they looked. Count on when either changes."""

QUESTIONS = (
    _("Would the resident recognise themselves?"),
    _("Would a colleague know who this is about?"),
    _("Was this in the news?"),
)
