"""What the trail calls the things that happen in this room."""

from django.utils.translation import gettext_lazy as _

from trail import labels

LABELS = {
    "session.logged": _("An intervision session was written down"),
    "session.line_removed": _("Someone who was named in a session by mistake was taken out"),
    "session.revised": _("The facts of an intervision session were changed"),
    "session.closed": _("An intervision session closed"),
}


def register() -> None:
    for action, label in LABELS.items():
        labels.register(action, label)
