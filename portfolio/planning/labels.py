"""What the trail calls the things that happen in this room."""

from django.utils.translation import gettext_lazy as _

from trail import labels

LABELS = {
    "session.planned": _("An intervision session was planned"),
    "session.plan_changed": _("The plan of an intervision session was changed"),
    "session.cancelled": _("An intervision session was cancelled"),
    "session.held": _("A planned intervision session took place"),
    "session.asked": _("A colleague was asked about their own line"),
}


def register() -> None:
    for action, label in LABELS.items():
        labels.register(action, label)
