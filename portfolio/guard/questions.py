"""Three questions about recognisability. They are asked before anything is shared, sent or printed."""

from django.utils.translation import gettext_lazy as _

QUESTIONS = (
    _("Would the resident recognise themselves?"),
    _("Would a colleague know who this is about?"),
    _("Was this in the news?"),
)
