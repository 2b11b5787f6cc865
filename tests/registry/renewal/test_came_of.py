"""What came of a situation goes along in the dossier, beside what was expected; kept back like any paragraph."""

from dataclasses import replace
from datetime import date

import pytest

from portfolio.lookback import actions as lookback
from portfolio.lookback.content import CameOf
from portfolio.lookback.models import FollowUp
from registry.renewal import actions as renewal
from registry.renewal.compose import paragraphs_of, preview_of
from registry.renewal.draft import mark_of
from registry.renewal.freeze import content_of
from registry.renewal.paper import paper_of
from tests.factories.registry import DossierFactory, a_key
from tests.factories.situations import FULL, situation

LOOKED_AT = replace(FULL, title="Teruggekeken", expected="Een proef van een half jaar.")
SAID = CameOf("Zij kreeg het.\n\nDe kapper ook.", "De buurman ging naar een geldschieter.")


@pytest.fixture
def dossier():
    return DossierFactory(ready=True)


@pytest.fixture
def looked_at(dossier):
    """A situation in the dossier, looked back at on two days; a third day still waits."""
    one = situation(LOOKED_AT, by=dossier.member)
    for day, said in ((date(2026, 3, 1), SAID), (date(2026, 9, 1), CameOf("Ze verstelt nu gordijnen."))):
        look = lookback.describe(lookback.look_now(one, by=one.member), said, base_revision=0, by=one.member)
        FollowUp.objects.filter(pk=look.pk).update(due_on=day)
    renewal.include(dossier, one, by=one.member)
    dossier.refresh_from_db()
    return one


def parts_in(content):
    [piece] = [piece for piece in content["pieces"] if piece["title"] == LOOKED_AT.title]
    return {part["field"]: [one.get("text") for one in part["paragraphs"]] for part in piece["parts"]}


def test_expected_is_followed_by_what_came_of_it(dossier, looked_at):
    parts = parts_in(preview_of(dossier))
    assert list(parts)[-3:] == ["expected", "actual", "refused"]
    assert parts["actual"] == ["1-3-2026", "Zij kreeg het.", "De kapper ook.", "1-9-2026", "Ze verstelt nu gordijnen."]
    assert parts["refused"] == ["1-3-2026", SAID.refused]


def test_what_waits_or_cannot_be_known_is_no_part_of_it(dossier):
    one = situation(LOOKED_AT, by=dossier.member)
    lookback.leave_unknown(lookback.look_now(one, by=one.member), by=one.member)
    renewal.include(dossier, one, by=one.member)
    dossier.refresh_from_db()
    assert list(parts_in(preview_of(dossier)))[-1] == "expected"


def test_a_paragraph_of_it_can_be_kept_back(dossier, looked_at):
    item, kept_back = str(looked_at.pk), "De kapper ook."
    renewal.hide(dossier, item, "actual", mark_of(kept_back), by=dossier.member)
    dossier.refresh_from_db()
    offered = {part["field"]: part["paragraphs"] for part in paragraphs_of(dossier, item)["parts"]}
    assert [one["hidden"] for one in offered["actual"]] == [False, False, True, False, False]
    assert None in parts_in(preview_of(dossier))["actual"]
    assert kept_back not in str(preview_of(dossier))


def test_what_is_written_later_is_not_in_what_was_sent(dossier, looked_at):
    evidence = renewal.submit(dossier, by=dossier.member, key=a_key(), looked=True).evidence.get()
    look = FollowUp.objects.filter(situation=looked_at).order_by("due_on").first()
    lookback.describe(look, CameOf("Later herschreven."), base_revision=1, by=dossier.member)
    assert parts_in(content_of(evidence))["refused"] == ["1-3-2026", SAID.refused]
    assert "Later herschreven." not in str(content_of(evidence))


def test_it_stands_on_paper(dossier, looked_at):
    page = paper_of(preview_of(dossier)).html
    assert page.index(LOOKED_AT.expected) < page.index("Zij kreeg het.") < page.index("geldschieter")
