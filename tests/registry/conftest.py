"""These tests are about who sees and does what in the register; how one signs in is tested with the accounts."""

import pytest


@pytest.fixture(autouse=True)
def _signed_in_is_enough(settings):
    settings.SECOND_FACTOR_REQUIRED = False
