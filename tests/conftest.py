"""What every test may rely on."""

import pytest


@pytest.fixture(autouse=True)
def _database(request):
    """Nearly every test here speaks to the database; those that must not say so by their room (documents)."""
    if request.node.get_closest_marker("django_db") is None and "documents" not in request.path.parts:
        request.getfixturevalue("db")
