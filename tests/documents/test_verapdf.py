"""The archive's own judge: PDF/A-3a and PDF/UA-1 by veraPDF's rules, before and after sealing, in both languages."""

import pytest

from codeofconduct.stories import booklet, card
from documents.render import render
from documents.sign import seal
from portfolio.exchange import paper as portfolio_paper
from portfolio.intervision import proof
from registry.decisions.paper import letter_of, statement_of
from registry.renewal.paper import paper_of
from tests.documents import story_papers
from tests.documents.samples import (
    LETTER,
    PHOTOS,
    PORTFOLIO,
    PROOF,
    STATEMENT,
    dossier,
    hard_portfolio,
    hard_proof,
    with_text,
)
from tests.documents.verapdf.check import check, what_is_missing

pytestmark = pytest.mark.verapdf
LOGGED = {"role": "logged", "answer": "", "level": "", "statement": None}
HARD = "مرحبا بالعالم *schuin* \U0001f600 中文\n\n- een\n  - twee\n\n> gezegd\n\nNguyễn Ωμέγα Иван ĳ " + "x" * 300


def test_papers_follow_the_archives_rules(unsigned, sealed, tmp_path):
    assert what_is_missing() == []
    files = {
        "dossier": unsigned,
        "dossier-sealed": sealed,
        "dossier-en": render(paper_of(dossier(lang="en"))),
        "dossier-hard": render(paper_of(with_text(HARD))),
        "statement-sealed": seal(render(statement_of(STATEMENT)), reason="x"),
        "letter-sealed": seal(render(letter_of(LETTER)), reason="x"),
        "letter-en": render(letter_of({**LETTER, "lang": "en", "outcome": "not_renewed"})),
        "portfolio-sealed": seal(render(portfolio_paper.paper_of(PORTFOLIO, PHOTOS)), reason="x"),
        "portfolio-en": render(
            portfolio_paper.paper_of({**PORTFOLIO, "lang": "en", "pairs": [], "sessions": []}, PHOTOS)
        ),
        "portfolio-hard": render(portfolio_paper.paper_of(hard_portfolio(HARD), PHOTOS)),
        "proof-sealed": seal(render(proof.paper_of(PROOF)), reason="x"),
        "proof-en": render(proof.paper_of({**PROOF, "lang": "en"} | LOGGED)),
        "proof-hard": render(proof.paper_of(hard_proof(HARD))),
        "card": render(card.paper_of(story_papers.CARD)),
        "card-en": render(card.paper_of({**story_papers.CARD, "lang": "en", "situation": ""})),
        "card-hard": render(card.paper_of({**story_papers.CARD, "situation": HARD, "questions": [HARD[:99]] * 5})),
        "bundle": render(booklet.paper_of(story_papers.BOOKLET)),
        "bundle-hard": render(booklet.paper_of({**story_papers.BOOKLET, "introduction": HARD, "title": HARD[:60]})),
    }
    for name, content in files.items():
        (tmp_path / f"{name}.pdf").write_bytes(content)
    sound, report = check("3a,ua1", *sorted(tmp_path.glob("*.pdf")))
    assert sound, report
    assert report.count("PASS") == 2 * len(files)
