"""A parcel is asked for, made by a worker, and fetched or forgotten; a failed one is asked for anew."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What is in it."""

    EXPORT = "export", _("everything in one file")
    PAPER = "paper", _("my portfolio on paper")
    PROOF = "proof", _("proof of participation")
    IMPORT = "import", _("a file to bring in")


class State(TextChoices):
    WAITING = "waiting", _("being made")
    READY = "ready", _("ready")
    FAILED = "failed", _("did not work out")


NEXT: dict[State, frozenset[State]] = {
    State.WAITING: frozenset({State.READY, State.FAILED}),
    State.READY: frozenset(),
    State.FAILED: frozenset(),
}
