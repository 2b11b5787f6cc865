"""The rules that the demo's board made known, each for a day that was still to come."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from functools import partial
from itertools import count
from typing import Any

from registry.demo.clock import moment
from registry.demo.replay import Step, World
from registry.demo.words import load
from registry.policy import actions as policy
from registry.policy.bounds import BOUNDS
from registry.policy.queries import timeline
from registry.policy.rules import Rules

FORM = map("demo-rules-{}".format, count())


def steps_of_the_rules(world: World) -> Iterator[Step]:
    for told in load("rules")["rules"]:
        yield Step(moment(told["on"], time(20, 15)), "the board makes rules known", partial(_set, world, told))


def _set(world: World, told: dict[str, Any]) -> None:
    """Everything as it was, but for what is told."""
    different = {rule: told[rule] for rule in BOUNDS if rule in told}
    rules = replace(Rules.of(timeline().on(told["starts_on"])), **different)
    policy.set_rules(rules, told["starts_on"], told["why"].strip(), by=world.person(told["by"]), key=next(FORM))
