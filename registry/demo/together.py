"""What the demo's people let each other read, and what they write before they see each other."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from functools import partial
from itertools import count
from typing import Any

from portfolio.images.content import Content as Image
from portfolio.images.queries import content_of
from portfolio.sharing import actions as sharing
from portfolio.sharing import comments
from portfolio.sharing.models import Share
from portfolio.sharing.recipients import Recipients
from portfolio.together import actions as together
from portfolio.together.content import Asked, Outcome, Put, Weighed
from portfolio.together.models import Asking
from portfolio.together.states import Kind
from registry.demo.clock import moment
from registry.demo.replay import Step, World
from registry.demo.words import load

FORM = map("demo-together-{}".format, count())
NOON, EVENING = time(12, 25), time(20, 15)


def steps_of_together(world: World) -> Iterator[Step]:
    told = load("together")
    for one in told["shares"]:
        opened = one["given_on"] + timedelta(days=one["read_after"])
        yield Step(moment(one["given_on"], NOON), "a text is shared", partial(_share, world, one))
        yield Step(moment(opened, EVENING), "a colleague reads it", partial(_read_and_ask, world, one))
    for one in told["exchanges"]:
        yield Step(moment(one["asked_on"], NOON), "images beside each other", partial(_ask_beside, world, one))
        yield from _answers(world, one, _image)
    for one in told["tables"]:
        yield Step(moment(one["asked_on"], NOON), "a weighing table", partial(_ask_to_weigh, world, one))
        yield from _answers(world, one, _weighed)
        came = one["asked_on"] + timedelta(days=one["outcome"]["after_days"])
        yield Step(moment(came, EVENING), "what one does with it", partial(_outcome, world, one))


def _share(world: World, told: dict[str, Any]) -> None:
    situation = world.situations[told["situation"]]
    situation.refresh_from_db()
    until = told["given_on"] + timedelta(days=told["days"])
    to = Recipients(addresses=(told["with"],))
    owner = world.person(situation.member.email)
    how = {"live": True, "revision": situation.revision, "looked": True}
    sharing.give(situation, to, until=until, **how, by=owner, key=next(FORM))


def _read_and_ask(world: World, told: dict[str, Any]) -> None:
    """The colleague opens it and asks; the owner writes back the same evening."""
    other, situation = world.person(told["with"]), world.situations[told["situation"]]
    share = Share.objects.visible_to(other).with_all().get(situation=situation)
    sharing.read(share, by=other)
    asked = comments.comment(share, told["question"], by=other, key=next(FORM))
    comments.answer(asked, told["answer"], by=world.person(situation.member.email), key=next(FORM))


def _ask_beside(world: World, told: dict[str, Any]) -> None:
    image = world.images[told["image"]]
    _ask(world, told, Put(told["question"], content_of(image)), kind=Kind.EXCHANGE, image=image)


def _ask_to_weigh(world: World, told: dict[str, Any]) -> None:
    _ask(world, told, Put(told["question"]), kind=Kind.WEIGHING, situation=world.situations[told["situation"]])


def _ask(world: World, told: dict[str, Any], put: Put, *, kind: Kind, **about: Any) -> None:
    owner = world.person(next(iter(about.values())).member.email)
    people = [
        Asked(name=world.people[one["by"]].name, email=one["by"], role=one.get("role", "")) for one in told["answers"]
    ]
    until = told["asked_on"] + timedelta(days=told["days"])
    together.ask(put, people, kind=kind, by=owner, key=next(FORM), write_until=until, **about)


def _answers(world: World, told: dict[str, Any], content: Any) -> Iterator[Step]:
    for answer in told["answers"]:
        day: date = told["asked_on"] + timedelta(days=answer["after_days"])
        yield Step(moment(day, EVENING), "a colleague writes", partial(_write, world, told, answer, content))


def _write(world: World, told: dict[str, Any], answer: dict[str, Any], content: Any) -> None:
    member = world.person(answer["by"])
    seat = _asking(world, told).seats.get(person=member)
    together.write(seat, content(answer), by=member, key=next(FORM))


def _outcome(world: World, told: dict[str, Any]) -> None:
    asking = _asking(world, told)
    outcome = Outcome(**{name: text for name, text in told["outcome"].items() if name != "after_days"})
    owner = world.person(asking.owner.email)
    revision = asking.outcome_revision
    together.write_outcome(asking, outcome, shown=True, base_revision=revision, by=owner, key=next(FORM))


def _asking(world: World, told: dict[str, Any]) -> Any:
    if "image" in told:
        return Asking.objects.get(image=world.images[told["image"]])
    return Asking.objects.get(situation=world.situations[told["situation"]])


def _image(answer: dict[str, Any]) -> Image:
    return Image(**{name: answer[name] for name in ("picture", "excellent", "ethical", "energetic", "weights")})


def _weighed(answer: dict[str, Any]) -> Weighed:
    return Weighed(answer["human"], answer["lawful"])
