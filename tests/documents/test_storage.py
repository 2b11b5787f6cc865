"""Evidence rests where nothing serves it, whole or not at all, and is never replaced."""

import os

import pytest
from django.core.exceptions import SuspiciousFileOperation

from documents.storage import AlreadyKept, fetch, forget, keep


@pytest.fixture(autouse=True)
def room(settings, tmp_path):
    options = {"location": str(tmp_path / "evidence"), "base_url": None}
    backend = "django.core.files.storage.FileSystemStorage"
    settings.STORAGES = {**settings.STORAGES, "evidence": {"BACKEND": backend, "OPTIONS": options}}
    return tmp_path / "evidence"


def test_what_is_kept_comes_back(room):
    keep("2026/a.pdf", b"sealed")
    keep("2026/a.pdf", b"sealed")
    assert fetch("2026/a.pdf") == b"sealed"
    assert [path.name for path in room.rglob("*") if path.is_file()] == ["a.pdf"]


def test_evidence_is_never_replaced():
    keep("a.pdf", b"first")
    with pytest.raises(AlreadyKept):
        keep("a.pdf", b"second")
    assert fetch("a.pdf") == b"first"


def test_a_name_cannot_lead_outside():
    with pytest.raises(SuspiciousFileOperation):
        keep("../../outside.pdf", b"x")


def test_a_full_disk_leaves_nothing_half_written(room, monkeypatch):
    def full(_number):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        keep("a.pdf", b"x")
    assert not any(path.is_file() for path in room.rglob("*"))


def test_forgetting_twice_is_forgetting_once():
    keep("a.pdf", b"x")
    forget("a.pdf")
    forget("a.pdf")
    with pytest.raises(FileNotFoundError):
        fetch("a.pdf")
