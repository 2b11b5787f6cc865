"""Invented groups over two years: ordinary ones in all their variety, and rings that pretend."""

from random import Random

from registry.signals.patterns import Confirmed, Shared

GUEST = None


def an_ordinary_group(rng: Random, size: int) -> list[Shared]:
    """A group that meets six to ten times a year: some are ill, some never answer, some answer before they get up.

    One facilitator writes everything down, or they take turns; up to two fifths have no account; a few groups have
    the habit of answering side by side when the session ends.
    """
    people: list[int | None] = [*range(size)]
    guests = set(rng.sample(people[2:], k=int(rng.uniform(0, 0.4) * size)))
    present, answers = rng.uniform(0.6, 0.95), rng.uniform(0.6, 0.95)
    one_writes, side_by_side = rng.random() < 0.5, rng.random() < 0.1
    members = [person for person in people if person not in guests]
    sessions = []
    for _ in range(rng.randint(12, 20)):
        logger = members[0] if one_writes else rng.choice(members)
        there = [one for one in people if one != logger and rng.random() < present]
        said = [one for one in there if rng.random() < answers]
        lines = [Confirmed(GUEST if one in guests else one, _waits(rng, side_by_side)) for one in said]
        if len(lines) >= 2:
            sessions.append(Shared(logger, tuple(lines)))
    return sessions


def _waits(rng: Random, side_by_side: bool) -> float:
    """Seconds between the mail and the answer: minutes when they sit together, else hours or days."""
    return rng.lognormvariate(4.7, 0.5) if side_by_side else rng.lognormvariate(9.5, 1.8)


def a_pair_with_a_filler(rng: Random) -> list[Shared]:
    """Two who confirm each other, and each time a guest whom nobody ever met."""
    return [Shared(one, (Confirmed(1 - one, 4000.0), Confirmed(GUEST, 5000.0))) for one in _turns(rng, 2, times=8)]


def a_closed_three(rng: Random) -> list[Shared]:
    return [
        Shared(one, tuple(Confirmed(other, 4000.0) for other in range(3) if other != one))
        for one in _turns(rng, 3, times=9)
    ]


def a_hand_that_answers_for_others(rng: Random) -> list[Shared]:
    """Somebody who reads the mail of two colleagues, or of guests they made up."""
    return [
        Shared(0, tuple(Confirmed(by, rng.uniform(2, 9)) for by in (1, 2, GUEST, GUEST)))
        for _ in range(rng.randint(5, 8))
    ]


def _turns(rng: Random, people: int, *, times: int) -> list[int]:
    return [rng.randrange(people) for _ in range(times)]
