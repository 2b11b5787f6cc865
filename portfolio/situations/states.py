"""A note ripens into a situation by being written on. Nothing is ever complete, so there is no further state."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    NOTE = "note", _("Note")
    SITUATION = "situation", _("Critical situation")


NEXT: dict[str, frozenset[str]] = {
    State.NOTE: frozenset({State.SITUATION}),
    State.SITUATION: frozenset(),
}
