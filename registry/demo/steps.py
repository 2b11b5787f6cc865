"""What the demo's people did, day by day, read from the content and done by the rooms' own verbs."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date, time
from functools import partial
from itertools import chain, count
from typing import Any

from allauth.account.models import EmailAddress

from accounts import groups
from accounts.models import User
from codeofconduct.affirmation import actions as affirmation
from codeofconduct.editions.models import Edition
from codeofconduct.editions.queries import in_force
from portfolio.images import actions as images
from portfolio.images.content import Content as Image
from portfolio.situations import actions as situations
from portfolio.situations.content import Content as Situation
from portfolio.situations.queries import content_of
from registry.demo.circles import steps_of_groups
from registry.demo.clock import moment
from registry.demo.conversations import steps_of_sessions
from registry.demo.growing import steps_of_growing
from registry.demo.publicity import steps_of_the_public_side
from registry.demo.publishing import steps_of_the_code
from registry.demo.renewals import steps_of_renewals
from registry.demo.replay import Step, World
from registry.demo.rules import steps_of_the_rules
from registry.demo.together import steps_of_together
from registry.demo.words import PASSWORD, load
from registry.registrations import actions as registrations

OPENING = date(2018, 11, 1)
"""The day on which the demo's register opened its doors."""
SECRETARY = "wouter@demo.example"
FORM = map("demo-{}".format, count())
"""Every form that is sent carries a key of its own."""


def all_steps(world: World) -> Iterator[Step]:
    """Everything, in no particular order; each step knows its own moment."""
    return chain(
        people_steps(world),
        steps_of_the_code(world),
        steps_of_the_public_side(world),
        _situations(world),
        _images(world),
        steps_of_growing(world),
        steps_of_groups(world),
        steps_of_together(world),
        steps_of_sessions(world),
        _affirmations(world),
        steps_of_renewals(world),
        steps_of_the_rules(world),
    )


def people_steps(world: World) -> Iterator[Step]:
    """Who there is, and since when they are registered."""
    for minute, person in enumerate(load("people")["people"]):
        day = person.get("registered_on", OPENING)
        yield Step(moment(OPENING, time(9, minute)), person["name"], partial(_welcome, world, person))
        if "number" in person:
            yield Step(moment(day, time(9, 30)), person["name"], partial(_register, world, person))


def _welcome(world: World, person: dict[str, Any]) -> None:
    user = User.objects.create_user(person["email"], PASSWORD, name=person["name"])
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    for role in person["roles"]:
        groups.join(user, role)
    world.people[user.email] = user


def _register(world: World, person: dict[str, Any]) -> None:
    known = {name: person[name] for name in ("municipality", "field", "visibility") if name in person}
    registrations.register(
        world.person(person["email"]),
        person["number"],
        by=world.person(SECRETARY),
        registered_on=person["registered_on"],
        employer=person["municipality"],
        **known,
    )


def _edition_of(day: date) -> Edition:
    """The edition of that day; the demo has had one from its first year on."""
    edition = in_force(day)
    if edition is None:
        raise LookupError(f"No edition was in force on {day}.")
    return edition


def _situations(world: World) -> Iterator[Step]:
    for one in load("situations")["situations"]:
        yield Step(moment(one["written_on"]), one["title"], partial(_write_situation, world, one))
        if later := one.get("later"):
            yield Step(moment(later["written_on"]), one["title"], partial(_write_on, world, one["id"], later))


def _write_situation(world: World, told: dict[str, Any]) -> None:
    """As people do: a first sentence on the way home, worked out a little later."""
    member = world.person(told["by"])
    situation = situations.note(told["happened"], by=member, key=next(FORM))
    edition = _edition_of(told["occurred_on"]).number
    links = [{**link, "edition": edition} for link in told["links"]]
    lenses = {name: told.get(name, "") for name in ("excellent", "ethical", "energetic")}
    content = Situation(**_known(Situation, told) | {"links": links, "lenses": lenses})
    revision = situation.revision
    situations.write(situation, content, base_revision=revision, by=member, key=next(FORM), leave_open=False)
    world.situations[told["id"]] = situation


def _write_on(world: World, name: str, later: dict[str, Any]) -> None:
    situation = world.situations[name]
    situation.refresh_from_db()
    before = content_of(situation)
    known = {field.name: getattr(before, field.name) for field in fields(before)}
    content = Situation(**known | _known(Situation, later))
    member = world.person(situation.member.email)
    revision = situation.revision
    situations.write(situation, content, base_revision=revision, by=member, key=next(FORM), leave_open=False)


def _images(world: World) -> Iterator[Step]:
    for one in load("images")["images"]:
        yield Step(moment(one["written_on"], time(17, 5)), one["title"], partial(_write_image, world, one))


def _write_image(world: World, told: dict[str, Any]) -> None:
    linked = [str(world.situations[name].pk) for name in told["situations"]]
    content = Image(**_known(Image, told) | {"situations": linked})
    world.images[told["id"]] = images.begin(content, by=world.person(told["by"]), key=next(FORM))


def _known(kind: type[Situation] | type[Image], told: dict[str, Any]) -> dict[str, Any]:
    """The parts of what is told that this kind of text has."""
    return {field.name: told[field.name] for field in fields(kind) if field.name in told}


def _affirmations(world: World) -> Iterator[Step]:
    for one in load("renewals")["affirmations"]:
        yield Step(moment(one["on"]), "the code is affirmed", partial(_affirm, world, one))


def _affirm(world: World, told: dict[str, Any]) -> None:
    member = world.person(told["by"])
    mine = affirmation.affirm(member, _edition_of(told["on"]), told["sentence"], told["article"], key=next(FORM))
    if "shown_as" in told:
        affirmation.show(mine, told["shown_as"], by=member, revision=mine.revision)
