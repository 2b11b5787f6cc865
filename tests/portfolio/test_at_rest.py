"""What a member writes is not in the database's bytes, nor in a dump of every table, nor in the logs."""

import json
import logging
from pathlib import Path

import pytest
from django.db import connection
from django.urls import reverse

from portfolio.situations.models import Situation
from portfolio.situations.queries import content_of
from portfolio.situations.weights import WEIGHTS
from tests.factories.accounts import UserFactory
from tests.factories.situations import FULL

CANARY = "kanariepietje-9f3b7c"


def everything_at_rest() -> list[bytes]:
    """SQLite: the bytes of the file and of its write-ahead log. PostgreSQL: every row of every table as text."""
    if connection.vendor == "sqlite":
        name = connection.settings_dict["NAME"]
        return [path.read_bytes() for path in map(Path, (name, f"{name}-wal", f"{name}-journal")) if path.exists()]
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            rows += [row[0].encode() for row in cursor.fetchall()]
        return rows


def holds(stored: list[bytes], text: str) -> bool:
    as_bytes = text.encode()
    return any(as_bytes in one or as_bytes.hex().encode() in one for one in stored)


def write_everywhere(client, member):
    """The canary in every field, by the box, the form, the page that saves by itself, a search and a refused form."""
    client.post(reverse("situations:note"), {"text": f"{CANARY} in een notitie", "key": "k1"})
    made = Situation.objects.get()
    address = reverse("situations:write", args=[made.pk])
    words = {name: f"{CANARY} {name}" for name in FULL.as_fields() if name not in {"occurred_on", "way", *WEIGHTS}}
    client.post(address, words | {"version": "1", "page": "p", "key": "k2", "then": "done"})
    body = json.dumps(words | {"page": "p", "choice": f"{CANARY} vanzelf"})
    client.put(f"{address}bewaren/", body, content_type="application/json", headers={"If-Match": '"2"'})
    client.post(reverse("images:new"), {"title": CANARY, "picture": CANARY, "key": "k3", "then": "done"})
    client.post(reverse("home:search"), {"q": CANARY})
    client.post(address, words | {"occurred_on": "2999-01-01", "key": "k4"})
    client.post(address, words | {"version": "1", "key": "k5"})
    assert CANARY in content_of(Situation.objects.get()).choice


@pytest.mark.usefixtures("committed")
def test_what_is_written_is_nowhere_to_be_read(client, caplog, mailoutbox):
    caplog.set_level(logging.DEBUG)
    member = UserFactory(member=True)
    client.force_login(member)
    write_everywhere(client, member)
    stored = everything_at_rest()
    assert holds(stored, member.email), "this test reads the wrong place"
    assert not holds(stored, CANARY)
    assert CANARY not in caplog.text
    assert not mailoutbox
