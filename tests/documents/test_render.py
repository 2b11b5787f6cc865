"""Rendering: reproducible, closed off from the machine and the network, and over within its limits."""

import hashlib
import os
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from documents import child
from documents.canonical import canonical
from documents.fonts import font_faces
from documents.render import CannotRender, Limits, Paper, render
from registry.renewal.paper import paper_of
from tests.documents.samples import DOSSIER, with_text

STYLE = f'{font_faces()} body{{font-family:"Literata","Arabic"}}'
HTML = f"<!DOCTYPE html><html lang=nl><title>x</title><style>{STYLE}</style>"
ROOT = Path(__file__).resolve().parents[2]


def raw(body: str) -> Paper:
    """A paper with markup no member can write: what if the cleaning before it ever fails?"""
    return Paper(HTML + body, canonical({"schema": "test/1"}), "x.json", datetime(2026, 3, 1, tzinfo=UTC))


def test_the_same_paper_gives_the_same_bytes(paper, unsigned, monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    assert hashlib.sha256(render(paper)).digest() == hashlib.sha256(unsigned).digest()


def test_another_process_gives_the_same_bytes(unsigned):
    program = (
        "import django, hashlib, sys; django.setup()\n"
        "from documents.render import render; from registry.renewal.paper import paper_of\n"
        "from tests.documents.samples import DOSSIER\n"
        "sys.stdout.write(hashlib.sha256(render(paper_of(DOSSIER))).hexdigest())"
    )
    surroundings = {
        **os.environ,
        "PYTHONHASHSEED": "11",
        "TZ": "America/Lima",
        "DJANGO_SETTINGS_MODULE": "registry.settings.test",
    }
    done = subprocess.run(
        [sys.executable, "-c", program], env=surroundings, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == hashlib.sha256(unsigned).hexdigest()


def test_another_moment_or_other_facts_give_another_file(paper, unsigned):
    later = render(replace(paper, created=datetime(2027, 1, 1, tzinfo=UTC)))
    assert later != unsigned


@pytest.fixture(scope="module")
def eavesdropper():
    """A web server that remembers every request."""
    heard = []

    class Ear(BaseHTTPRequestHandler):
        def do_GET(self):
            heard.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Ear)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", heard
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="{there}/a.png">',
        '<link rel=stylesheet href="{there}/a.css">',
        '<link rel=attachment href="{secret}">',
        '<a rel=attachment href="{secret}">x</a>',
        '<object data="{secret}"></object>',
        '<style>@import url("{there}/b.css");</style>',
        '<style>@font-face{{font-family:x;src:url("{secret}")}}</style><p style="font-family:x">a',
        '<p style="background:url({there}/c.png)">x',
        '<img src="font:../../etc/passwd">',
    ],
)
def test_nothing_is_fetched_whatever_the_markup_asks(markup, eavesdropper, tmp_path):
    there, heard = eavesdropper
    secret = tmp_path / "secret.txt"
    secret.write_text("canary-5e1f")
    with pytest.raises(CannotRender) as stopped:
        render(raw(markup.format(there=there, secret=secret.as_uri())))
    assert stopped.value.reason_code in {"fetch", "fonts"}
    assert heard == []


def test_a_picture_in_a_picture_stays_empty(eavesdropper):
    there, heard = eavesdropper
    for image in (f'href="{there}/d.png"', f'xlink:href="{there}/e.png"', 'href="file:///etc/passwd"'):
        render(raw(f'<svg viewBox="0 0 9 9"><title>x</title><image {image} width="9" height="9"/></svg>'))
    assert heard == []


@pytest.mark.parametrize(
    "attempt",
    [
        "open('/etc/passwd')",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.fork()",
    ],
)
def test_the_second_wall_holds_when_the_first_is_passed(attempt, tmp_path):
    program = (
        "from documents import sandbox; import weasyprint\nsandbox.wall_off([weasyprint.__file__])\n"
        f"try:\n    exec({attempt!r})\nexcept sandbox.Stop as stop:\n    raise SystemExit(stop.code)"
    )
    command, inside = [sys.executable, "-W", "ignore", "-c", program], {**os.environ, "TMPDIR": str(tmp_path)}
    assert subprocess.run(command, cwd=ROOT, env=inside, check=False).returncode == 4


def test_the_child_sees_no_secret(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "canary")
    monkeypatch.setenv("DATABASE_URL", "postgres://canary")
    assert "canary" not in str(child.environment(str(tmp_path)))


@pytest.mark.parametrize(
    ("markup", "limits", "reason"),
    [
        ("<table><td colspan=1000000>x</table>", Limits(cpu=1), "time"),
        ("<table><td colspan=1000000>x</table>", Limits(wall=2), "time"),
        ("<div>" * 3000, Limits(), "layout"),
        ("<p>" + "woord " * 60_000, Limits(memory=150 * 1024**2), "memory"),
        ("<p style='break-after:page'>x" * 30, Limits(pages=20), "pages"),
        ("x" * (4 * 1024**2), Limits(), "size"),
        ("<p>\U0001f600", Limits(), "letters"),
    ],
)
def test_a_paper_that_goes_too_far_ends_with_a_reason(markup, limits, reason):
    with pytest.raises(CannotRender) as stopped:
        render(raw(markup), limits)
    assert stopped.value.reason_code in {reason, "crash"} if reason == "memory" else stopped.value.reason_code == reason


def test_the_reason_says_nothing_of_the_content():
    with pytest.raises(CannotRender) as stopped:
        render(raw("<p>canary \U0001f600"))
    assert "canary" not in repr(stopped.value) + repr(stopped.value.__context__)


def test_a_missing_font_stops_the_job():
    with pytest.raises(CannotRender) as stopped:
        render(raw("<style>@font-face{font-family:x;src:url('font:nowhere')}</style><p style='font-family:x'>a"))
    assert stopped.value.reason_code == "fetch"


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(
            [
                "مرحبا بالعالم، كتبت هذا بنفسي.",
                "Şahin Łódź Đorđević ĳ Nguyễn Иван Ωμέγα",
                "\U0001f600\U0001f469\U0001f3fd\u200d\U0001f4bb\U0001f1f3\U0001f1f1 שלום 中文",
                "a\x00b\x07c\u202ed\ue000e\ud800f",
                "<script>alert(1)</script> {{ 7 }} {% now %} </style></body>",
                "e" + "\u0300" * 200,
                "> " * 300 + "diep",
                "![x](http://127.0.0.1/x.png) [y](file:///etc/passwd)",
            ]
        ),
        "x" * 10_000,
        "z\u200bz\u200dz\u2060" * 2_000,
    ],
    ids=["signs", "endless word", "zero width"],
)
def test_whatever_a_member_types_becomes_a_paper(text):
    text = text.encode("utf-8", "ignore").decode()  # a lone surrogate cannot be stored: canonical refuses it
    assert render(paper_of(with_text(text)), Limits(cpu=20)).startswith(b"%PDF-1.7")


def test_a_text_of_two_hundred_thousand_signs_becomes_a_paper():
    content = {**DOSSIER, "story": [{"text": "Ik dacht dat ik het wist. " * 7_700}]}
    assert len(render(paper_of(content), Limits(cpu=40))) > 100_000
