"""What the trail calls the things that happen in this room. It never says what, and never with whom."""

from django.utils.translation import gettext_lazy as _

from trail import labels

GIVEN, REVOKED, ENDED = "share.given", "share.revoked", "share.ended"
LABELS = {
    GIVEN: _("A member let a colleague read something"),
    REVOKED: _("A member took back that a colleague could read something"),
    ENDED: _("The last day of a share is over"),
}


def register() -> None:
    for action, label in LABELS.items():
        labels.register(action, label)
