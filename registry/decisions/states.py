"""The outcomes, the states of a decision, and which move is possible from which."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Outcome(TextChoices):
    RENEWED = "renewed", _("Renewed")
    IN_CONVERSATION = "in_conversation", _("Still in conversation")
    NOT_RENEWED = "not_renewed", _("Not renewed")


class S(TextChoices):
    PROPOSED = "proposed", _("proposed")
    DECIDED = "decided", _("decided")
    SET_ASIDE = "set_aside", _("set aside")


NEXT: dict[S, frozenset[S]] = {
    S.PROPOSED: frozenset({S.DECIDED, S.SET_ASIDE}),
    S.DECIDED: frozenset(),
    S.SET_ASIDE: frozenset(),
}
