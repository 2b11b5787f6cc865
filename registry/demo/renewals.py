"""The demo's renewals: composed, frozen, read by two, decided by two; once more after a question."""

from collections.abc import Iterator
from datetime import time
from functools import partial
from itertools import count
from typing import Any

from registry.decisions import actions as decisions
from registry.decisions.models import Decision, Grounds
from registry.demo.clock import moment
from registry.demo.replay import Step, World
from registry.demo.words import load
from registry.reading import actions as reading
from registry.reading.findings import CRITERIA, Finding, Findings, Mark
from registry.reading.models import Reading
from registry.registrations.models import Registration
from registry.renewal import actions as renewal
from registry.renewal.gather import draft_of
from registry.renewal.models import Dossier

FORM = map("demo-renewal-{}".format, count())
SECRETARY = "wouter@demo.example"


def steps_of_renewals(world: World) -> Iterator[Step]:
    for told in load("renewals")["renewals"]:
        who = told["by"]
        for turn in (told, *([told["again"]] if "again" in told else [])):
            yield Step(moment(turn["composed_on"]), "a dossier is composed", partial(_compose, world, who, turn))
            yield Step(moment(turn["submitted_on"]), "a dossier is sent", partial(_submit, world, who))
            yield from _steps_of_reading(world, who, turn["reading"])
            if "decision" in turn:
                yield from _steps_of_deciding(world, who, turn["decision"])


def _dossier(who: str) -> Dossier:
    return Dossier.objects.filter(member__email=who).latest("opened_at")


def _compose(world: World, who: str, turn: dict[str, Any]) -> None:
    member = world.person(who)
    dossier = renewal.open_dossier(Registration.objects.get(member=member), by=member, key=next(FORM))
    dossier = renewal.tell(dossier, turn["story"], base_revision=draft_of(dossier).story_revision, by=member)
    for name in turn.get("pieces", ()):
        renewal.include(dossier, world.situations.get(name) or world.images[name], by=member)
    for name in turn.get("sessions", ()):
        renewal.include_session(dossier, world.sessions[name], by=member)


def _submit(world: World, who: str) -> None:
    renewal.submit(_dossier(who), by=world.person(who), key=next(FORM), looked=True)


def _steps_of_reading(world: World, who: str, told: dict[str, Any]) -> Iterator[Step]:
    yield Step(
        moment(told["assigned_on"], time(10)), "readers are asked", partial(_assign, world, who, told["readers"])
    )
    for minute, findings in enumerate(told["findings"]):
        at = moment(told["finished_on"], time(20, minute))
        yield Step(at, "a reader writes back", partial(_read, world, who, findings))


def _assign(world: World, who: str, readers: list[str]) -> None:
    for email in readers:
        asked = reading.assign(_dossier(who), world.person(email), by=world.person(SECRETARY), key=next(FORM))
        reading.accept(asked, by=world.person(email))


def _read(world: World, who: str, told: dict[str, Any]) -> None:
    not_yet = told.get("not_yet", ())
    criteria = {
        name: Finding(Mark.NOT_YET if name in not_yet else Mark.RECOGNISABLE, told["reasons"][name])
        for name in CRITERIA
    }
    reader = world.person(told["by"])
    mine = Reading.objects.filter(evidence__dossier=_dossier(who), reader=reader).latest("evidence__number")
    findings = Findings(criteria, told["question"])
    reading.finish(mine, findings, base_revision=mine.revision, by=reader, key=next(FORM))


def _steps_of_deciding(world: World, who: str, told: dict[str, Any]) -> Iterator[Step]:
    propose = partial(_propose, world, who, told)
    yield Step(moment(told["proposed_on"]), "an outcome is proposed", propose)
    yield Step(moment(told["decided_on"]), "the board decides", partial(_agree, world, who, told))


def _propose(world: World, who: str, told: dict[str, Any]) -> None:
    grounds = Grounds(told["reasons"], told["question"])
    decisions.propose(_dossier(who), told["outcome"], grounds, by=world.person(told["by"][0]), key=next(FORM))


def _agree(world: World, who: str, told: dict[str, Any]) -> None:
    proposal = Decision.objects.filter(evidence__dossier=_dossier(who)).latest("proposed_at")
    decisions.agree(proposal, by=world.person(told["by"][1]))
