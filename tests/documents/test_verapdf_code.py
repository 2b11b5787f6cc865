"""The booklet of the code follows PDF/A-3a and PDF/UA-1, also with letters and words nobody foresaw."""

import pytest

from codeofconduct.editions.booklet import paper_of
from documents.render import render
from tests.documents.code_papers import BOOKLET, that_says
from tests.documents.test_verapdf import HARD
from tests.documents.verapdf.check import check, what_is_missing

pytestmark = pytest.mark.verapdf


def test_the_booklet_follows_the_archives_rules(tmp_path):
    assert what_is_missing() == []
    papers = {"booklet": BOOKLET, "hard": that_says(HARD), "bare": {**BOOKLET, "erratum": "", "corrects": ""}}
    for name, facts in papers.items():
        (tmp_path / f"{name}.pdf").write_bytes(render(paper_of(facts)))
    sound, report = check("3a,ua1", *sorted(tmp_path.glob("*.pdf")))
    assert sound, report
    assert report.count("PASS") == 2 * len(papers)
