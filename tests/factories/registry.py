"""The register: registrations, dossiers, readings and decisions, each in the state a test asks for."""

import uuid
from dataclasses import replace
from datetime import date, timedelta

import factory
from django.db import transaction
from django.utils import timezone
from factory.django import DjangoModelFactory

from codeofconduct.editions.queries import in_force as in_force_on
from registry.decisions import actions as board
from registry.decisions.models import Decision, Grounds
from registry.decisions.states import Outcome
from registry.policy import term
from registry.reading import actions as reading_room
from registry.reading import pool
from registry.reading.findings import CRITERIA, Finding, Findings, Mark
from registry.reading.models import Reading
from registry.registrations.models import Employment, Registration, Visibility
from registry.registrations.names import searchable
from registry.registrations.states import S
from registry.renewal import actions as renewal
from registry.renewal.freeze import latest
from registry.renewal.models import Dossier
from tests.factories import codeofconduct as code
from tests.factories import intervision, situations
from tests.factories.accounts import UserFactory
from tests.factories.intervision import a_colleague
from trail.record import record


class RegistrationFactory(DjangoModelFactory):
    """In the register by name, for one term. ``shielded=True``, ``number_only=True``, ``lapsed=True``."""

    class Meta:
        model = Registration

    member = factory.SubFactory(UserFactory, member=True)
    number = factory.Sequence(lambda n: f"KM-2019-{n:04d}")
    name = factory.SelfAttribute("member.name")
    search_name = factory.LazyAttribute(lambda row: searchable(row.name))
    municipality = "Waterbroek"
    state = S.REGISTERED
    registered_on = date(2021, 5, 1)
    valid_until = date(2026, 4, 30)

    class Params:
        number_only = factory.Trait(visibility=Visibility.NUMBER_ONLY)
        shielded = factory.Trait(visibility=Visibility.SHIELDED)
        lapsed = factory.Trait(state=S.LAPSED)

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        """The trail tells of it, as of every registration."""
        with transaction.atomic():
            made = super()._create(model_class, *args, **kwargs)
            told = {"to": str(made.state), "number": made.number, "until": f"{made.valid_until}"}
            record("registration.registered", made, by=None, **told)
        return made


class EmploymentFactory(DjangoModelFactory):
    class Meta:
        model = Employment

    registration = factory.SubFactory(RegistrationFactory)
    employer = "Gemeente Waterbroek"
    since = date(2015, 1, 1)


STORY = "Toen ik begon, had ik een map met regels naast mijn toetsenbord.\n\nDie map gaf mij rust."


class DossierFactory(DjangoModelFactory):
    """A dossier as people make it, through the verbs, so that keys, digests and trail are real.

    Traits, each with all that comes before it: ``ready`` (everything is there), ``submitted``, ``being_read`` (two
    readers took it on), ``advised`` (both finished), ``proposed``, ``renewed``, ``in_conversation``. A ``state`` alone
    only sets the row.
    """

    class Meta:
        model = Dossier

    class Params:
        ready = factory.Trait(steps=1)
        submitted = factory.Trait(steps=2)
        being_read = factory.Trait(steps=3)
        advised = factory.Trait(steps=4)
        proposed = factory.Trait(steps=5)
        renewed = factory.Trait(steps=6)
        in_conversation = factory.Trait(steps=6, outcome=Outcome.IN_CONVERSATION)

    steps = 0
    outcome = Outcome.RENEWED
    state = ""
    story = STORY
    member = factory.LazyFunction(lambda: a_colleague(name="Samira el Idrissi"))

    @classmethod
    def _create(cls, model_class, *args, steps, outcome, state, story, member, **kwargs):
        registration = getattr(member, "registration", None) or running_registration(member)
        dossier = renewal.open_dossier(registration, by=member, key=a_key())
        for step in (_fill, _send, _read, _advise, _propose, _agree)[:steps]:
            dossier = step(dossier, story=story, outcome=outcome) or dossier
        if state:
            Dossier.objects.filter(pk=dossier.pk).update(state=state)
        return Dossier.objects.select_related("member", "registration").get(pk=dossier.pk)


def running_registration(member, **about):
    """In the register for a while, with three months to go: the window is open."""
    until = timezone.localdate() + timedelta(days=90)
    since = term.first_day_of_term(until, years=5)
    return RegistrationFactory(member=member, registered_on=since, valid_until=until, **about)


def a_reader(**about):
    """A registered reader from somewhere else."""
    reader = UserFactory(reader=True, **about)
    RegistrationFactory(member=reader, municipality="Kromrade")
    return reader


def a_board_member(**about):
    return UserFactory(board=True, **about)


def findings(**about):
    """Complete findings; ``weighed="not_yet"`` with its reason."""
    criteria = {name: Finding(about.get(name, Mark.RECOGNISABLE), about.get(f"{name}_reason", "")) for name in CRITERIA}
    return Findings(criteria, about.get("question", "Wat verandert er als jij een ander leert wegen?"))


GROUNDS = Grounds("Wij nemen over wat je lezers schreven.", "Wat verandert er als jij een ander leert wegen?")


def a_key():
    return str(uuid.uuid4())


def the_edition():
    """The edition in force, made once per test."""
    return in_force_on(timezone.localdate()) or code.in_force()


def _fill(dossier, *, story, **_other):
    member = dossier.member
    if story:
        renewal.tell(dossier, story, base_revision=0, by=member)
    code.affirmed(member, the_edition(), key=a_key())
    link = {"key": "W1.1", "edition": the_edition().number, "relation": "rubs"}
    own = situations.situation(replace(situations.FULL, links=(link,)), by=member)
    renewal.include(dossier, own, by=member)
    session = intervision.SessionFactory(organiser=member, shared=True)
    return renewal.include_session(dossier, session, by=member)


def _send(dossier, **_other):
    return renewal.submit(dossier, by=dossier.member, key=a_key(), looked=True)


def _read(dossier, **_other):
    secretary = UserFactory(secretary=True)
    for _ in range(2):
        fresh, offered = a_reader(), pool.offered(latest(dossier))
        reader = fresh if fresh in offered else offered[0]
        reading = reading_room.assign(dossier, reader, by=secretary, key=a_key())
        reading_room.accept(reading, by=reader)


def _advise(dossier, **_other):
    for reading in Reading.objects.filter(evidence__dossier=dossier):
        reading_room.finish(reading, findings(), base_revision=reading.revision, by=reading.reader, key=a_key())


def _propose(dossier, *, outcome, **_other):
    board.propose(dossier, outcome, GROUNDS, by=a_board_member(), key=a_key())


def _agree(dossier, **_other):
    board.agree(Decision.objects.get(evidence__dossier=dossier), by=a_board_member())
