"""What the trail calls the things that happen in this room."""

from django.utils.translation import gettext_lazy as _

from trail import labels

LABELS = {
    "session.logged": _("An intervision session was written down"),
    "session.confirmed": _("A colleague confirmed their own line"),
    "session.answered": _("A colleague gave another answer"),
    "session.confirmation_withdrawn": _("A colleague took their answer back"),
    "session.revised": _("The facts of an intervision session were changed"),
    "statement.signed": _("What a colleague confirmed or took back was signed"),
    "session.closed": _("An intervision session closed"),
}


def register() -> None:
    for action, label in LABELS.items():
        labels.register(action, label)
