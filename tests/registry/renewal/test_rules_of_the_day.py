"""What runs, runs under the rules of the day it began; a past decision replays under those of its own day."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from registry.decisions.models import Decision
from registry.desk.queries import waiting
from registry.policy.queries import in_force
from registry.policy.term import last_day_of_term, objection_until
from registry.reading import actions as reading_room
from registry.reading import pool
from registry.reading.models import Reading
from registry.renewal import actions as renewal
from registry.renewal.compose import composed
from registry.renewal.freeze import latest
from tests.factories import situations
from tests.factories.accounts import UserFactory
from tests.factories.policy import PolicyFactory
from tests.factories.registry import DossierFactory, findings
from trail.exceptions import NotPossibleNow


@pytest.fixture
def other_rules():
    """From tomorrow everything is different."""
    return PolicyFactory(
        starts_on=timezone.localdate() + timedelta(days=1),
        term_years=3,
        objection_weeks=8,
        readers=3,
        pieces_max=1,
        story_max_words=200,
    )


def tomorrow():
    return time_machine.travel(timezone.now() + timedelta(days=1))


def test_who_composes_goes_on_under_the_rules_of_the_day_they_began(other_rules):
    dossier = DossierFactory(ready=True, story="woord " * 300)
    with tomorrow():
        renewal.include(dossier, situations.note(by=dossier.member), by=dossier.member)
        page = composed(dossier)
    assert page["rules"].pieces_max == 6
    assert page["needs_a_look"] == []


def test_who_begins_later_does_so_under_the_later_rules(other_rules):
    with tomorrow():
        dossier = DossierFactory(ready=True)
        with pytest.raises(NotPossibleNow):
            renewal.include(dossier, situations.note(by=dossier.member), by=dossier.member)


def test_a_dossier_that_is_being_read_needs_no_further_reader(other_rules):
    dossier = DossierFactory(being_read=True)
    with tomorrow():
        assert pool.enough_asked(latest(dossier))
        assert not waiting(UserFactory(secretary=True))[0].needs_readers
        for reading in Reading.objects.filter(evidence__dossier=dossier):
            reading_room.finish(reading, findings(), base_revision=reading.revision, by=reading.reader, key="k")
    dossier.refresh_from_db()
    assert dossier.state == "advised"


def test_a_past_decision_replays_under_the_rules_of_its_day(other_rules):
    dossier = DossierFactory(renewed=True)
    decision = Decision.objects.get(evidence__dossier=dossier)
    with tomorrow():
        assert in_force(timezone.localdate()) == other_rules
        rules = in_force(timezone.localdate(decision.proposed_at))
    assert decision.policy == rules
    assert decision.valid_until == last_day_of_term(dossier.period_until, years=rules.term_years)
    decided_on = timezone.localdate(decision.decided_at)
    assert decision.objection_until == objection_until(decided_on, weeks=rules.objection_weeks)


def test_a_proposal_of_before_is_decided_under_its_own_rules(other_rules):
    from registry.decisions import actions as board
    from tests.factories.registry import a_board_member

    dossier = DossierFactory(proposed=True)
    proposal = Decision.objects.get(evidence__dossier=dossier)
    with tomorrow():
        decided = board.agree(proposal, by=a_board_member())
    assert decided.valid_until == last_day_of_term(dossier.period_until, years=5)
