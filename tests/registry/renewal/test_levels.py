"""Which ways of confirming count for renewal: by the rules of the day of confirming, said in words."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from portfolio.intervision.queries import shared_sessions
from portfolio.sessions.models import Session
from portfolio.sessions.states import Answer, Level
from registry.policy.queries import in_force, timeline
from registry.renewal import actions as renewal
from registry.renewal.compose import composed, preview_of
from registry.renewal.freeze import content_of, latest
from registry.renewal.paper import paper_of
from tests.factories.intervision import SessionFactory, a_token, line_of, say
from tests.factories.policy import PolicyFactory
from tests.factories.registry import DossierFactory

CALM = "Deze sessie vond plaats"


def rules_without(*levels, starts_on=None):
    """New rules from a day on; those of before stay."""
    counting = [level for level in Level.values if level not in levels]
    return PolicyFactory(starts_on=starts_on or timezone.localdate(), levels_that_count=counting)


@pytest.fixture
def dossier():
    """With a session that one colleague confirmed signed in, and another by the link in their mail."""
    dossier = DossierFactory()
    session = SessionFactory(organiser=dossier.member, said=[Answer.CONFIRMED])
    by_link = line_of(session, 1)
    say(by_link, Answer.PARTLY, token=a_token(by_link))
    dossier = renewal.include_session(dossier, session, by=dossier.member)
    dossier.session = Session.objects.get(pk=session.pk)
    return dossier


def sessions_in(dossier):
    return preview_of(dossier)["sessions"]


def test_every_way_counts_until_the_board_decides_otherwise(dossier):
    assert set(in_force(timezone.localdate()).levels_that_count) == set(Level.values)
    (shown,) = sessions_in(dossier)
    assert all("counts" not in line for line in shown["confirmations"])


@pytest.mark.parametrize("level", sorted(set(Level.values) - {"link", "account"}))
def test_leaving_out_a_way_nobody_used_changes_nothing(dossier, level):
    before = sessions_in(dossier)
    rules_without(level)
    assert sessions_in(dossier) == before


def test_a_session_of_which_too_few_confirmations_count_is_not_in_the_dossier_and_is_explained(client, dossier):
    rules_without("link")
    assert sessions_in(dossier) == []
    assert "session" in composed(dossier)["gaps"]
    ((name, _how),) = composed(dossier)["do_not_count"][0]["confirmations"]
    client.force_login(dossier.member)
    page = client.get(reverse("renewal:compose", args=[dossier.pk])).content.decode()
    assert page.count(CALM) == 1
    assert name in page
    assert Session.objects.shared().filter(pk=dossier.session.pk).exists()


def test_given_again_signed_in_it_counts(dossier):
    rules_without("link")
    say(line_of(dossier.session, 1), Answer.PARTLY)
    (shown,) = sessions_in(dossier)
    assert {line["level"] for line in shown["confirmations"]} == {"account"}
    assert composed(dossier)["do_not_count"] == []


def test_a_further_confirmation_that_does_not_count_says_so(dossier):
    three = SessionFactory(organiser=dossier.member, guests=["gast@elders.example"], said=[Answer.CONFIRMED] * 3)
    dossier = renewal.include_session(dossier, three, by=dossier.member)
    rules_without("link")
    (shown,) = sessions_in(dossier)
    assert [line.get("counts", True) for line in shown["confirmations"]] == [True, True, False]
    content = preview_of(dossier)
    assert "telt niet mee voor de herregistratie" in str(paper_of(content).html).lower()


def test_what_was_sent_keeps_the_rules_of_its_day(dossier):
    sent = DossierFactory(submitted=True)
    before = content_of(latest(sent))
    rules_without("link", "account", "code", starts_on=timezone.localdate() + timedelta(days=1))
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert content_of(latest(sent)) == before


def test_what_counted_on_the_day_it_was_given_goes_on_counting(dossier):
    before = sessions_in(dossier)
    rules_without("link", "account", "code", starts_on=timezone.localdate() + timedelta(days=1))
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert sessions_in(dossier) == before
        assert composed(dossier)["do_not_count"] == []


def test_what_did_not_count_on_its_day_does_not_count_by_later_rules(dossier):
    rules_without("link")
    rules_without(starts_on=timezone.localdate() + timedelta(days=1))
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert sessions_in(dossier) == []
        assert len(composed(dossier)["do_not_count"]) == 1


@pytest.mark.parametrize(("answers_on", "counts"), [(-1, True), (0, False), (1, False)])
def test_the_day_of_the_last_answer_is_the_day_that_counts(dossier, answers_on, counts):
    starts_on = timezone.localdate() + timedelta(days=3)
    rules_without("link", starts_on=starts_on)
    line = line_of(dossier.session, 1)
    with time_machine.travel(timezone.now() + timedelta(days=3 + answers_on)):
        say(line, Answer.CONFIRMED, token=a_token(line))
        assert bool(sessions_in(dossier)) is counts


@pytest.mark.parametrize("levels", [["account"], ["link"], ["account", "link"], Level.values])
def test_shared_by_levels_is_shared_by_at_least_two_of_those(dossier, levels):
    rules_without(*set(Level.values) - set(levels))
    counting = timeline().counting()
    found = shared_sessions(dossier.member, date(2000, 1, 1), timezone.localdate(), counting=counting)
    assert found.exists() == ({"account", "link"} <= set(levels))


def test_the_session_page_says_what_counts_on_its_day(client, dossier):
    address = reverse("intervision:session", args=[dossier.session.pk])
    client.force_login(dossier.member)
    assert "telt mee voor de herregistratie" in client.get(address).content.decode()
    rules_without("link")
    page = client.get(address).content.decode()
    assert "Niet meegeteld voor de herregistratie" in page
    assert page.count("via een persoonlijke link") == 2
    assert reverse("policy:rules") in page
