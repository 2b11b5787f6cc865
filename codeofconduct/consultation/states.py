"""A consultation is open until its last day is over, and then closed for good; and what an editor may answer."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Answer(TextChoices):
    """What became of a comment."""

    TAKEN_OVER = "taken_over", _("taken over")
    PARTLY = "partly", _("partly taken over")
    NOT = "not", _("not taken over")


NEEDS_A_REASON = frozenset({Answer.PARTLY, Answer.NOT})


class ShownAs(TextChoices):
    """Under which name a member's words are public."""

    OWN_NAME = "own_name", _("under my own name")
    A_MEMBER = "a_member", _("as “a member”")
