"""Sessions as people make them: through the verbs, so that keys, digests and statements are real."""

import uuid
from datetime import time, timedelta
from types import SimpleNamespace

import factory
from allauth.account.models import EmailAddress
from django.utils import timezone
from factory.django import DjangoModelFactory

from portfolio.confirmations import actions as confirmations
from portfolio.confirmations import invitations
from portfolio.intervision import actions
from portfolio.planning import actions as planning
from portfolio.sessions.facts import Facts, Invited
from portfolio.sessions.models import Participation, Session
from portfolio.sessions.states import Answer
from tests.factories.accounts import UserFactory


def new_key():
    return str(uuid.uuid4())


def a_colleague(**about):
    """A member whose e-mail address is proven."""
    person = UserFactory(member=True, **about)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


class FactsFactory(factory.Factory):
    """An hour and a half, last week."""

    class Meta:
        model = Facts

    held_on = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=7))
    begins = time(13, 0)
    ends = time(14, 30)
    place = "Lindehove"
    method = "incident"
    theme = "vertrouwen en controle"
    group = "Tussen de Regels"


class SessionFactory(DjangoModelFactory):
    """A logged session with ``people`` (members) and ``guests`` (addresses); ``said`` answers in that order.

    Traits: ``shared`` (two members confirmed), ``denied`` (a third says it was no conversation), ``closed``.
    """

    class Meta:
        model = Session

    class Params:
        shared = factory.Trait(said=[Answer.CONFIRMED, Answer.CONFIRMED])
        denied = factory.Trait(
            people=factory.LazyFunction(lambda: [a_colleague() for _ in range(3)]),
            said=[Answer.CONFIRMED, Answer.CONFIRMED, Answer.NO_CONVERSATION],
        )

    organiser = factory.LazyFunction(a_colleague)
    people = factory.LazyFunction(lambda: [a_colleague(), a_colleague()])
    guests = ()
    said = ()
    closed = False
    facts = factory.SubFactory(FactsFactory)

    @classmethod
    def _create(cls, model_class, *args, organiser, people, guests, said, closed, facts, **kwargs):
        session = actions.log(facts, named(people, guests), by=organiser, key=new_key(), different=True)
        for line, answer in zip(session.participations.all(), said, strict=False):
            say(line, answer)
        if closed:
            actions.close_due(session.closes_on + timedelta(days=1))
        return Session.objects.get(pk=session.pk)


def a_plan(organiser=None, people=None, guests=(), *, days=7, key="", **about):
    """A session that is yet to come, in a week, from one to half past two."""
    facts = FactsFactory(**{"held_on": timezone.localdate() + timedelta(days=days), **about})
    invited = named(people if people is not None else [a_colleague(), a_colleague()], guests)
    return planning.plan(facts, invited, by=organiser or a_colleague(), key=key or new_key())


def named(people, guests=()):
    invited = [Invited(person.name, person.email) for person in people]
    return invited + [Invited(f"Gast {n}", address) for n, address in enumerate(guests, start=1)]


def say(line, answer, **how):
    """Let the person of a line answer: signed in, or by a link when they have no account."""
    if line.person and not how:
        return confirmations.answer(line, answer, by=line.person, key=new_key())
    token = how.get("token") or a_token(line)
    return confirmations.answer(line, answer, token=token, key=new_key())


def a_token(line, why=""):
    """A living personal link to a line."""
    return invitations.make(line, why or f"test:{uuid.uuid4().hex[:8]}")[1]


def line_of(session, place=0):
    return Participation.objects.get(session=session, place=place)


def a_session_with_a_guest(**about):
    """One member, one guest, and the guest's line with a link: ``session``, ``line``, ``token``."""
    session = SessionFactory(people=[a_colleague()], guests=["gast@elders.example"], **about)
    line = line_of(session, 1)
    return SimpleNamespace(session=session, line=line, token=a_token(line))
