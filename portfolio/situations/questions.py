"""The questions of a situation, in the order one meets them. Nothing of it has to be answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portfolio.situations.content import LENSES, Content
from portfolio.situations.weights import LABELS as WEIGHT_LABELS
from portfolio.situations.weights import WEIGHTS, weight_in_words

LABELS: dict[str, Any] = {
    "title": _("Title"),
    "occurred_on": _("When was it?"),
    "happened": _("What happened?"),
    "chafes": _("Where did it chafe?"),
    "who": _("Who?"),
    "sees": _("How do they see it?"),
    "what": _("What could you do?"),
    "human": _("What speaks for it, humanly?"),
    "lawful": _("What speaks for it, by the law?"),
    "choice": _("What did you choose?"),
    "weighed_most": _("What weighed most?"),
    "gave_up": _("Which piece of being right did you give up?"),
    "expected": _("What do you expect to come of it?"),
    "way": _("Way in"),
    "task": _("What was your part in it?"),
    "result": _("What came of it?"),
    "looked_back": _("What would you do the same way again, and what not?"),
    "felt": _("What did you feel, and what did you think?"),
    "went": _("What went well, and what was hard?"),
    "why": _("Why did it go this way?"),
    "learned": _("What do you take from it?"),
    "noticed": _("What did you see, think and want? And the other?"),
    "essence": _("What was it really about?"),
    "meaning": _("What does it mean, for you and for the other?"),
    "next_time": _("What do you try next time?"),
    "excellent": _("What was good craft here?"),
    "ethical": _("For whom did it do good, and for whom not?"),
    "energetic": _("What gave or cost energy, for the other as well?"),
    **WEIGHT_LABELS,
}
HINTS: dict[str, Any] = {
    "occurred_on": _("May stay empty. The code of that day stands below."),
    "happened": _("One sentence is enough. With - in front you make a list."),
    "chafes": _("The place where there was no ready answer, or where it still bothers you."),
    "choice": _("May stay open."),
    "expected": _("In a few months you can lay beside it what really came of it."),
}
WAY_NAMES: dict[str, Any] = {
    "own": _("Our own way"),
    "starr": "STARR",
    "gibbs": "Gibbs",
    "korthagen": "Korthagen",
    "what": _("What, so what, now what"),
    "free": _("Free"),
}
TONES = {"excellent": "ex", "ethical": "et", "energetic": "en"}
"""The colour a lens has wherever its question is asked or answered (static/css: .ex, .et, .en)."""
RELATIONS: dict[str, Any] = {
    "rubs": _("it rubs"),
    "leans": _("it leans on this"),
    "doubt": _("I am in doubt"),
    "": _("not at play"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the editor that opens by itself when it is filled, or when it is the next one to meet."""

    key: str
    title: str | Promise
    hint: str | Promise = ""
    fields: tuple[str, ...] = ()
    rows: str = ""

    def is_answered(self, content: Content) -> bool:
        values: list[Any] = [content.text(name) for name in self.fields]
        words = [content.weights[name] for name in self.fields if name in LENSES]
        return any(values + words) or bool(self.rows and getattr(content, self.rows))


OPENING = ("happened", "chafes")
STEPS = (
    Step(
        "perspectives",
        _("Who sees it how?"),
        _("The resident, a colleague, your manager, who was not there. A role is enough: “her neighbour”."),
        rows="perspectives",
    ),
    Step(
        "options",
        _("Which ways were there?"),
        _("Also what you did not want. Behind every way stands a human and a lawful argument."),
        rows="options",
    ),
    Step(
        "choice",
        _("What you chose, and what it cost"),
        fields=("choice", "weighed_most", "gave_up", "expected"),
    ),
    Step("lenses", _("Three more questions, if you like"), fields=LENSES),
)


def parts(fields: Iterable[tuple[str, str]]) -> list[tuple[str | Promise, str | Promise]]:
    """Form fields as label and text, to read: the empty ones left out, an article named by its key."""
    return [(label_of(name), shown(name, value)) for name, value in fields if value and name != "way"]


def label_of(name: str) -> str | Promise:
    """What a form field is called; a field of a row by its part, an article by its key."""
    return name.split("-", 2)[2] if name.startswith("link-") else LABELS[name.rpartition("-")[2]]


def shown(name: str, value: str) -> str | Promise:
    """A field's value as words."""
    if name == "occurred_on" and value:
        return date_format(date.fromisoformat(value), "j F Y")
    if name in WEIGHTS:
        return weight_in_words(value)
    if name == "way":
        return WAY_NAMES[value]
    return RELATIONS[value] if name.startswith("link-") else value
