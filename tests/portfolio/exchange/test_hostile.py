"""Packages that somebody made to hurt: bad inputs 115-124. Each is refused with a sentence, and leaves nothing."""

import io
import json
import struct
import tracemalloc
import zipfile

import pytest

from portfolio.exchange import unpack
from portfolio.exchange.models import BroughtAlong
from portfolio.situations.models import Situation
from tests.factories import situations
from tests.factories.accounts import UserFactory
from tests.factories.exchange import brought_in, exported, files_in, packed

ITEM = "portfolio/situations/2026-01-01-x-00000000.json"


@pytest.fixture
def newcomer():
    return UserFactory(member=True)


@pytest.fixture
def good():
    member = UserFactory(member=True)
    situations.situation(by=member)
    files = files_in(exported(member))
    Situation.objects.all().delete()
    return files


def path_in(files):
    return next(path for path in files if path.startswith("portfolio/situations/") and path.endswith(".json"))


def refused(package, member):
    """The sentences with which it is refused; nothing was left behind."""
    problems = brought_in(package, member)["problems"]
    assert problems
    assert not Situation.objects.exists()
    assert not BroughtAlong.objects.exists()
    return " ".join(problems)


@pytest.mark.parametrize(
    "name",
    [
        "../evil.json",
        "/etc/passwd",
        "portfolio/../../evil.json",
        "C:\\evil.json",
        "portfolio\\evil.json",
        "a/b/c/d/e/f/g.json",
        "portfolio/situations/.htaccess",
        "portfolio/situations/x\r\nSet-Cookie: a.json",
        "portfolio/situations/" + "x" * 300 + ".json",
        "portfolio/situations/\u202efdp.exe",
        "-rf",
    ],
)
def test_a_name_that_leads_elsewhere(good, newcomer, name):
    refused(packed({**good, name: b"{}"}), newcomer)


def test_a_link(good, newcomer):
    out = io.BytesIO(packed(good))
    link = zipfile.ZipInfo("portfolio/situations/link.json")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    assert "verwijst" in refused(out.getvalue(), newcomer)


def test_a_small_file_that_becomes_large(good, newcomer):
    bomb = packed({**good, "portfolio/situations/bomb.md": bytes(unpack.LARGEST_FILE + 1)})
    assert len(bomb) < 1_000_000
    assert "groter" in refused(bomb, newcomer)


def test_many_files_that_are_too_much_together(good, newcomer, monkeypatch):
    monkeypatch.setattr(unpack, "MOST_BYTES", 100_000)
    assert "groter" in refused(packed({**good, "portfolio/situations/a.md": bytes(100_000)}), newcomer)


def test_a_file_that_is_larger_than_it_says(good, newcomer, monkeypatch):
    """What it declares is small; what comes out is counted."""
    monkeypatch.setattr(unpack, "LARGEST_FILE", 200_000)
    package = packed({**good, "portfolio/situations/a.md": bytes(1_000_000)})
    lying = package.replace(struct.pack("<I", 1_000_000), struct.pack("<I", 1_000))
    assert lying != package
    refused(lying, newcomer)


def test_a_package_in_the_package_stays_closed(good, newcomer):
    assert "geen deel" in refused(packed({**good, "portfolio/situations/more.zip": packed(good)}), newcomer)


def test_far_too_many_files(newcomer):
    assert "meer bestanden" in refused(packed({f"portfolio/{n}.md": b"" for n in range(20_001)}), newcomer)


@pytest.mark.parametrize("schema", ["register-portfolio/2", "dossier/1", "", None, 7, ["x"]])
def test_another_schema_names_both(good, newcomer, schema):
    said = refused(packed(good, schema=schema), newcomer)
    assert "register-portfolio/1" in said


@pytest.mark.parametrize(
    "manifest", [[], {"schema": "register-portfolio/1"}, "tekst", 3, {"schema": "register-portfolio/1", "files": []}]
)
def test_a_manifest_that_is_none(good, newcomer, manifest):
    refused(packed(good, manifest=manifest), newcomer)


def test_no_manifest(newcomer):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("portfolio/x.md", "x")
    assert "manifest.json" in refused(out.getvalue(), newcomer)


def test_changed_missing_and_strange_files_are_named(good, newcomer):
    right = json.loads(good["manifest.json"])
    path = path_in(good)
    assert path in refused(packed({**good, path: b"{}"}, manifest=right), newcomer)
    assert path in refused(packed({name: one for name, one in good.items() if name != path}, manifest=right), newcomer)
    assert "code/erbij.json" in refused(packed({**good, "code/erbij.json": b"{}"}, manifest=right), newcomer)


def test_a_name_that_stands_there_twice(good, newcomer):
    out, path = io.BytesIO(packed(good)), path_in(good)
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(path, b"{}")
    assert "twee keer" in refused(out.getvalue(), newcomer)


@pytest.mark.parametrize(
    "content", [b"", b"geen zip", b"PK\x03\x04" + bytes(100), b"PK\x05\x06" + bytes(18), b"%PDF-1.7"]
)
def test_no_package_at_all(newcomer, content):
    refused(content, newcomer)


def test_half_a_package(good, newcomer):
    package = packed(good)
    refused(package[: len(package) // 2], newcomer)


def test_a_locked_package(good, newcomer):
    package = bytearray(packed(good))
    at = package.rindex(b"PK\x01\x02")
    package[at + 8] |= 1
    refused(bytes(package), newcomer)


@pytest.mark.parametrize(
    "change",
    [
        {"schema": "portfolio-item/2"},
        {"item": "image"},
        {"id": "../x"},
        {"state": "shared"},
        {"revision": 0},
        {"revision": 2**63},
        {"revision": True},
        {"revision": 1.5},
        {"created_at": "gisteren"},
        {"created_at": "2999-01-01T00:00:00+00:00"},
        {"created_at": "2020-01-01T00:00:00"},
        {"created_at": None},
        {"versions": []},
        {"versions": "x"},
        {"versions": [{}]},
        {"binned_at": 5},
        {"versions": None},
    ],
)
def test_an_item_that_is_none_is_named(good, newcomer, change):
    path = path_in(good)
    item = json.dumps(json.loads(good[path]) | change).encode()
    assert path in refused(packed({**good, path: item}), newcomer)


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"title": 5},
        {"happened": ["x"]},
        {"happened": "x" * 20_001},
        {"happened": "x", "occurred_on": "2999-01-01"},
        {"happened": "x", "occurred_on": "1900-01-01"},
        {"happened": "x", "occurred_on": "0000-00-00"},
        {"happened": "x", "perspectives": [5]},
        {"happened": "x", "perspectives": [{"who": {"a": 1}}]},
        {"happened": "x", "perspectives": [{"who": "wie"}] * 41},
        {"happened": "x", "lenses": []},
        {"happened": "x", "links": [{"key": "W1.1"}]},
        {"happened": "\u200b "},
    ],
)
def test_a_text_that_no_form_would_take(good, newcomer, content):
    path = path_in(good)
    item = json.loads(good[path])
    item["versions"][-1]["content"] = content
    assert path in refused(packed({**good, path: json.dumps(item).encode()}), newcomer)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"[" * 100_000, b"null", b"[]", b"1e999", b'{"a":1', b"NaN"])
@pytest.mark.parametrize("path", [ITEM, "sessions/x.json", "keys/x.json", "code/x.json"])
def test_json_that_is_none(good, newcomer, content, path):
    assert path in refused(packed({**good, path: content}), newcomer)


@pytest.mark.parametrize("log", [b"", b"a,b\r\n", b"when,who,what\r\nx\r\n", b"\xff", b'when,who,what\r\n"x'])
def test_an_access_log_that_is_none(good, newcomer, log):
    assert "access-log.csv" in refused(packed({**good, "access-log.csv": log}), newcomer)


def test_a_program_that_calls_itself_a_paper(good, newcomer):
    assert "evidence.pdf" in refused(packed({**good, "register/d/evidence.pdf": b"MZ\x90"}), newcomer)


def test_half_of_it_wrong_is_all_of_it_refused(good, newcomer):
    """The good text comes first; the bad one still undoes it."""
    refused(packed({**good, "portfolio/situations/z.json": b"{}"}), newcomer)


def test_what_a_computer_adds_is_passed_over(good, newcomer):
    out = io.BytesIO(packed(good))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("__MACOSX/._manifest.json", b"x")
        archive.writestr("portfolio/.DS_Store", b"x")
    assert brought_in(out.getvalue(), newcomer)["new"]


def test_a_list_of_a_million_files_is_refused_before_it_is_read(newcomer):
    """Fifty bytes of a package are a kilobyte of memory for the program that lists its files."""
    entry = struct.pack("<4s4B4HL2L5H2L", b"PK\1\2", 20, 3, 20, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    many = entry * 1_000_000
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(many), 0, 0)
    tracemalloc.start()
    said = refused(many + end, newcomer)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "meer bestanden" in said
    assert most < 120_000_000
