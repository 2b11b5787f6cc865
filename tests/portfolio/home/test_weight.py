"""What a member's pages weigh on the line, with everything they ask for (design: 130 kB, scripts 25 kB)."""

import gzip

import pytest
from django.urls import reverse

from static.build import build
from tests.codeofconduct.editions.test_weight import files_of, weight_of
from tests.factories.accounts import UserFactory
from tests.factories.portfolio import long_portfolio
from tests.factories.situations import situation

FRONT_PAGE, EDITOR = 130_000, 110_000
SCRIPTS = 25_000
REQUESTS = 10
"""The page, the icon, the manifest and fonts a page may not use included: what a browser could ask for at the most."""


@pytest.fixture
def pages(client):
    build()
    member = UserFactory(member=True)
    long_portfolio(member, 500)
    client.force_login(member)
    editor = reverse("situations:write", args=[situation(by=member).pk])
    return {"front page": client.get(reverse("home:portfolio")).text, "editor": client.get(editor).text}


@pytest.mark.parametrize(("name", "most"), [("front page", FRONT_PAGE), ("editor", EDITOR)])
def test_a_members_page_is_light(pages, name, most):
    assert weight_of(pages[name]) < most


@pytest.mark.parametrize("name", ["front page", "editor"])
def test_a_members_page_asks_for_little(pages, name):
    files = files_of(pages[name])
    scripts = [gzip.compress(file.read_bytes(), 6) for file in files if file.suffix == ".js"]
    assert sum(map(len, scripts)) < SCRIPTS
    assert 1 + len(files) <= REQUESTS, " ".join(sorted(file.name for file in files))
