"""A browser and a demo to walk through. Needs Chromium (Debian: apt-get install -y chromium)."""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.site import Site

# Chromium's own errands would be refused on a closed network, many at a time.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium():
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        pytest.fail("The journeys need Chromium: apt-get install -y chromium, or set CHROMIUM to its path.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """One demo for all journeys of a run."""
    one = Site(tmp_path_factory.mktemp("site"))
    one.start()
    yield one
    assert one.stop() == 0, "The demo did not stop cleanly"


@pytest.fixture
def visit(chromium, site):
    """``visit(width=390, dark=True, javascript=False, language="en")`` opens a page of a fresh visitor."""
    contexts = []

    def open_page(*, width=1280, dark=False, javascript=True, language="nl"):
        context = chromium.new_context(
            base_url=site.url,
            viewport={"width": width, "height": 800 if width > 600 else 844},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            reduced_motion="reduce",
            locale="nl-NL",
        )
        contexts.append(context)
        if language != "nl":
            context.add_cookies([{"name": "django_language", "value": language, "url": site.url}])
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
