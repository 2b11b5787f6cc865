"""The names of the ways to hold an intervision session. Steps, time and roles follow in a later issue."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Method(TextChoices):
    INCIDENT = "incident", _("Incident method")
    GOSSIP = "gossip", _("Gossip method")
    BALINT = "balint", _("Balint method")
    FIVE_STEPS = "five_steps", _("Five steps")
    TEN_STEPS = "ten_steps", _("Ten steps")
    SOCRATIC = "socratic", _("Socratic conversation")
    MORAL_DELIBERATION = "moral_deliberation", _("Moral deliberation")
    GOOD_WORK = "good_work", _("Good-work dialogue")
    U = "u", _("U method")
    CLEAN_LANGUAGE = "clean_language", _("Clean language")
    CORE_QUADRANTS = "core_quadrants", _("Core quadrants")
    WEIGHING_TABLE = "weighing_table", _("Weighing table")
    OTHER = "other", _("Another method")
