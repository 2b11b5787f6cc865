"""What grew beside the situations: activities, looks back, and two of one's own texts side by side."""

from collections.abc import Iterator
from datetime import time
from functools import partial
from itertools import count
from typing import Any

from portfolio.activities import actions as activities
from portfolio.activities.content import Content as Activity
from portfolio.lookback import actions as lookback
from portfolio.lookback import pair_actions as pairs
from portfolio.lookback.content import CameOf
from registry.demo.clock import moment
from registry.demo.replay import Step, World
from registry.demo.words import load

FORM = map("demo-growing-{}".format, count())
EVENING = time(19, 40)


def steps_of_growing(world: World) -> Iterator[Step]:
    for one in load("activities")["activities"]:
        yield Step(moment(one["written_on"], time(16, 50)), one["title"], partial(_activity, world, one))
    told = load("lookback")
    for one in told["follow_ups"]:
        yield Step(moment(one["looked_on"], EVENING), "a member looks back", partial(_look_back, world, one))
    for one in told["pairs"]:
        yield Step(moment(one["kept_on"], EVENING), "then and now", partial(_keep_together, world, one))


def _activity(world: World, told: dict[str, Any]) -> None:
    known = {name: told[name] for name in ("kind", "title", "words", "occurred_on", "chosen") if name in told}
    content = Activity(**known, origin=_origin(world, told.get("from", "")))
    world.activities[told["id"]] = activities.begin(content, by=world.person(told["by"]), key=next(FORM))


def _origin(world: World, name: str) -> str:
    """What an activity grew from, as its content points to it."""
    for kind, known in (("situation", world.situations), ("activity", world.activities)):
        if name in known:
            return f"{kind}:{known[name].pk}"
    return ""


def _look_back(world: World, told: dict[str, Any]) -> None:
    situation = world.situations[told["situation"]]
    member = world.person(situation.member.email)
    look = lookback.look_now(situation, by=member)
    came = CameOf(actual=told["actual"], refused=told.get("refused", ""))
    lookback.describe(look, came, base_revision=look.revision, by=member, key=next(FORM))


def _keep_together(world: World, told: dict[str, Any]) -> None:
    known = world.situations | world.images
    texts = (known[told["earlier"]], known[told["later"]])
    pairs.keep(*texts, told["text"], by=world.person(told["by"]), key=next(FORM))
