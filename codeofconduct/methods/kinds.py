"""The names of the ways to hold an intervision session, and what somebody can have in their hands when choosing one.

Stored by key: in sealed sessions, in evidence, in pages. A key never changes and never goes; its words may.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Method(TextChoices):
    """In the order in which the library and the log offer them."""

    INCIDENT = "incident", _("Incident method")
    INCIDENT_TEN = "incident_ten", _("Incident method in ten rounds")
    GOSSIP = "gossip", _("Gossip method")
    BALINT = "balint", _("Balint method")
    FIVE_STEPS = "five_steps", _("Five steps")
    TEN_STEPS = "ten_steps", _("Ten steps")
    SOCRATIC = "socratic", _("Socratic conversation")
    MORAL_DELIBERATION = "moral_deliberation", _("Moral deliberation")
    THREE_COLUMNS = "three_columns", _("Three columns")
    GOOD_WORK = "good_work", _("Good-work dialogue")
    U = "u", _("U method")
    CLEAN_LANGUAGE = "clean_language", _("Clean language")
    CORE_QUADRANTS = "core_quadrants", _("Core quadrants")
    WEIGHING_TABLE = "weighing_table", _("Weighing table")
    OTHER = "other", _("Another method")


class InHand(TextChoices):
    """What a group has before it: the question that helps to choose."""

    MOMENT = "moment", _("A moment that has just been")
    STUCK = "stuck", _("A question somebody is stuck with")
    PERSON = "person", _("Something between me and somebody else")
    VALUES = "values", _("Values that clash")
    EXCEPTION = "exception", _("An exception that must be weighed")
    PATTERN = "pattern", _("Something that keeps coming back")
    WORD = "word", _("A big word, such as fair or trust")
    STORY = "story", _("A story or a card to talk about")
    FIRST = "first", _("We are just beginning as a group")
