"""How much the guard finds of what it should, on an invented set: a floor under every kind and every origin of names.

A guard that protects people with Dutch names and fails others would be worse than none.
"""

from collections import defaultdict

import pytest

from portfolio.guard import scan
from tests.portfolio.guard.clean_set import part
from tests.portfolio.guard.numbers_set import SETS, identifiers
from tests.portfolio.guard.people_set import FORMS, ORIGINS, cases

NAMES, EACH_ORIGIN, NUMBERS, PRECISION = 0.93, 0.90, 0.98, 0.90
CLEAN_FLAGGED = 0.10
HALVES = [pytest.param(False, id="looked_at"), pytest.param(True, id="kept_apart")]


def found(labelled, spans) -> bool:
    """At least half of it is covered, whatever it is called."""
    covered = sum(max(0, min(span.end, labelled.end) - max(span.start, labelled.start)) for span in spans)
    return 2 * covered >= labelled.end - labelled.start


def recall(labelled) -> float:
    return sum(found(one, scan(one.text)) for one in labelled) / len(labelled)


@pytest.mark.parametrize("kept", HALVES)
def test_names_are_found(kept):
    assert recall([one for one in cases() if one.kept == kept]) >= NAMES


@pytest.mark.parametrize("origin", ORIGINS)
@pytest.mark.parametrize("kept", HALVES)
def test_names_of_every_origin_are_found(origin, kept):
    assert recall([one for one in cases() if one.kept == kept and one.origin == origin]) >= EACH_ORIGIN


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kept", HALVES)
def test_first_names_and_surnames_alone_are_found(form, kept):
    assert recall([one for one in cases() if one.kept == kept and one.form == form]) >= EACH_ORIGIN


@pytest.mark.parametrize("kept", HALVES)
def test_little_else_is_taken_for_a_name(kept):
    spans = [(one, span) for one in cases() if one.kept == kept for span in scan(one.text)]
    right = [span for one, span in spans if span.start < one.end and one.start < span.end]
    assert len(right) / len(spans) >= PRECISION


@pytest.mark.parametrize("kept", HALVES)
def test_identifiers_are_found(kept):
    assert recall([one for one in identifiers() if one.kept == kept]) >= NUMBERS


@pytest.mark.parametrize("category", SETS)
def test_identifiers_of_every_kind_are_found(category):
    missed = defaultdict(list)
    for one in identifiers():
        if one.category == category and not one.kept and not found(one, scan(one.text)):
            missed[category].append(one.text)
    assert not missed


@pytest.mark.parametrize("kept", HALVES)
def test_clean_sentences_stay_in_peace(kept):
    sentences = part(kept=kept)
    assert sum(bool(scan(sentence)) for sentence in sentences) / len(sentences) <= CLEAN_FLAGGED
