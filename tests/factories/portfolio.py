"""A long portfolio at once: as many things of every kind as asked, over some years. Sealed as the verbs do."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import islice

from django.utils import timezone

from accounts.models import User
from accounts.vault import Vault, new_record_key
from portfolio.activities.content import Content as ActivityContent
from portfolio.activities.kinds import Kind
from portfolio.activities.models import Activity
from portfolio.images.content import Content as ImageContent
from portfolio.images.models import ImageOfGoodWork
from portfolio.sessions.models import Session
from portfolio.sessions.sealing import seal_facts
from portfolio.sessions.states import SessionState
from portfolio.situations.models import Situation
from portfolio.situations.states import State
from portfolio.writing.versions import FIELD
from tests.factories.intervision import FactsFactory
from tests.factories.situations import FULL

LAST = date(2026, 3, 1)
STEP = timedelta(days=4)
"""Five hundred things are five and a half years."""


def long_portfolio(member: User, count: int, *, step: timedelta = STEP) -> None:
    """``count`` things: of every ten four situations, two notes, an image, an activity and two sessions."""
    days = (LAST - number * step for number in range(count))
    make = (_situation, _session, _note, _image, _activity, _situation, _session, _situation, _note, _situation)
    vault = Vault.of(member)
    for number, day in enumerate(days):
        make[number % len(make)](member, vault, day, number)


def _begun(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


def _kept(writing, content, vault: Vault) -> None:
    writing.saved_at = writing.created_at
    writing.revision = 1
    writing.save(force_insert=True)
    sealed = vault.seal(content.to_json(), item=writing.item, field=FIELD, revision=1)
    writing.versions.create(revision=1, sealed=sealed)


def _situation(member, vault, day, number) -> None:
    links = ({"key": f"W{number % 2 + 1}.1", "edition": "1.0", "relation": "rubs"},)
    content = replace(FULL, title=f"Situatie {number}", occurred_on=day, links=links)
    own = {"state": State.SITUATION, "occurred_on": day, "created_at": _begun(day), "open": not number % 3}
    _kept(Situation(member=member, **own), content, vault)


def _note(member, vault, day, number) -> None:
    content = replace(type(FULL)(), title=f"Gedachte {number}", happened="De hond mocht niet mee naar binnen.")
    _kept(Situation(member=member, created_at=_begun(day)), content, vault)


def _image(member, vault, day, number) -> None:
    content = ImageContent(title=f"Goed werk {number}", picture="Een afwijzing vertel ik zittend.")
    _kept(ImageOfGoodWork(member=member, created_at=_begun(day)), content, vault)


def _activity(member, vault, day, number) -> None:
    kind = next(islice(Kind, number % len(Kind), None))
    content = ActivityContent(kind, f"Stap {number}", occurred_on=day)
    _kept(Activity(member=member, kind=kind, occurred_on=day, created_at=_begun(day)), content, vault)


def _session(member, vault, day, number) -> None:
    facts = FactsFactory(held_on=day, theme=f"thema {number}")
    about = {"held_on": day, "begins": facts.begins, "ends": facts.ends, "opened_on": day, "closes_on": day}
    about["state"] = SessionState.CLOSED
    session = Session(organiser=member, record_key=new_record_key(), recorded_at=_begun(day), **about)
    session.sealed = seal_facts(session, facts)
    session.save(force_insert=True)
