"""Ways in: other questions over the same text. Whoever changes the way in keeps every word.

Each way asks in its own words and in its own order. Where a question means the same as one of the own way, its answer
is that answer; the others are kept beside it (``Content.more``). What was written under another way stays in sight.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portfolio.situations.content import MORE, OWN, Content
from portfolio.situations.questions import LABELS, OPENING, STEPS, WAY_NAMES, Step

CHAFES = Step("chafes", LABELS["chafes"], fields=("chafes",))


@dataclass(frozen=True, slots=True)
class Way:
    """``opening`` is asked at once, the ``steps`` one by one; ``asks``: its own words for a shared question."""

    key: str
    about: str | Promise
    opening: tuple[str, ...] = ("happened",)
    steps: tuple[Step, ...] = ()
    asks: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str | Promise:
        return WAY_NAMES[self.key]

    def question(self, name: str) -> Any:
        return self.asks.get(name, LABELS[name])

    def asked(self) -> set[str]:
        """The names of everything it asks, rows included."""
        return {*self.opening, *(name for step in self.steps for name in (*step.fields, step.rows) if name)}


def _one(name: str, title: Any) -> Step:
    return Step(name, title, fields=(name,))


WAYS = (
    Way(
        OWN,
        _("Who sees it how, which ways there were, what you chose and what it cost. By human and lawful arguments."),
        opening=OPENING,
        steps=STEPS,
    ),
    Way(
        "starr",
        _("Situation, task, action, result, reflection. Good when you want to show what you did."),
        steps=(
            _one("task", _("Task")),
            _one("choice", _("Action")),
            _one("result", _("Result")),
            _one("looked_back", _("Reflection")),
        ),
        asks={"happened": _("What was the situation?"), "choice": _("What did you do, and why that way?")},
    ),
    Way(
        "gibbs",
        _("From what happened, by what you felt, to a plan. Good when it touched you."),
        steps=(
            _one("felt", _("Feeling")),
            _one("went", _("Looking at it")),
            _one("why", _("Understanding it")),
            _one("learned", _("Conclusion")),
            _one("next_time", _("Plan")),
        ),
        asks={"happened": _("What happened, from beginning to end?")},
    ),
    Way(
        "korthagen",
        _("Back to what it was really about, and on to something else to try. Good when you do the same thing again."),
        steps=(
            _one("noticed", _("Looking back")),
            _one("essence", _("What matters")),
            replace(STEPS[1], title=_("What else you could do")),
            _one("next_time", _("Trying it out")),
        ),
        asks={"happened": _("What did you do, and what did you want to bring about?")},
    ),
    Way(
        "what",
        _("Three short questions. Good when you have little time."),
        steps=(_one("meaning", _("So what?")), _one("next_time", _("Now what?"))),
        asks={"happened": _("What was it?"), "next_time": _("What do you do with it now?")},
    ),
    Way("free", _("One empty page. Write as it comes."), asks={"happened": _("Write as it comes")}),
)
BY_KEY = {way.key: way for way in WAYS}


def way_of(content: Content) -> Way:
    return BY_KEY[content.way]


def beside(way: Way) -> Iterator[Step]:
    """What this way does not ask itself: first the questions of the own way, then those of the others."""
    asked = way.asked()
    for step in (CHAFES, *STEPS, *(_one(name, LABELS[name]) for name in MORE)):
        fields = tuple(name for name in step.fields if name not in asked)
        rows = "" if step.rows in asked else step.rows
        if fields or rows:
            yield replace(step, fields=fields, rows=rows)


def next_question(content: Content) -> str | Promise:
    """The first question without an answer, to go on with; empty when every part holds something."""
    way = way_of(content)
    for name in way.opening:
        if not content.text(name):
            return way.question(name)
    for step in way.steps:
        if not step.is_answered(content):
            return way.question(step.fields[0]) if step.fields else step.title
    return ""
