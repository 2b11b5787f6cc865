"""What the trail calls the things that happen in this room."""

from django.utils.translation import gettext_lazy as _

from trail import labels

LABELS = {
    "session.planned": _("An intervision session was planned"),
    "session.plan_changed": _("The plan of an intervision session was changed"),
    "session.cancelled": _("An intervision session was cancelled"),
    "session.held": _("A planned intervision session took place"),
    "session.asked": _("A colleague was asked about their own line"),
    "session.logged": _("An intervision session was written down"),
    "session.confirmed": _("A colleague confirmed their own line"),
    "session.answered": _("A colleague gave another answer"),
    "session.confirmation_withdrawn": _("A colleague took their answer back"),
    "session.line_removed": _("Someone who was named in a session by mistake was taken out"),
    "session.revised": _("The facts of an intervision session were changed"),
    "statement.signed": _("What a colleague confirmed or took back was signed"),
    "session.closed": _("An intervision session closed"),
}


def register() -> None:
    for action, label in LABELS.items():
        labels.register(action, label)
