"""The states of a dossier and of a paper, and which move is possible from which."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class S(TextChoices):
    COMPOSING = "composing", _("being composed")
    POSTPONED = "postponed", _("postponed")
    SUBMITTED = "submitted", _("sent, waiting for readers")
    BEING_READ = "being_read", _("being read")
    CONVERSATION = "conversation", _("a talk is planned")
    ADVISED = "advised", _("read, waiting for the board")
    IN_CONVERSATION = "in_conversation", _("still in conversation")
    RENEWED = "renewed", _("renewed")
    NOT_RENEWED = "not_renewed", _("not renewed")
    WITHDRAWN = "withdrawn", _("taken back by the member")


EDITABLE = frozenset({S.COMPOSING, S.IN_CONVERSATION})
"""The member works on it."""
READABLE = frozenset({S.BEING_READ, S.CONVERSATION, S.ADVISED})
"""Its readers may look at the frozen copy."""
WAITING = frozenset({S.SUBMITTED, S.BEING_READ, S.CONVERSATION, S.ADVISED})
"""Somebody else has to do something."""
CLOSED = frozenset({S.RENEWED, S.NOT_RENEWED, S.WITHDRAWN})

NEXT: dict[S, frozenset[S]] = {
    S.COMPOSING: frozenset({S.SUBMITTED, S.POSTPONED, S.WITHDRAWN}),
    S.POSTPONED: frozenset({S.COMPOSING, S.WITHDRAWN}),
    S.SUBMITTED: frozenset({S.BEING_READ, S.COMPOSING, S.WITHDRAWN}),
    S.BEING_READ: frozenset({S.CONVERSATION, S.ADVISED, S.WITHDRAWN}),
    S.CONVERSATION: frozenset({S.ADVISED, S.WITHDRAWN}),
    S.ADVISED: frozenset({S.RENEWED, S.IN_CONVERSATION, S.NOT_RENEWED}),
    S.IN_CONVERSATION: frozenset({S.SUBMITTED}),
    S.RENEWED: frozenset(),
    S.NOT_RENEWED: frozenset(),
    S.WITHDRAWN: frozenset(),
}


class PaperState(TextChoices):
    """How far a paper is."""

    WAITING = "waiting", _("being made")
    MADE = "made", _("made")
    FAILED = "failed", _("did not work out")


NEXT_PAPER: dict[PaperState, frozenset[PaperState]] = {
    PaperState.WAITING: frozenset({PaperState.MADE, PaperState.FAILED}),
    PaperState.FAILED: frozenset({PaperState.WAITING}),
    PaperState.MADE: frozenset(),
}
