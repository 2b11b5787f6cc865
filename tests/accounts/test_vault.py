"""A text opens for its owner, in its place, and nowhere else."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts import vault
from accounts.models import MemberKey
from accounts.vault import CannotOpen, Vault
from tests.factories.accounts import UserFactory

PLACE = {"item": "situation:1", "field": "content", "revision": 3}


@given(st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_what_is_sealed_opens_again(db, text):
    safe = Vault(owner="member:1", key=b"k" * 32)
    assert safe.open(safe.seal(text, **PLACE), **PLACE) == text


@pytest.mark.parametrize("other", [{"item": "situation:2"}, {"field": "title"}, {"revision": 4}])
def test_a_text_moved_to_another_place_does_not_open(other):
    mine = Vault.of(UserFactory())
    sealed = mine.seal("wat ik schreef", **PLACE)
    with pytest.raises(CannotOpen):
        mine.open(sealed, **(PLACE | other))


def test_a_text_does_not_open_for_somebody_else():
    sealed = Vault.of(UserFactory()).seal("wat ik schreef", **PLACE)
    with pytest.raises(CannotOpen):
        Vault.of(UserFactory()).open(sealed, **PLACE)


def test_one_changed_byte_does_not_open():
    mine = Vault.of(UserFactory())
    sealed = bytearray(mine.seal("wat ik schreef", **PLACE))
    sealed[-1] ^= 1
    with pytest.raises(CannotOpen):
        mine.open(bytes(sealed), **PLACE)


def test_the_same_text_twice_looks_different_at_rest():
    mine = Vault.of(UserFactory())
    assert mine.seal("zelfde", **PLACE) != mine.seal("zelfde", **PLACE)


def test_deleting_the_key_erases_the_text():
    member = UserFactory()
    sealed = Vault.of(member).seal("weg", **PLACE)
    MemberKey.objects.filter(member=member).delete()
    with pytest.raises(CannotOpen):
        Vault.of(member).open(sealed, **PLACE)


def test_the_database_holds_no_key_that_opens_without_the_file(settings, tmp_path):
    member = UserFactory()
    sealed = Vault.of(member).seal("weg", **PLACE)
    settings.KEY_ENCRYPTION_KEY_FILE = tmp_path / "another.key"
    with pytest.raises(CannotOpen):
        Vault.of(member).open(sealed, **PLACE)


def test_a_missing_key_file_is_an_alarm_and_is_not_replaced(settings, tmp_path):
    settings.KEY_ENCRYPTION_KEY_FILE = tmp_path / "gone.key"
    settings.MAKE_MISSING_KEYS = False
    with pytest.raises(Exception, match="key is missing"):
        vault.key_encryption_key()
    assert not settings.KEY_ENCRYPTION_KEY_FILE.exists()


def test_the_key_file_is_readable_by_its_owner_alone(settings, tmp_path):
    settings.KEY_ENCRYPTION_KEY_FILE = tmp_path / "fresh.key"
    vault.key_encryption_key()
    assert settings.KEY_ENCRYPTION_KEY_FILE.stat().st_mode & 0o077 == 0


def test_a_key_that_was_rolled_back_is_not_used_again():
    member = UserFactory()
    with transaction.atomic():
        Vault.of(member)
        transaction.set_rollback(True)
    sealed = Vault.of(member).seal("wat blijft", **PLACE)
    assert Vault.of(type(member).objects.get(pk=member.pk)).open(sealed, **PLACE) == "wat blijft"
