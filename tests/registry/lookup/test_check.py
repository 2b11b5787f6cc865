"""Anybody hands in a paper and reads whether it is the register's. Nothing of it is kept."""

import builtins

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile

from documents import child
from documents.render import render
from documents.sign import seal
from documents.turns import Turns
from registry.decisions.paper import letter_of, statement_of
from registry.lookup import handed_in, papers
from registry.lookup.limits import QUESTIONS
from tests.documents.samples import LETTER, STATEMENT


@pytest.fixture(autouse=True)
def _nobody_asked_yet():
    cache.clear()


@pytest.fixture(scope="module")
def statement():
    return seal(render(statement_of(STATEMENT)), reason="x")


def given(client, content, **more):
    return client.post("/echt/", {"paper": SimpleUploadedFile("stuk.pdf", content, "application/pdf")}, **more)


def test_a_statement_is_genuine_and_leads_to_what_the_register_says_today(client, statement):
    page = given(client, statement)
    assert page.status_code == 200
    assert "Dit document is echt" in page.text
    assert "Verklaring van inschrijving" in page.text
    assert f'href="/register/{STATEMENT["number"]}/"' in page.text
    assert page["Cache-Control"] == "no-store"
    assert "noindex" in page["X-Robots-Tag"]


def test_of_a_letter_nothing_of_its_content_is_repeated(client):
    page = given(client, seal(render(letter_of(LETTER)), reason="x")).text
    assert "Brief met een besluit" in page
    assert LETTER["name"] not in page
    assert not any(reason in page for reason in LETTER["reasons"])


def test_one_byte_more_and_it_is_not_genuine_and_says_nothing_of_what_is_in_it(client, statement):
    page = given(client, statement + b"\n%").text
    assert "is echt" not in page
    assert "niet het document dat het register" in page
    assert STATEMENT["name"] not in page


@pytest.mark.parametrize("content", [b"x", b"%PDF-1.7\n", b"PK\x03\x04", b"\x00" * 5000])
def test_what_is_no_paper_of_ours_gets_a_sentence(client, content):
    page = given(client, content)
    assert page.status_code == 200
    assert "geen stuk van het register" in page.text


@pytest.mark.parametrize("posted", [{}, {"paper": ""}, {"paper": "tekst"}])
def test_without_a_file_it_asks_for_one(client, posted):
    page = client.post("/echt/", posted)
    assert page.status_code == 422
    assert "Kies het pdf-bestand" in page.text


def test_too_large_is_said_and_no_more_than_that_is_held(client, monkeypatch):
    monkeypatch.setattr(handed_in, "LARGEST", 1000)
    monkeypatch.setattr("registry.lookup.forms.LARGEST", 1000)
    page = given(client, b"x" * 300_000)
    assert page.status_code == 422
    assert "groter dan" in page.text


def test_nothing_of_it_touches_the_disk(client, statement, monkeypatch, django_assert_max_num_queries):
    def refused(*about, **more):
        raise AssertionError("a temporary file")

    monkeypatch.setattr("django.core.files.uploadedfile.TemporaryUploadedFile.__init__", refused)
    opened, real = [], builtins.open

    def watched(file, mode="r", *more, **about):
        opened.extend([str(file)] if set(mode) & set("wax+") else [])
        return real(file, mode, *more, **about)

    monkeypatch.setattr(builtins, "open", watched)
    padded = statement + b" " * (3 * 1024 * 1024)  # beyond what Django keeps in memory by itself
    with django_assert_max_num_queries(6):
        assert given(client, padded).status_code == 200
    assert opened == []


@pytest.mark.parametrize(
    ("reason", "status", "said"),
    [
        ("time", 422, "veel meer tijd of geheugen"),
        ("memory", 422, "veel meer tijd of geheugen"),
        ("crash", 422, "liep erop vast"),
        ("start", 503, "ligt niet aan je bestand"),
    ],
)
def test_what_could_not_be_checked_says_why_and_promises_nothing(client, reason, status, said, monkeypatch):
    def stopped(*order, **terms):
        raise child.Stopped(reason)

    monkeypatch.setattr(child, "ask", stopped)
    page = given(client, b"x")
    assert page.status_code == status
    assert page.get("Retry-After") == ("60" if status == 503 else None)
    assert "kon niet worden gecontroleerd" in page.text
    assert said in page.text
    assert "is echt" not in page.text
    client.cookies["django_language"] = "en"
    assert "This file could not be checked" in given(client, b"x").text


def test_when_others_are_being_helped_it_says_so_and_starts_nothing(client, monkeypatch):
    monkeypatch.setattr(papers, "TURNS", Turns(at_once=1, patience=0.05))
    monkeypatch.setattr(child, "ask", None)
    with papers.TURNS.one():
        page = given(client, b"x")
    assert (page.status_code, page["Retry-After"]) == (503, "60")
    assert "over een minuut opnieuw" in page.text


def test_a_form_of_another_site_is_refused(statement):
    from django.test import Client

    assert given(Client(enforce_csrf_checks=True), statement).status_code == 403


def test_not_without_end(client):
    for _ in range(QUESTIONS):
        client.post("/echt/")
    assert given(client, b"x").status_code == 429


def test_the_way_to_it_stands_where_people_ask(client):
    assert 'href="/echt/"' in client.get("/register/").text
    assert "Lever een pdf in" in client.get("/echt/").text
