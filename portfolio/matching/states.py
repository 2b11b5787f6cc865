"""Where an ask for company and a proposal to two people can stand, and the moves between."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    PARTNER = "partner", _("Somebody to think along with")
    GROUP = "group", _("An intervision group")
    OPENING = "opening", _("One more person for my group")


class State(TextChoices):
    OPEN = "open", _("We are looking")
    MET = "met", _("Found")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    ENDED = "ended", _("Nobody was found")


class Said(TextChoices):
    """What one of the two said; the other never learns of a no."""

    NOTHING = "", _("No answer yet")
    YES = "yes", _("Yes, I would like to meet")
    NO = "no", _("Not this one")


S, K = State, Kind

WANTED: dict[str, str] = {K.PARTNER: K.PARTNER, K.GROUP: K.OPENING, K.OPENING: K.GROUP}
"""Which kind of ask is laid beside which."""

NEXT: dict[str, frozenset[str]] = {
    S.OPEN: frozenset({S.MET, S.WITHDRAWN, S.ENDED}),
    S.MET: frozenset(),
    S.WITHDRAWN: frozenset(),
    S.ENDED: frozenset(),
}
