"""What the trail calls the things that happen in this room."""

from django.utils.translation import gettext_lazy as _

from trail import labels

LABELS = {
    "session.confirmed": _("A colleague confirmed their own line"),
    "session.answered": _("A colleague gave another answer"),
    "session.confirmation_withdrawn": _("A colleague took their answer back"),
    "statement.signed": _("What a colleague confirmed or took back was signed"),
}


def register() -> None:
    for action, label in LABELS.items():
        labels.register(action, label)
