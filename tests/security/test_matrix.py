"""Every address x every role: who gets a page, who a 404, and whose pages hold which planted words.

The table is tests/security/table.py, the planted words are in tests/security/world.py.
"""

import copy
import logging
import re
import uuid
from collections import defaultdict

import pytest
from django.core.cache import cache
from django.db import transaction
from django.urls import URLPattern, get_resolver, reverse

from tests.security import world as register
from tests.security.table import rows
from tests.security.world import CANARIES, ROLES

OURS = ("accounts", "trail", "codeofconduct", "portfolio", "registry")
HTMX = {"HX-Request": "true"}
CHANGING = re.compile(r'nonce="[^"]*"|nonce-[\w+/=-]+|name="(csrfmiddlewaretoken|key)" value="[^"]*"|[\w-]{36}')
"""What differs between two answers that say the same: nonces, tokens, form keys, and the id in the address."""


def addresses(patterns, space=""):
    """The names of every address that one of our own views answers."""
    for one in patterns:
        if not isinstance(one, URLPattern):
            yield from addresses(one.url_patterns, f"{space}{one.namespace}:" if one.namespace else space)
        elif one.callback.__module__.partition(".")[0] in OURS:
            yield f"{space}{one.name}"


def test_every_address_stands_in_the_table():
    assert set(addresses(get_resolver().url_patterns)) == {row.name for row in rows()}


@pytest.fixture
def world():
    cache.clear()  # how often one may ask the look-up is another test's business
    return register.build()


def address(row, things, unknown=None):
    """Where a row is; with ``unknown`` the same place for something that does not exist."""
    about = [getattr(things.get(one, one), "pk", things.get(one, one)) for one in row.about]
    if unknown is not None and about:
        place = next((n for n, one in enumerate(about) if isinstance(one, uuid.UUID)), None)
        about = [str(unknown) if n == place else one for n, one in enumerate(about)]
    return reverse(row.name, args=about)


def ask(client, method, url, **how):
    """The answer to one request; what it changed is undone, so that the order of asking does not matter."""
    cookies = copy.deepcopy(client.cookies)  # handing one's device to a colleague signs one out
    with transaction.atomic():
        answer = getattr(client, method)(url, **how)
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer


def said(answer):
    """Everything a browser gets: the page, where it is sent, and the headers."""
    return f"{answer.headers} {answer.cookies} {answer.content.decode(errors='replace')}"


def in_short(answer):
    """Sent to sign in, or to the editors' door, which sends on who did not and refuses who did."""
    doors = ("/account/login/", "/beheer/login/")
    return "in" if answer.get("Location", "").startswith(doors) else str(answer.status_code)


def bare(answer):
    return answer.status_code, CHANGING.sub("", answer.content.decode(errors="replace"))


@pytest.mark.parametrize("role", ROLES)
def test_a_role_gets_what_the_table_says_and_reads_no_more(world, role, caplog):
    caplog.set_level(logging.DEBUG)
    client, found, other_answers = world.client(role), defaultdict(set), []
    for row in rows():
        url = address(row, world.things)
        answers = {
            "get": ask(client, "get", url),
            "post": ask(client, "post", url, data={"key": "k"}),
            "htmx": ask(client, "get", url, headers=HTMX),
        }
        expected = dict(zip(answers, (*row.answers[role], row.answers[role][0]), strict=True))
        got = {how: in_short(answer) for how, answer in answers.items()}
        if got != expected:
            other_answers.append((row.name, row.about, got, expected))
        for word in CANARIES:
            if any(word in said(answer) for answer in answers.values()):
                found[word].add("link" if row.is_personal_link and role != "anonymous" else role)
    assert not other_answers
    assert {word for word, where in found.items() if role in where} == {w for w, may in CANARIES.items() if role in may}
    assert not [word for word in CANARIES if word in caplog.text]


@pytest.mark.parametrize("role", ["anonymous", "peer", "reader", "board", "superuser"])
def test_whether_something_exists_cannot_be_told(world, role):
    """Who may not see it gets the very same page for what is there and for what never was."""
    client, told = world.client(role), []
    for row in rows():
        url, nowhere = address(row, world.things), address(row, world.things, unknown=uuid.uuid4())
        if url == nowhere:
            continue
        for place, method in enumerate(("get", "post")):
            if row.answers[role][place] in {"200", "202", "302", "409", "422"} or _sees_it(row, role):
                continue
            sent = {"data": {"key": "k", "happened": "tekst"}} if method == "post" else {}
            if bare(ask(client, method, url, **sent)) != bare(ask(client, method, nowhere, **sent)):
                told.append((method, row.name, row.about))
    assert not told


def _sees_it(row, role):
    """A peer reads the session and is in the group, but only who organised it may change it."""
    organising = {f"intervision:{verb}" for verb in ("revise", "hand_over", "change", "cancel", "remove")}
    convening = {"groups:invite", "groups:change", "groups:take_off", "groups:convene", "matching:open_group"}
    return role == "peer" and row.name in organising | convening
