"""What a person with a personal link gets to see and what they are asked: plain questions, nothing to score. Pure."""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from portfolio.activities.content import Content
from portfolio.activities.kinds import Kind
from portfolio.writing.saving import as_json
from portfolio.writing.text import written

CAN_BE_SHOWN: dict[str, tuple[str, ...]] = {
    Kind.SHADOWING: ("noticed_first", "noticed_second", "noticed_third", "mattered"),
    Kind.FEEDBACK: ("about",),
}
"""Which texts of the member can go along with a link. None goes by itself."""
ANSWER_LIMIT = 5_000

HOST = {"reply": _("What do you want to say to this?")}
CASE = {
    "good": _("What was good for you?"),
    "otherwise": _("What could have gone differently?"),
    "remember": _("What should I remember of it?"),
}
PROCESS = {
    "good": _("What goes well in how we work?"),
    "otherwise": _("What can go differently?"),
    "remember": _("What should we remember of it?"),
}
HINTS = {
    "reply": _("Do you recognise it? Did you see something else? One sentence is enough."),
    "good": _("Something somebody said or did, or just did not do."),
    "otherwise": _("You may say it as you felt it."),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """Exactly what a guest sees of an activity: which kind of question it is, and the texts the member chose."""

    kind: str
    level: str
    direction: str
    texts: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, content: Content, names: Collection[str]) -> "Shown":
        """Of ``content`` only the texts in ``names``; what cannot be shown is left out."""
        chosen = [name for name in can_show(content) if name in names]
        texts = tuple((name, content.words[name]) for name in chosen)
        return cls(str(content.kind), content.chosen.get("level", ""), content.chosen.get("direction", ""), texts)

    def to_json(self) -> str:
        return as_json(
            {"kind": self.kind, "level": self.level, "direction": self.direction, "texts": [*map(list, self.texts)]}
        )

    @classmethod
    def from_json(cls, text: str) -> "Shown":
        stored = json.loads(text)
        texts = tuple((name, said) for name, said in stored["texts"])
        return cls(stored["kind"], stored["level"], stored["direction"], texts)

    def digest(self) -> str:
        """By it the register knows that the member looked at exactly this."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    @property
    def questions(self) -> dict[str, Any]:
        if self.kind == Kind.SHADOWING:
            return HOST
        return PROCESS if self.level == "process" else CASE


def can_show(content: Content) -> list[str]:
    """The texts the member can let a guest see: those in which something stands."""
    return [name for name in CAN_BE_SHOWN.get(content.kind, ()) if content.words[name]]


def can_ask(kind: str) -> bool:
    return kind in CAN_BE_SHOWN


def tidied(shown: Shown, words: Mapping[str, str]) -> dict[str, str]:
    """The answers to the questions of this link, tidy; anything else is left out."""
    return {name: written(words.get(name, "")) for name in shown.questions}
