"""What a reader writes: four criteria, each recognisable or not yet, and one question. There is nothing else to say."""

import json
from dataclasses import asdict, dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

CRITERIA = ("own", "weighed", "together", "further")
NAMES = {
    "own": gettext_lazy("Own"),
    "weighed": gettext_lazy("Weighed"),
    "together": gettext_lazy("Together"),
    "further": gettext_lazy("Further"),
}
ABOUT = {
    "own": gettext_lazy("Their own work, with their own part in it visible."),
    "weighed": gettext_lazy("Another view and a real alternative; from humanity and from law."),
    "together": gettext_lazy("Somebody else was in it: intervision, shadowing or feedback."),
    "further": gettext_lazy("What it led to, and a next step."),
}


class Mark(TextChoices):
    RECOGNISABLE = "recognisable", gettext_lazy("Recognisable")
    NOT_YET = "not_yet", gettext_lazy("Not yet recognisable")


@dataclass(frozen=True)
class Finding:
    mark: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Findings:
    """The findings of one reader. Kept sealed as JSON."""

    criteria: dict[str, Finding] = field(default_factory=lambda: {name: Finding() for name in CRITERIA})
    question: str = ""

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Findings":
        stored = json.loads(text)
        return cls({name: Finding(**stored["criteria"].get(name, {})) for name in CRITERIA}, stored["question"])

    def rows(self) -> list[dict]:
        """For a page: name, what it is about, the mark in words, the reason."""
        return [
            {"name": NAMES[name], "mark": Mark(one.mark).label if one.mark else "", "reason": one.reason}
            for name, one in self.criteria.items()
        ]

    def still_open(self) -> dict[str, str]:
        """What has to be written before these can be handed in, by form field. A reason belongs to every "not yet"."""
        to_do = {}
        for name, one in self.criteria.items():
            if one.mark not in Mark.values:
                to_do[f"{name}_mark"] = _("Choose what you see: recognisable or not yet.")
            elif one.mark == Mark.NOT_YET and not one.reason.strip():
                to_do[f"{name}_reason"] = _(
                    "Write what you do not see yet, so that your colleague can do something with it."
                )
        if not self.question.strip():
            to_do["question"] = _("Every dossier gets a question back. Which one would you like to give along?")
        return to_do
