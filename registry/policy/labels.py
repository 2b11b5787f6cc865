"""What the trail calls the acts of this room."""

from django.utils.translation import gettext_lazy as _

from trail import labels


def register() -> None:
    labels.register("policy.set", _("Rules set for a later day"))
    labels.register("policy.withdrawn", _("Rules taken back before they started"))
