"""The register: registrations, dossiers, readings and decisions, each in the state a test asks for."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from registry.registrations.models import Employment, Registration, Visibility
from registry.registrations.names import searchable
from registry.registrations.states import S
from tests.factories.accounts import UserFactory


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


class EmploymentFactory(DjangoModelFactory):
    class Meta:
        model = Employment

    registration = factory.SubFactory(RegistrationFactory)
    employer = "Gemeente Waterbroek"
    since = date(2015, 1, 1)
