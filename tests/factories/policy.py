"""Rules of the register: as a row for a day, or through the board's own verb."""

from dataclasses import replace
from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from portfolio.sessions.states import Level
from registry.policy import actions as policy
from registry.policy.bounds import NOTICE
from registry.policy.models import Policy
from registry.policy.queries import timeline
from registry.policy.rules import Rules, in_order
from tests.factories.accounts import UserFactory

WHY = "Korter is ook goed: zo begin je eerder opnieuw."


class PolicyFactory(DjangoModelFactory):
    """A row for a day, also one that has been. ``to_come=True``, ``withdrawn=True``."""

    class Meta:
        model = Policy

    class Params:
        to_come = factory.Trait(starts_on=factory.LazyFunction(lambda: timezone.localdate() + 2 * NOTICE))
        withdrawn = factory.Trait(to_come=True, withdrawn_on=factory.LazyFunction(timezone.localdate))

    starts_on = factory.LazyFunction(timezone.localdate)
    announced_on = factory.LazyAttribute(lambda row: row.starts_on - NOTICE)
    why = WHY


def rules(**different) -> Rules:
    """The rules that were written last, but for what is different; ``without`` names levels that do not count."""
    if "without" in different:
        different["levels_that_count"] = in_order(set(Level.values) - set(different.pop("without")))
    return replace(Rules.of(timeline().rules[-1]), **different)


def rules_set(days=40, *, by=None, key="", why=WHY, **different) -> Policy:
    """Rules that the board set for so many days from now."""
    starts_on = timezone.localdate() + timedelta(days=days)
    by = by or UserFactory(board=True)
    return policy.set_rules(rules(**different), starts_on, why, by=by, key=key or str(starts_on))
