"""What is written down of a session: the bare facts, their rules, their digest, and what changed between two of them.

Pure: no database, no clock. Never in here: the case, quotes, advice (domain text, section 3).
"""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from codeofconduct.editions.words import Words, words
from codeofconduct.methods.kinds import Method
from documents.canonical import canonical, normalised
from portfolio.sessions.times import HERE, begin_of, end_of, is_skipped, last_day

FORM = b"register/session/v1\n"
"""Stands before the hashed bytes, so that this digest can never be taken for one of another kind of record."""
MOST_WORDS_IN_THEME = 10
LONGEST = timedelta(hours=12)
YEARS_BACK = 10
READ_AT_A_GLANCE = 40
"""Signs."""

SHOWN_TO_GUESTS = frozenset({"held_on", "begins", "ends", "place", "group", "method", "theme"})
"""All that a personal link shows of the facts."""
LABELS: dict[str, Any] = {
    "held_on": gettext_lazy("Date"),
    "begins": gettext_lazy("Begin"),
    "ends": gettext_lazy("End"),
    "place": gettext_lazy("Place, or online"),
    "group": gettext_lazy("Group"),
    "method": gettext_lazy("Method"),
    "theme": gettext_lazy("Theme"),
    "facilitator": gettext_lazy("Facilitator"),
    "lesson": gettext_lazy("Lesson for the agenda"),
    "agreement": gettext_lazy("Secrecy agreement"),
}


@dataclass(frozen=True, slots=True)
class Facts:
    """One session. Times are wall-clock times in the Netherlands; an end before the begin is after midnight.

    ``agreement`` is the version of the group's secrecy agreement that held. Without one it is not in the JSON, so
    that digests of before it existed stay what they are.
    """

    held_on: date
    begins: time
    ends: time
    place: str
    method: str
    theme: str
    group: str = ""
    facilitator: str = ""
    lesson: str = ""
    agreement: str = ""

    def tidy(self) -> "Facts":
        """The same facts in one spelling (NFC, LF, no space around), so that an unchanged form changes nothing."""
        texts = {f.name: getattr(self, f.name) for f in fields(self) if f.type is str}
        tidied: dict[str, Any] = {name: normalised(text).strip() for name, text in texts.items()}
        return replace(self, **tidied)

    def lasts(self) -> timedelta:
        """How long it really lasted, over midnight and over a change of the clock."""
        return self.ends_at - self.begins_at

    @property
    def begins_at(self) -> datetime:
        return begin_of(self.held_on, self.begins)

    @property
    def ends_at(self) -> datetime:
        return end_of(self.held_on, self.begins, self.ends)

    @property
    def method_name(self) -> str | Promise:
        return _shown(self, "method")

    def as_json(self) -> dict[str, str]:
        day, begins, ends = self.held_on.isoformat(), f"{self.begins:%H:%M}", f"{self.ends:%H:%M}"
        plain = asdict(self) | {"held_on": day, "begins": begins, "ends": ends}
        return plain if self.agreement else {name: text for name, text in plain.items() if name != "agreement"}

    @classmethod
    def from_json(cls, stored: dict[str, str]) -> "Facts":
        when: dict[str, Any] = {name: time.fromisoformat(stored[name]) for name in ("begins", "ends")}
        when["held_on"] = date.fromisoformat(stored["held_on"])
        return cls(**{**stored, **when})


@dataclass(frozen=True, slots=True)
class Invited:
    """A colleague as the organiser names them."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that differs: which, its label, how it was, how it is."""

    name: str
    label: str | Promise
    then: Any
    now: Any

    @property
    def words(self) -> Words | None:
        """Word by word, for texts that are too long to compare at a glance."""
        both = [str(text) for text in (self.then, self.now)]
        return words(*both) if all(both) and max(map(len, both)) > READ_AT_A_GLANCE else None


def what_is_off(facts: Facts, *, now: datetime) -> dict[str, str]:
    """What cannot be true of a session, by field, in sentences for the person. Empty when all is well."""
    off = off_in_words(facts, needed=("place", "theme"))
    if facts.method not in Method.values:
        off["method"] = _("Choose a method from the list.")
    return off | _off_in_time(facts, now)


def off_in_words(facts: Facts, *, needed: Iterable[str]) -> dict[str, str]:
    off = {name: _("Fill this in.") for name in needed if not getattr(facts, name).strip()}
    if len(facts.theme.split()) > MOST_WORDS_IN_THEME:
        off["theme"] = _("Say the theme in at most ten words.")
    return off


def _off_in_time(facts: Facts, now: datetime) -> dict[str, str]:
    today = now.astimezone(HERE).date()
    if facts.held_on > today:
        return {"held_on": _("This day has yet to come. Write the session down afterwards.")}
    if facts.held_on.year < today.year - YEARS_BACK:
        return {"held_on": _("This is very long ago. Look at the year.")}
    if facts.begins_at > now:
        return {"begins": _("This has yet to begin. Write the session down afterwards.")}
    return off_on_the_clock(facts) or off_in_length(facts)


def off_on_the_clock(facts: Facts) -> dict[str, str]:
    """Times that no clock showed: in the night in which it jumps an hour ahead."""
    last = last_day(facts.held_on, facts.begins, facts.ends)
    times = (("begins", facts.held_on, facts.begins), ("ends", last, facts.ends))
    skipped = [name for name, day, at in times if is_skipped(day, at)]
    return dict.fromkeys(skipped, _("In this night the clock jumps over this time. Choose another one."))


def off_in_length(facts: Facts) -> dict[str, str]:
    if facts.begins == facts.ends or facts.lasts() > LONGEST:
        return {"ends": _("Look at the times: the end comes after the begin, at most half a day later.")}
    return {}


def content_sha256(session: str, revision: int, facts: Facts, participants: Iterable[str]) -> str:
    """What a confirmation is bound to: the session, its revision, its facts and who was named; 64 hexadecimal signs.

    ``participants`` are the references of the lines. They are random, so nobody can guess a theme back from a digest.
    """
    bound = {"v": 1, "session": session, "revision": revision, "participants": sorted(participants)}
    return hashlib.sha256(FORM + canonical(bound | {"facts": facts.as_json()})).hexdigest()


def difference(then: Facts, now: Facts) -> list[Change]:
    """The facts that differ between two revisions, in the order of the form."""
    pairs = ((name, _shown(then, name), _shown(now, name)) for name in LABELS)
    return [Change(name, LABELS[name], before, after) for name, before, after in pairs if before != after]


def _shown(facts: Facts, name: str) -> Any:
    value = getattr(facts, name)
    return Method(value).label if name == "method" and value in Method.values else value
