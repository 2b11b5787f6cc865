"""What the trail calls the one thing that gives somebody a right: two people who learn each other's name."""

from django.utils.translation import gettext_lazy as _

from trail import labels

MET = "match.met"
LABELS = {MET: _("Two members who asked for company both said yes")}


def register() -> None:
    for action, label in LABELS.items():
        labels.register(action, label)
