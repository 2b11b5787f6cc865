"""The command anyone can run over a document, without database or network."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils.translation import override

from documents.authority import seal_files


def run(*arguments):
    out = StringIO()
    with override("en"), pytest.raises(SystemExit) as end:
        call_command("verify_evidence", *map(str, arguments), stdout=out)
    return end.value.code, out.getvalue()


@pytest.fixture
def file(tmp_path, sealed):
    path = tmp_path / "dossier.pdf"
    path.write_bytes(sealed)
    return path


def test_a_genuine_document(file, paper):
    code, said = run(file)
    assert code == 0
    assert "genuine" in said
    assert paper.digest in said
    assert "naaimachine" not in said


def test_the_authority_can_be_named(file, tmp_path):
    assert run(file, "--trust", seal_files().authority)[0] == 0
    assert run(file, "--trust", tmp_path / "nowhere.pem")[0] == 2
    (tmp_path / "odd.pem").write_text("no certificate")
    assert run(file, "--trust", tmp_path / "odd.pem")[0] == 1


def test_a_changed_document_says_what_is_wrong(file):
    file.write_bytes(file.read_bytes() + b"% more")
    code, said = run(file)
    assert code == 1
    assert "added to the file" in said


def test_no_evidence_and_no_file(tmp_path):
    (tmp_path / "letter.txt").write_text("hello")
    assert run(tmp_path / "letter.txt")[0] == 2
    code, said = run(tmp_path / "gone.pdf")
    assert code == 2
    assert "gone.pdf" in said


def test_what_could_not_be_checked_is_neither(file, monkeypatch):
    monkeypatch.setattr("documents.verify.EXAMINE", "nowhere")
    code, said = run(file)
    assert code == 3
    assert "could not be checked" in said


def test_the_answer_as_json(file, paper):
    code, said = run(file, "--json")
    assert code == 0
    assert json.loads(said) == {
        "genuine": True, "is_evidence": True, "findings": [], "digest": paper.digest, "schema": "dossier/1",
    }  # fmt: skip
