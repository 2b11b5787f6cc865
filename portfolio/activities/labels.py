"""What the trail calls the things that happen in this room: only what lets somebody else see something."""

from django.utils.translation import gettext_lazy as _

from trail import labels

LABELS = {
    "guest_link.made": _("A member made a personal link for somebody to answer by"),
    "guest_link.revoked": _("A member took a personal link back"),
}


def register() -> None:
    for action, label in LABELS.items():
        labels.register(action, label)
