"""A public page weighs at most 90 KB on the line, with everything it asks for, and needs no script."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

from static.build import build
from tests.codeofconduct.editions.shelves import five_editions

MOST = 90_000
LINKED = re.compile(r'(?:href|src)="/static/([^"]+\.(?:css|woff2|js|svg|webmanifest))"')
IN_SHEET = re.compile(r"url\(\"?([^)\"]+\.woff2)\"?\)")
PAGES = [
    "/beroepscode/",
    "/beroepscode/1-3/W2.3/",
    "/beroepscode/2-0/verschil/1-0/",
    "/beroepscode/zoeken/?q=doe",
    "/beroepscode/edities/",
]


@pytest.fixture
def pages(client):
    build()
    five_editions()
    return {address: client.get(address).content.decode() for address in PAGES}


def files_of(page):
    """Every file of ours a page asks for. The italic is fetched only where something is set in it."""
    files = {Path(settings.BASE_DIR, "static", name) for name in LINKED.findall(page)}
    for sheet in [file for file in files if file.suffix == ".css"]:
        fonts = {sheet.parent / Path(name).name for name in IN_SHEET.findall(sheet.read_text("utf-8"))}
        files |= {font for font in fonts if "italic" not in font.name or re.search(r"<em\b|<i\b", page)}
    return files


def weight_of(page):
    """Compressed bytes; fonts are compressed already."""
    files = files_of(page)
    assert {"app.css", "literata.woff2", "atkinson.woff2", "atkinson-bold.woff2", "face.js"} <= {f.name for f in files}
    contents = [file.read_bytes() for file in files]
    names = [file.suffix for file in files]
    zipped = [
        len(content if kind == ".woff2" else gzip.compress(content, 6))
        for kind, content in zip(names, contents, strict=True)
    ]
    return len(gzip.compress(page.encode(), 6)) + sum(zipped)


def test_a_public_page_is_light(pages):
    weights = {address: weight_of(page) for address, page in pages.items()}
    assert {address: weight for address, weight in weights.items() if weight > MOST} == {}, weights


def test_nothing_waits_for_a_script(pages):
    """Nothing is hidden until a script shows it, and no page asks another site for anything."""
    for address, page in pages.items():
        main = page.split("<main")[1].split("</main>")[0]
        assert "needs-js" not in main, address
        assert " hidden" not in main, address
        assert "hx-" not in main, address
        assert "<script" not in main, address
        assert not re.search(r'(?:src|href)="(?:https?:)?//', page), address
