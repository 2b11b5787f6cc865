"""``manage.py guard --jsonl``: offsets that fit the text, an error that names the line and not the text."""

import json

import pytest
from django.core.management import CommandError, call_command

from portfolio.guard import Category


def run(path, capsys):
    call_command("guard", jsonl=path)
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def written(tmp_path, content: bytes):
    path = tmp_path / "texts.jsonl"
    path.write_bytes(content)
    return path


def test_it_prints_what_it_sees_line_by_line(tmp_path, capsys):
    texts = {"a": "😀 Yusuf belt 06-12345678", "b": "Niets te zien."}
    lines = [json.dumps({"id": key, "text": text}, ensure_ascii=False) for key, text in texts.items()]
    first, second = run(written(tmp_path, "\n".join(lines).encode()), capsys)
    assert [texts["a"][span["start"] : span["end"]] for span in first["spans"]] == ["Yusuf", "06-12345678"]
    assert [(span["category"], span["certainty"]) for span in first["spans"]] == [
        ("person", "possible"),
        ("phone", "certain"),
    ]
    assert second == {"id": "b", "spans": []}


def test_offsets_count_code_points_of_the_text_as_given(tmp_path, capsys):
    text = "e\u0301e\u0301n\r\n\u2028Tesfay"
    (line,) = run(written(tmp_path, json.dumps({"id": 1, "text": text}).encode()), capsys)
    assert [text[span["start"] : span["end"]] for span in line["spans"]][-1] == "Tesfay"


def test_empty_lines_are_passed_over(tmp_path, capsys):
    assert len(run(written(tmp_path, b'\n{"id": 1, "text": ""}\n\n'), capsys)) == 1


@pytest.mark.parametrize(
    "line",
    [b"Yusuf", b'{"id": 1}', b'{"text": "Yusuf"}', b'["Yusuf"]', b'{"id": 1, "text": 5}', b"\xff\xfe", b"[" * 9999],
)
def test_a_bad_line_is_named_and_its_text_is_not(tmp_path, capsys, line):
    path = written(tmp_path, b'{"id": 1, "text": ""}\n' + line)
    with pytest.raises(CommandError, match=r"^Line 2 ") as refusal:
        run(path, capsys)
    assert "Yusuf" not in str(refusal.value)


def test_a_file_that_is_not_there_is_said(tmp_path, capsys):
    with pytest.raises(CommandError, match="Cannot read"):
        run(tmp_path / "none.jsonl", capsys)


def test_categories_are_small_words():
    assert all(category.isalpha() and category.islower() for category in Category)
