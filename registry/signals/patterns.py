"""Patterns in who confirms whose sessions. Pure: no database, no clock.

A pattern is a reason to ask, never a finding: ordinary groups meet, confirm and answer in their own ways. Security
design, 4.6, names three worth asking about. Two of its thresholds are said otherwise here, because a session is shared
only when two others confirmed it: a pair can never give each other more than half of their confirmations, so what
counts is how much *rests* on it; and an honest answer takes less than a minute, so "within seconds" is less than that.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from statistics import median

FEWEST_SESSIONS = 6
"""Fewer than this is no pattern yet: a season in which the same people happened to be there."""
RESTS_ON_PAIR = 0.6
AMONG_THREE = 0.9
"""The design says 0.8; at that, ordinary groups of four raised a question in 3 of 100 (tests/registry/signals).

A group of exactly three that meets nobody else does raise it, on purpose: it cannot be told from a closed circle, and
the question (who from elsewhere could look along?) is worth asking it too.
"""
FEWEST_ANSWERS = 5
SECONDS = 20
"""Nobody opens a mail, reads four facts, chooses and sends in less; people who answer side by side need more."""


class Kind(StrEnum):
    PAIR = "pair"
    THREE = "three"
    SECONDS = "seconds"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """One confirmation in a shared session.

    ``by`` is None for a guest: nobody without an account is followed from one session to the next. ``seconds`` from the
    mail to the answer; None when nothing can be said.
    """

    by: int | None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Shared:
    """A session that is shared: who wrote it down, and who confirmed it."""

    logger: int
    confirmed: tuple[Confirmed, ...]

    @property
    def members(self) -> frozenset[int]:
        return frozenset(one.by for one in self.confirmed if one.by is not None)

    @property
    def guests(self) -> int:
        return sum(one.by is None for one in self.confirmed)


@dataclass(frozen=True, slots=True)
class Signal:
    """A pattern, and the members it is about."""

    kind: Kind
    people: frozenset[int]


def signals_in(sessions: Iterable[Shared]) -> list[Signal]:
    """What is worth a question among these sessions, in a fixed order; nothing in what ordinary groups do."""
    sessions = list(sessions)
    found = {*_pairs(sessions), *_threes(sessions), *_within_seconds(sessions)}
    return sorted(found, key=lambda signal: (signal.kind, sorted(signal.people)))


def _pairs(sessions: list[Shared]) -> Iterator[Signal]:
    """Two who need each other: without the other one, most of what either wrote down would not be shared."""
    logged = Counter(session.logger for session in sessions)
    resting = Counter(pair for session in sessions if (pair := _rests_on(session)))
    for pair, times in resting.items():
        if times >= FEWEST_SESSIONS and times > RESTS_ON_PAIR * sum(logged[one] for one in pair):
            yield Signal(Kind.PAIR, pair)


def _rests_on(session: Shared) -> frozenset[int] | None:
    """The pair a session rests on: one member confirmed, beside them at most one guest."""
    alone = len(session.members) == 1 and session.guests <= 1
    return frozenset({session.logger, *session.members}) if alone else None


def _threes(sessions: list[Shared]) -> Iterator[Signal]:
    """Three who confirm each other and are hardly confirmed by anyone else."""
    received: dict[int, Counter] = defaultdict(Counter)
    logged: Counter = Counter()
    for session in sessions:
        logged[session.logger] += 1
        received[session.logger].update(one.by for one in session.confirmed)
    for three in _close_threes(sessions):
        within = sum(received[one][other] for one in three for other in three)
        everything = sum(received[one].total() for one in three)
        if sum(logged[one] for one in three) >= FEWEST_SESSIONS and within > AMONG_THREE * everything:
            yield Signal(Kind.THREE, three)


def _close_threes(sessions: list[Shared]) -> set[frozenset[int]]:
    """Every three who were once in one session together: no others can be confirming each other."""
    together = {(session.logger, two) for session in sessions for two in combinations(sorted(session.members), 2)}
    return {frozenset({logger, *two}) for logger, two in together}


def _within_seconds(sessions: list[Shared]) -> Iterator[Signal]:
    """Answers to the sessions of one person that come before anybody could have read the question.

    Of a member: by the same one. Of guests: by whoever, because they are not told apart.
    """
    answers: dict[tuple[int, int | None], list[float]] = defaultdict(list)
    for session in sessions:
        for one in session.confirmed:
            if one.seconds is not None:
                answers[session.logger, one.by].append(one.seconds)
    for (logger, by), seconds in answers.items():
        if len(seconds) >= FEWEST_ANSWERS and median(seconds) < SECONDS:
            yield Signal(Kind.SECONDS, frozenset({logger} if by is None else {logger, by}))
