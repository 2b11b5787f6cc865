"""The house stays as it was drawn: directions, names, sizes, and documents that tell the truth."""

import ast
import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from wagtail.models import Page
from wagtail.search.index import get_indexed_models
from wagtail.snippets.models import get_snippet_models

from trail.labels import LABELS

ROOT = Path(__file__).resolve().parents[1]
LINTER = str(Path(sys.executable).with_name("lint-imports"))
APPS = ("accounts", "trail", "documents", "codeofconduct", "portfolio", "registry")
MODULES = sorted(path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts)


def name_of(path):
    return str(path.relative_to(ROOT))


def test_imports_go_one_way():
    done = subprocess.run([LINTER, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_drawn_states_are_the_checked_ones(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "docs"))
    states = importlib.import_module("states")
    assert (ROOT / "docs" / "states.md").read_text() == states.page(), "Run: python docs/states.py"


def test_every_verb_on_the_walk_exists():
    walk = (ROOT / "docs" / "rooms.md").read_text()
    named = re.findall(r"`((?:trail|portfolio|registry|codeofconduct)(?:\.\w+){2,})`", walk)
    assert len(named) > 15
    for dotted in named:
        module, _, verb = dotted.rpartition(".")
        found = importlib.import_module(module)
        assert hasattr(found, verb) or importlib.import_module(dotted), dotted


def test_every_room_on_the_walk_exists():
    named = re.findall(rf"`((?:{'|'.join(APPS)})/(?:\w+/)*)`", (ROOT / "docs" / "rooms.md").read_text())
    assert len(named) > 15
    assert [room for room in named if not (ROOT / room).is_dir()] == []


def recorded_actions():
    """Every text in the code that looks like a trail action and is handed to the trail or kept for it."""
    for path in (one for one in MODULES if "commands" not in one.parts):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.keyword) and node.arg == "action" and isinstance(node.value, ast.Constant):
                yield name_of(path), node.value.value
            is_record = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record"
            if is_record and isinstance(node.args[0], ast.Constant):
                yield name_of(path), node.args[0].value


def test_every_action_in_the_trail_has_a_label():
    found = list(recorded_actions())
    assert len(found) > 10
    assert [one for one in found if one[1] not in LABELS] == []


def test_nothing_of_a_member_is_known_to_wagtail():
    ours = [
        model
        for app in ("accounts", "trail", "portfolio", "registry")
        for model in apps.get_app_config(app).get_models()
    ]
    private = [model for model in ours if model._meta.label != "accounts.User"]
    known = {*get_indexed_models(), *get_snippet_models()}
    assert [model._meta.label for model in private if model in known or issubclass(model, Page)] == []


def test_no_private_table_is_followed_by_the_reference_index():
    sealed = [
        model
        for app in ("portfolio", "registry")
        for model in apps.get_app_config(app).get_models()
        if any(field.name.startswith("sealed") for field in model._meta.fields)
    ]
    assert len(sealed) > 5
    assert [one._meta.label for one in sealed if not getattr(one, "wagtail_reference_index_ignore", False)] == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_of_a_size_one_can_read(path):
    assert len(path.read_text().splitlines()) <= 450


def test_no_room_has_a_name_that_says_nothing():
    vague = {"utils", "helpers", "common", "core", "services", "misc"}
    assert [name_of(path) for path in MODULES if vague & {path.stem, *path.parent.parts[len(ROOT.parts) :]}] == []


def test_our_apps_send_each_other_no_signals():
    assert [name_of(path) for path in MODULES if re.search(r"@receiver|\.connect\(", path.read_text())] == []


def test_no_template_styles_or_scripts_in_line():
    """Strict CSP would refuse it on a page; papers are never sent to a browser."""
    pages = [
        path for path in (ROOT / "templates").rglob("*.html") if "pdf" not in path.parts and "mail" not in path.parts
    ]
    found = re.compile(
        r"<style|\sstyle=|<script(?![^>]*\b(?:src|type=\"application/json\"))|\son(?!e=)\w+=", re.IGNORECASE
    )
    assert [name_of(path) for path in pages if found.search(path.read_text())] == []


def test_the_locks_name_no_registry():
    for lock in (ROOT / "requirements").glob("*.txt"):
        assert not re.search(r"://|--index|--find-links", lock.read_text()), lock.name
