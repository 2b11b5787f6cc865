"""What the trail calls the things that happen in this room."""

from django.utils.translation import gettext_lazy as _

from trail import labels

LABELS = {
    "asking.made": _("Somebody put a question before others"),
    "asking.unfolded": _("What was written apart was laid open"),
    "asking.withdrawn": _("A question to others was withdrawn"),
    "seat.written": _("Somebody who was asked wrote"),
    "seat.declined": _("Somebody who was asked would rather not"),
    "seat.taken_back": _("Somebody took their text back"),
    "outcome.shown": _("The outcome was shown to those who wrote"),
    "outcome.hidden": _("The outcome was hidden again"),
}


def register() -> None:
    for action, label in LABELS.items():
        labels.register(action, label)
