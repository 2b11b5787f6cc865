"""The questions of the activities, per kind. Nothing of it has to be answered."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from portfolio.activities.content import Content
from portfolio.activities.kinds import DAY, ORDER, Kind

LABELS: dict[str, Any] = {
    "title": _("Title"),
    DAY: _("When was it?"),
    "direction": _("Who went along with whom?"),
    "host": _("Who was the other?"),
    "noticed_first": _("What struck you?"),
    "noticed_second": _("What else struck you?"),
    "noticed_third": _("And a third thing?"),
    "mattered": _("What was it really about?"),
    "level": _("What is it feedback on?"),
    "about": _("What was it about?"),
    "take_along": _("What do you take from it?"),
    "tried": _("What did you try?"),
    "saw": _("What did you see?"),
    "next": _("What is your next step?"),
    "lesson": _("Which lesson should be on an agenda?"),
    "whose": _("On whose agenda?"),
    "addressee": _("With whom exactly?"),
    "answered": _("What answer did you get?"),
    "changed": _("What changed?"),
    "enjoyed": _("When did you last really enjoy your work?"),
    "happened": _("What happened?"),
    "thought": _("What did you think then?"),
    "see_now": _("What do you see now?"),
    "differently": _("What do you do differently since?"),
}
AGENDA_DAY = _("When did you put it on the agenda?")
HINTS: dict[str, Any] = {
    "host": _("A role is enough, for example a colleague of enforcement or an alderman."),
    "noticed_first": _("Three things often tell more than one. One is fine too."),
    "about": _("One sentence without names: so that you know it again later."),
    "take_along": _("What you want to hold on to, in your own words."),
    "tried": _("Small is good: something you can try this week."),
    "next": _("You can begin it from here, so that the two stay together."),
    "lesson": _("What you wish others would know, without the case itself."),
    "addressee": _("For example: the meeting of team leaders."),
    "answered": _("May stay empty as long as you wait."),
    "enjoyed": _("A moment, however small. Nobody else reads this."),
    "happened": _("Everyone who works with people makes mistakes. You write it down to learn from it."),
}
CHOICE_LABELS: dict[str, Any] = {
    "i_went": _("I went along with somebody"),
    "they_came": _("Somebody went along with me"),
    "case": _("What I did in one case"),
    "process": _("How our process works"),
    "team": _("The team"),
    "manager": _("A manager"),
    "policy": _("Policy"),
    "council": _("The municipal council or executive"),
    "profession": _("The profession"),
    "other": _("Somebody else"),
}
OPEN = _("I leave this open")
WHY: dict[str, Any] = {
    Kind.SHADOWING: _("Go along with somebody for a day, or let somebody go along with you. What strikes you?"),
    Kind.FEEDBACK: _("Ask somebody who was on the other side of your desk. They answer by a link, without an account."),
    Kind.STEP: _("Try something small, look what it does, and go on from there."),
    Kind.LESSON: _("Bring what you learned to the people who can change something."),
    Kind.DRIVE: _("Once a year: when did you really enjoy your work?"),
    Kind.MISTAKE: _("Something went wrong and you learned from it. That is worth as much as what went well."),
}
"""What each kind is for, in one line."""
BEGIN: dict[str, Any] = {
    Kind.SHADOWING: _("Write about going along"),
    Kind.FEEDBACK: _("Ask for feedback"),
    Kind.STEP: _("Begin a small step"),
    Kind.LESSON: _("Write down a lesson"),
    Kind.DRIVE: _("Write what drives you"),
    Kind.MISTAKE: _("Write how you learned"),
}
BESIDE: dict[str, Any] = {
    Kind.SHADOWING: _("Look at the work as if you see it for the first time. You need not judge anything."),
    Kind.FEEDBACK: _(
        "Feedback is no mark for you. It is a look from the other side, and you decide what you do with it."
    ),
    Kind.STEP: _("Most steps work out differently than you thought. That is what you try them for."),
    Kind.LESSON: _("A lesson may wait long for an answer. It stays in sight here, so that it is not forgotten."),
    Kind.DRIVE: _("Your answers stand beside each other over the years. Only you see them."),
    Kind.MISTAKE: _(
        "Thank you for writing this down. A mistake you look at teaches more than ten that nobody mentions."
    ),
}
"""What the margin of the editor says."""


def label_of(name: str, kind: str) -> Any:
    """The day of a lesson is another day than that of the rest."""
    return AGENDA_DAY if name == DAY and kind == Kind.LESSON else LABELS[name]


def shown(name: str, value: str) -> Any:
    """The value of a form field as one reads it."""
    return CHOICE_LABELS.get(value, value) if name in {"direction", "level", "whose"} else value


def parts(content: Content) -> list[tuple[Any, str]]:
    """Label and text in reading order, to read; the empty ones and the title left out."""
    return [(label_of(name, content.kind), text) for name in ORDER[content.kind] if (text := _read(content, name))]


def _read(content: Content, name: str) -> str:
    if name == DAY:
        return date_format(content.occurred_on, "j F Y") if content.occurred_on else ""
    return content.words[name] if name in content.words else str(CHOICE_LABELS.get(content.chosen[name], ""))
