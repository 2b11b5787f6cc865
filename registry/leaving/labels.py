"""What the trail calls it that somebody leaves."""

from django.utils.translation import gettext_lazy as _

from trail import labels

LEFT, CAME_BACK, ERASED = "person.left", "person.came_back", "person.erased"


def register() -> None:
    labels.register(LEFT, _("Left the register"))
    labels.register(CAME_BACK, _("Came back"))
    labels.register(ERASED, _("Everything of this person was erased"))
