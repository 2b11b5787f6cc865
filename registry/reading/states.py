"""The states of a reading, and which move is possible from which."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class S(TextChoices):
    PROPOSED = "proposed", _("proposed")
    TIE_CHECKED = "tie_checked", _("asked to read")
    ACCEPTED = "accepted", _("will read it")
    STEPPED_BACK = "stepped_back", _("gave it back")
    WRITING = "writing", _("is writing")
    FINISHED = "finished", _("finished")
    REVEALED = "revealed", _("finished")


TAKEN_ON = frozenset({S.ACCEPTED, S.WRITING, S.FINISHED, S.REVEALED})
"""The reader may see the frozen dossier."""
WRITABLE = frozenset({S.ACCEPTED, S.WRITING})
DONE = frozenset({S.FINISHED, S.REVEALED})

NEXT: dict[S, frozenset[S]] = {
    S.PROPOSED: frozenset({S.TIE_CHECKED}),
    S.TIE_CHECKED: frozenset({S.ACCEPTED, S.STEPPED_BACK}),
    S.ACCEPTED: frozenset({S.WRITING, S.STEPPED_BACK}),
    S.WRITING: frozenset({S.FINISHED, S.STEPPED_BACK}),
    S.FINISHED: frozenset({S.REVEALED}),
    S.STEPPED_BACK: frozenset(),
    S.REVEALED: frozenset(),
}
