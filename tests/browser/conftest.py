"""A browser and a demo to walk through. Needs Chromium (Debian: apt-get install -y chromium)."""

import os
import shutil
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.site import Site
from tests.browser.visitor import Visitor

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
    """One demo for all journeys of a run. ``SITE_DIR=/tmp/somewhere`` keeps it: the next run starts in seconds."""
    kept = os.environ.get("SITE_DIR")
    one = Site(Path(kept) if kept else tmp_path_factory.mktemp("site"))
    one.start()
    yield one
    assert one.stop() == 0, "The demo did not stop cleanly"


@pytest.fixture
def visit(chromium, site):
    """``visit(width=390, dark=True, javascript=False, language="en")`` is a fresh visitor of the site."""
    with ExitStack() as doors:
        yield partial(visitor_of, chromium, site, doors)


@pytest.fixture(scope="module")
def regulars(chromium, site):
    """``regulars(email)`` is a visitor who signed in once and stays for all tests of a file; None does not sign in."""
    known = {}
    with ExitStack() as doors:

        def visitor(email: str | None) -> Visitor:
            if email not in known:
                known[email] = visitor_of(chromium, site, doors)
                if email:
                    known[email].sign_in(email)
            return known[email]

        yield visitor


def visitor_of(chromium, site, doors, *, width=1280, dark=False, javascript=True, language="nl"):
    context = doors.enter_context(
        closing(
            chromium.new_context(
                base_url=site.url,
                viewport={"width": width, "height": 800 if width > 600 else 844},
                color_scheme="dark" if dark else "light",
                reduced_motion="reduce",
                locale="nl-NL",
            )
        )
    )
    context.set_default_timeout(15_000)
    if language != "nl":
        context.add_cookies([{"name": "django_language", "value": language, "url": site.url}])
    return Visitor(context, javascript=javascript)
