"""A session that is not shared stays the logger's own note: nobody else learns of it, the board included."""

import json

import pytest
from django.core.cache import cache
from django.urls import reverse

from portfolio.sessions.models import Session
from portfolio.sessions.states import Answer
from registry.renewal.compose import composed, preview_of
from registry.renewal.freeze import bytes_of, latest
from tests.factories.accounts import UserFactory
from tests.factories.intervision import FactsFactory, SessionFactory, a_colleague
from tests.factories.registry import DossierFactory
from tests.security.table import rows

CANARY = "kanarievogel"
NOT_SHARED = {
    "nobody answered": [],
    "one confirmed": [Answer.CONFIRMED],
    "one confirmed, one was not there": [Answer.CONFIRMED, Answer.NOT_THERE],
    "two confirmed, one says it was no conversation": [Answer.CONFIRMED, Answer.PARTLY, Answer.NO_CONVERSATION],
}


def a_note(said, organiser=None):
    words = {name: f"{CANARY} {name}" for name in ("place", "theme", "group", "facilitator", "lesson")}
    return SessionFactory(
        organiser=organiser or a_colleague(),
        people=[a_colleague() for _n in range(3)],
        facts=FactsFactory(**words),
        said=said,
    )


@pytest.mark.parametrize("said", NOT_SHARED.values(), ids=NOT_SHARED)
def test_it_is_not_shared_and_in_no_dossier(said):
    dossier = DossierFactory(submitted=True)
    session = a_note(said, dossier.member)
    assert not Session.objects.shared().filter(pk=session.pk).exists()
    assert CANARY not in json.dumps(preview_of(dossier), default=str)
    assert session.pk not in {one["session"].pk for one in composed(dossier)["sessions"]}
    assert composed(dossier)["do_not_count"] == []
    assert CANARY.encode() not in bytes_of(latest(dossier))


@pytest.mark.parametrize("said", [[Answer.PARTLY, Answer.PARTLY], [Answer.CONFIRMED, Answer.PARTLY, Answer.NOT_THERE]])
def test_partly_confirms_and_not_there_denies_nothing(said):
    session = a_note(said)
    assert Session.objects.shared().get() == session


@pytest.mark.parametrize("role", ["board", "secretary", "code_editor", "superuser", "reader", "member"])
def test_no_page_of_anybody_else_tells_of_it(client, role):
    cache.clear()
    session = a_note(NOT_SHARED["two confirmed, one says it was no conversation"])

    client.force_login(UserFactory(**{role: True}))
    for row in rows():
        if row.about:
            continue
        answer = client.get(reverse(row.name), follow=True)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert CANARY.encode() not in body, row.name
        assert str(session.pk).encode() not in body, row.name
