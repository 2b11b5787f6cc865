"""What is written in a session is not in the database's bytes, the trail, or anything that names a row."""

import logging

from django.apps import apps
from django.db import connection

from portfolio.confirmations.models import Invitation, Statement
from portfolio.intervision import actions, insights
from portfolio.sessions.models import Session
from portfolio.sessions.states import Answer
from tests.factories.intervision import FactsFactory, SessionFactory, a_colleague, line_of, new_key
from trail.models import TrailEntry

CANARY = "kanarievogel"


def a_session_full_of_canaries():
    words = {name: f"{CANARY} {name}" for name in ("place", "theme", "group", "facilitator", "lesson")}
    session = SessionFactory(
        facts=FactsFactory(**words),
        people=[a_colleague()],
        guests=[f"{CANARY}@elders.example"],
        said=[Answer.CONFIRMED],
    )
    line = line_of(session)
    insights.answer_and_keep(line, Answer.PARTLY, by=line.person, insight=f"{CANARY} insight", key=new_key())
    facts = FactsFactory(**{name: f"{CANARY} tweede {name}" for name in words})
    return actions.revise(session, facts, by=session.organiser, base_revision=1, key=new_key())


def every_value():
    """Every value of every table, as the bytes a thief of the database would read."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                yield from (
                    bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode() for value in row
                )


def test_nothing_that_was_written_is_in_the_database_in_clear(caplog):
    with caplog.at_level(logging.DEBUG, logger="portfolio"):
        a_session_full_of_canaries()
    assert not any(CANARY.encode() in value for value in every_value())
    assert CANARY not in caplog.text


def test_a_row_is_named_without_what_it_holds():
    session = a_session_full_of_canaries()
    rows = [session, *session.participations.all(), *session.insights.all(), *session.earlier.all()]
    rows += [*Statement.objects.all(), *Invitation.objects.all()]
    assert not any(CANARY in f"{row} {row!r}" for row in rows)


def test_the_trail_holds_keys_and_codes():
    session = a_session_full_of_canaries()
    allowed = {"came_from", "to", "session", "revision", "level", "who"}
    for entry in TrailEntry.objects.filter(action__startswith="session."):
        assert set(entry.codes) <= allowed
    assert CANARY not in "".join(str(entry.codes) for entry in TrailEntry.objects.all())
    assert Session.objects.get(pk=session.pk).revision == 2


def test_nothing_of_it_is_registered_with_wagtail():
    from wagtail.search.index import get_indexed_models
    from wagtail.snippets.models import get_snippet_models

    rooms = {f"portfolio.{room}.models" for room in ("sessions", "confirmations", "intervision", "planning")}
    ours = {model for model in apps.get_app_config("portfolio").get_models() if model.__module__ in rooms}
    assert {model.__module__ for model in ours} == rooms
    assert not ours & (set(get_indexed_models()) | set(get_snippet_models()))
    assert all(getattr(model, "wagtail_reference_index_ignore", False) for model in ours)
