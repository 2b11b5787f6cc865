"""Where somebody's place in a group can stand, and the moves between. Who is asked again gets a new place."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    INVITED = "invited", _("Invited, no answer yet")
    JOINED = "joined", _("Takes part")
    DECLINED = "declined", _("Would rather not")
    WITHDRAWN = "withdrawn", _("Taken off the list")
    LEFT = "left", _("Left the group")


class Answer(TextChoices):
    """What somebody says to an agreement that is laid before them: on joining, and again when it changed."""

    YES = "yes", _("Yes")
    NO = "no", _("Rather not")


S = State

THERE = frozenset({S.INVITED, S.JOINED})
"""Takes up a place: a group has at most ten."""

NEXT: dict[str, frozenset[str]] = {
    S.INVITED: frozenset({S.JOINED, S.DECLINED, S.WITHDRAWN}),
    S.JOINED: frozenset({S.LEFT}),
    S.DECLINED: frozenset(),
    S.WITHDRAWN: frozenset(),
    S.LEFT: frozenset(),
}
