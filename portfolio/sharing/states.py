"""A share gives access until it is taken back or its last day is over. Whoever shares again gives a new one."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    GIVEN = "given", _("Can read it")
    REVOKED = "revoked", _("Taken back")
    ENDED = "ended", _("The last day is over")


NEXT: dict[str, frozenset[str]] = {
    State.GIVEN: frozenset({State.REVOKED, State.ENDED}),
    State.REVOKED: frozenset(),
    State.ENDED: frozenset(),
}
