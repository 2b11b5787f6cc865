"""An edition on paper: all of it, tagged, and the same bytes whenever and wherever it is made."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.db.models import prefetch_related_objects
from django.utils import timezone

from codeofconduct.editions.booklet import facts_of, name_of, paper_of
from codeofconduct.editions.models import TEXT, Edition
from documents import printed as press
from documents.canonical import digest_of_bytes
from documents.printed import forget_printed
from documents.reading import contents_of
from tests.factories import codeofconduct as code

BOOKLET = "/beroepscode/1-0/boekje.pdf"
ELSEWHERE = """
import hashlib, json, sys, django
django.setup()
from codeofconduct.editions.booklet import paper_of
from documents.render import render
print(hashlib.sha256(render(paper_of(json.load(sys.stdin)))).hexdigest())
"""


@pytest.fixture(autouse=True)
def edition():
    forget_printed("editions/")
    with time_machine.travel("2026-01-15 23:30:00+00:00"):
        return code.in_force()


def facts_now(edition):
    prefetch_related_objects([edition], *TEXT)
    return facts_of(edition)


def test_everything_that_was_adopted_is_on_paper(client):
    answer = client.get(BOOKLET)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    words = words_of(answer.content)
    for said in (
        "Wij werken met mensen.",
        "Waarde 2",
        "W2.3",
        "Ik doe 2.3.",
        "Uitleg bij 2.3.",
        *code.QUESTIONS.values(),
        "Ledenvergadering",
        "Een meerderheid was aanwezig.",
        "http://localhost:8000/beroepscode/1-0/",
    ):
        assert said in words, said


def words_of(pdf):
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split()).replace("‐ ", "").replace("- ", "")  # at the end of a line


def test_it_is_tagged_has_bookmarks_and_speaks_dutch(client):
    import pikepdf

    with pikepdf.open(BytesIO(client.get(BOOKLET).content)) as document:
        assert document.Root.MarkInfo.Marked
        assert document.Root.Lang == "nl"
        with document.open_outline() as outline:
            chapters = {chapter.title: [part.title for part in chapter.children] for chapter in outline.root}
        assert chapters["Waarde 2"] == ["W2.1 Ik doe 2.1.", "W2.2 Ik doe 2.2.", "W2.3 Ik doe 2.3."]
        assert str(document.docinfo["/CreationDate"]).startswith("D:20260116")
        assert document.pages[0].mediabox[2] < 420  # points: A5 is 148 mm wide


def test_the_same_edition_gives_the_same_bytes(client, edition):
    """After it was thrown away, in another process, in another time zone, on another day, in another language."""
    first = client.get(BOOKLET).content
    forget_printed("editions/")
    client.cookies["django_language"] = "en"
    with time_machine.travel(timezone.now() + timedelta(days=400)):
        assert client.get(BOOKLET).content == first
    elsewhere = {**os.environ, "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"}
    facts = json.dumps(facts_now(edition)).encode()
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE], input=facts, capture_output=True, env=elsewhere, check=True
    )
    assert done.stdout.decode().strip() == digest_of_bytes(first)


def test_other_words_are_another_booklet(edition):
    facts = facts_now(edition)
    assert name_of(facts) == name_of(facts_now(Edition.objects.get(pk=edition.pk)))
    assert name_of({**facts, "meeting": "Elders"}) != name_of(facts)


def test_the_facts_travel_inside_it(client, edition):
    assert json.loads(contents_of(client.get(BOOKLET).content).attached) == facts_now(edition)


def test_it_is_sent_again_only_when_it_changed(client):
    etag = client.get(BOOKLET)["ETag"]
    again = client.get(BOOKLET, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    assert client.head(BOOKLET)["ETag"] == etag


@pytest.mark.parametrize("address", ["/beroepscode/1-1/boekje.pdf", "/beroepscode/9-9/boekje.pdf"])
def test_a_draft_has_no_booklet(client, address):
    code.draft("1.1")
    assert client.get(address).status_code == 404


def test_a_visitor_has_nothing_to_say_about_how_it_is_made(client):
    first = client.get(BOOKLET)
    kept = press._storage().listdir("editions")[1]
    assert client.get(BOOKLET + "?lang=en&number=9&x=" + "x" * 5_000).content == first.content
    assert press._storage().listdir("editions")[1] == kept
    assert client.post(BOOKLET).status_code == 405


def test_who_comes_while_it_is_being_made_is_asked_to_come_back(client, monkeypatch):
    monkeypatch.setattr(press, "PATIENCE", 0.1)
    with press._alone(0):
        answer = client.get(BOOKLET)
    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert client.get(BOOKLET).status_code == 200


def test_a_correction_prints_its_erratum(edition):
    facts = {**facts_now(edition), "erratum": "In W1.1 stond een fout.", "corrects": "1.0"}
    assert "In W1.1 stond een fout." in paper_of(facts).html


def test_hostile_text_is_text_on_paper_too(edition):
    facts = facts_now(edition)
    facts["text"]["values"][0]["articles"][0] |= {
        "text": "<img src=x onerror=alert(1)>",
        "explanation": "<script>alert(1)</script>",
        "questions": {"excellent": "<b>x</b>", "ethical": "", "energetic": ""},
    }
    html = paper_of(facts).html
    assert "<img src" not in html
    assert "<script" not in html
    assert "<b>x" not in html
