"""What every test may rely on."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, settings

settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")  # a busy machine is no broken promise


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Nearly every test speaks to the database: mark them all, so that pytest-django puts real commits last."""
    for item in items:
        without = {"documents", "browser"} & set(item.path.parts)
        if "committed" not in item.fixturenames and not without:
            item.add_marker(pytest.mark.django_db)


@pytest.fixture
def _final_rows_can_go_at_the_end(django_db_setup, django_db_blocker):
    """Django empties every table after a test with real commits; our triggers refuse that, so they step aside.

    Set up before, and so torn down after, the fixture that empties the tables: that is when the triggers come back.
    """
    with django_db_blocker.unblock():
        triggers = _our_triggers()
    yield triggers
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        connection.creation.deserialize_db_from_string(connection._test_serialized_contents)
        for _table, _name, make in triggers:
            cursor.execute(make)


@pytest.fixture
def committed(_final_rows_can_go_at_the_end, transactional_db, django_db_serialized_rollback):
    """For tests that need real commits: threads, "outside a transaction".

    What the migrations had filled (roles, the trail's head, the site's root) is put back afterwards.
    """
    yield
    with connection.cursor() as cursor:
        for table, name, _make in _final_rows_can_go_at_the_end:
            cursor.execute(f"DROP TRIGGER {name}" + ("" if connection.vendor == "sqlite" else f" ON {table}"))


def _our_triggers() -> list[tuple[str, str, str]]:
    """The triggers on our own tables (table, name, the statement that makes it again); the search index has its own."""
    apps = r"^(trail|codeofconduct|portfolio|registry)_"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name REGEXP %s", [apps]
            )
        else:
            cursor.execute(
                "SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger"
                " WHERE NOT tgisinternal AND tgrelid::regclass::text ~ %s",
                [apps],
            )
        return cursor.fetchall()
