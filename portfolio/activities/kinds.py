"""The kinds of activities: what one does about one's work, beside writing about a situation. Pure."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    SHADOWING = "shadowing", _("Shadowing")
    FEEDBACK = "feedback", _("Feedback from an expert by experience")
    STEP = "step", _("Small step")
    LESSON = "lesson", _("Lesson for the agenda")
    DRIVE = "drive", _("What drives me")
    MISTAKE = "mistake", _("This is how I learned")


DAY = "occurred_on"
OPTIONS: dict[str, tuple[str, ...]] = {
    "direction": ("i_went", "they_came"),
    "level": ("case", "process"),
    "whose": ("team", "manager", "policy", "council", "profession", "other"),
}
"""What one can choose in the fields that are no text. A choice may stay open; it is sealed like the words."""
ORDER: dict[str, tuple[str, ...]] = {
    Kind.SHADOWING: ("direction", "host", DAY, "noticed_first", "noticed_second", "noticed_third", "mattered"),
    Kind.FEEDBACK: ("level", "about", DAY, "take_along"),
    Kind.STEP: ("tried", DAY, "saw", "next"),
    Kind.LESSON: ("lesson", "whose", "addressee", DAY, "answered", "changed"),
    Kind.DRIVE: ("enjoyed", DAY),
    Kind.MISTAKE: ("happened", DAY, "thought", "see_now", "differently"),
}
"""Everything a kind asks, in reading order."""
CHOICES = {kind: tuple(name for name in order if name in OPTIONS) for kind, order in ORDER.items()}
FIELDS = {kind: tuple(name for name in order if name not in OPTIONS and name != DAY) for kind, order in ORDER.items()}
"""The texts each kind has. Every one may stay empty but the first sentence somewhere."""
SLUGS: dict[str, str] = {
    Kind.SHADOWING: "meelopen",
    Kind.FEEDBACK: "feedback",
    Kind.STEP: "stap",
    Kind.LESSON: "les",
    Kind.DRIVE: "drijfveer",
    Kind.MISTAKE: "zo-leerde-ik",
}
"""How each kind is called in an address."""
