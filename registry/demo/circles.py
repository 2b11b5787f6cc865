"""The demo's intervision group: its convener makes it, everyone says yes for themselves, and it meets."""

from collections.abc import Iterator
from datetime import date, time
from functools import partial
from itertools import count
from typing import Any

from portfolio.groups import actions as groups
from portfolio.groups.models import Group, Membership
from portfolio.groups.sealing import Named
from registry.demo.clock import moment
from registry.demo.replay import Step, World
from registry.demo.words import load

FORM = map("demo-group-{}".format, count())


def steps_of_groups(world: World) -> Iterator[Step]:
    for group in load("groups")["groups"]:
        yield Step(moment(group["founded_on"], time(16)), group["name"], partial(_found, world, group))
        for minute, (email, day) in enumerate(group["joined"].items()):
            yield Step(moment(day, time(20, minute)), "somebody joins a group", partial(_join, world, group, email))
        met = [one["held_on"] for one in load("sessions")["sessions"] if one["group"] == group["name"]]
        for day in met:
            yield Step(moment(day, time(18)), "a group met", partial(_met, world, group, day))


def _found(world: World, group: dict[str, Any]) -> None:
    convener = world.person(group["by"])
    world.groups[group["name"]] = made = groups.found(
        group["name"], group["agreement"].strip(), by=convener, key=next(FORM)
    )
    people = [Named(world.people[email].name, email) for email in group["joined"]]
    groups.invite(made, people, by=convener, key=next(FORM))


def _join(world: World, group: dict[str, Any], email: str) -> None:
    member = world.person(email)
    place = Membership.objects.with_all().get(group=world.groups[group["name"]], person=member)
    groups.join(place, version=place.group.version, by=member)


def _met(world: World, group: dict[str, Any], day: date) -> None:
    groups.met(Group.objects.get(pk=world.groups[group["name"]].pk), on=day)
