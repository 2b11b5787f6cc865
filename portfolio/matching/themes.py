"""The short list of themes by which people find each other. Keys are kept in clear, and never change."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Theme(TextChoices):
    TRUST = "trust", _("Trust and control")
    RULES = "rules", _("The rule and the person")
    WORK = "work", _("Quick work or lasting work")
    SHARING = "sharing", _("Sharing information")
    RECLAIM = "reclaim", _("Reclaiming and penalties")
    NEARNESS = "nearness", _("Closeness and distance")
    MONEY = "money", _("Debts and worries")
    YOUNG = "young", _("Young people")
    NEWCOMERS = "newcomers", _("Newcomers and language")
    TEAM = "team", _("My team and my manager")
    SELF = "self", _("Looking after myself")
