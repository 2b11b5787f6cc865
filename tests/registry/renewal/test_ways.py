"""What was written by another way in goes into a dossier and on its paper, under its question."""

from dataclasses import replace
from datetime import UTC, datetime

from portfolio.lookback.content import CAME_OF
from portfolio.situations.content import MORE, TEXTS
from portfolio.situations.questions import LABELS
from registry.renewal.content import PARTS, build
from registry.renewal.draft import SITUATION, Draft, Piece
from registry.renewal.gather import gather, library_of
from registry.renewal.paper import QUESTIONS, paper_of
from registry.renewal.shown import as_shown
from tests.factories.registry import DossierFactory
from tests.factories.situations import FULL, situation

ANSWERS = {name: f"Wat ik antwoordde bij {name}." for name in MORE}


def pieces_of(content):
    """The pieces of a dossier in which only this situation stands."""
    dossier = DossierFactory()
    own = situation(content, by=dossier.member)
    item = library_of(dossier.member)[str(own.pk)]
    sources = gather(dossier, Draft(pieces=(Piece(SITUATION, item.id),)))
    return build(sources, reference="D-1", frozen_at=datetime(2026, 1, 1, tzinfo=UTC))


def test_every_answer_has_its_place_and_its_question():
    assert set(PARTS[SITUATION]) == {*TEXTS, *CAME_OF, *MORE}
    assert [name for name in QUESTIONS if name in PARTS[SITUATION]] == list(PARTS[SITUATION])


def test_the_answers_go_along_readably():
    frozen = pieces_of(replace(FULL, way="gibbs", more=ANSWERS))
    shown = {str(part["question"]): part["paragraphs"] for part in as_shown(frozen)["pieces"][0]["parts"]}
    assert shown[str(LABELS["felt"])] == [{"text": ANSWERS["felt"]}]
    page = paper_of(frozen).html
    assert [text for text in ANSWERS.values() if text not in page] == []


def test_a_situation_of_the_own_way_is_frozen_as_before():
    frozen = pieces_of(FULL)
    assert {part["field"] for part in frozen["pieces"][0]["parts"]} == set(TEXTS)


def test_every_option_is_printed_however_many():
    many = replace(FULL, options=[{"what": f"Weg {n}.", "human": "", "lawful": ""} for n in range(30)])
    page = paper_of(pieces_of(many)).html
    assert [n for n in range(30) if f"Weg {n}." not in page] == []
