"""The kinds of activities: what one does about one's work, beside writing about a situation."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    SHADOWING = "shadowing", _("Shadowing")
    FEEDBACK = "feedback", _("Feedback from an expert by experience")
    STEP = "step", _("Small step")
    LESSON = "lesson", _("Lesson for the agenda")
    DRIVE = "drive", _("What drives me")
    MISTAKE = "mistake", _("This is how I learned")


FIELDS: dict[str, tuple[str, ...]] = {
    Kind.SHADOWING: ("host", "noticed_first", "noticed_second", "noticed_third", "mattered"),
    Kind.FEEDBACK: ("about", "take_along"),
    Kind.STEP: ("tried", "saw", "next"),
    Kind.LESSON: ("lesson", "addressee", "answered", "changed"),
    Kind.DRIVE: ("enjoyed",),
    Kind.MISTAKE: ("happened", "thought", "see_now", "differently"),
}
"""The texts each kind has, in reading order. Every one may stay empty but the first sentence somewhere."""
