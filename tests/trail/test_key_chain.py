"""Whoever owns the database can put a key of their own among the register's. It is found: the last one did not sign for
it, or the trail never saw it come.
"""

from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction
from django.utils import timezone

from trail import keys
from trail.key_chain import verify_keys
from trail.models import SigningKey
from trail.record import record


@pytest.fixture
def rotated(settings, tmp_path):
    """A first key, the one after it, and that the first one leaked."""
    settings.KEYS_DIR = tmp_path
    keys.ready(keys.STATEMENTS)
    old, new = keys.rotate(keys.STATEMENTS, timezone.now())
    keys.distrust(old, timezone.now() - timedelta(hours=1))
    assert findings() == []
    return SigningKey.objects.get(pk=old), SigningKey.objects.get(pk=new)


def findings():
    return [str(one) for one in verify_keys()]


def one_of_their_own():
    public = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    return SigningKey.objects.create(kid=public.hex()[:16], purpose=keys.STATEMENTS, public=public)


def told_of(key):
    """They can append to the trail as the register does."""
    with transaction.atomic():
        record("key.added", key, by=None, purpose=key.purpose)
    return key


FORGERIES = {
    "one is put in": lambda old, new: one_of_their_own(),
    "one is put in, and the trail told of it": lambda old, new: told_of(one_of_their_own()),
    "one is put in with a voucher that is none": lambda old, new: SigningKey.objects.filter(
        pk=told_of(one_of_their_own()).pk
    ).update(vouched_by=new.pk, voucher=bytes(new.voucher)),
    "one has another public half": lambda old, new: SigningKey.objects.filter(pk=old.pk).update(public=b"x" * 32),
    "the first is gone": lambda old, new: old.delete(),
    "the last is gone": lambda old, new: new.delete(),
    "one signs again": lambda old, new: SigningKey.objects.filter(pk=old.pk).update(retired_at=None),
    "one that leaked is trusted": lambda old, new: SigningKey.objects.filter(pk=old.pk).update(
        compromised_from=None, counts_up_to=None
    ),
    "one that leaked counts for longer": lambda old, new: SigningKey.objects.filter(pk=old.pk).update(counts_up_to=99),
    "one is for something else": lambda old, new: SigningKey.objects.filter(pk=old.pk).update(purpose="checkpoints"),
    "the one that signs here is retired": lambda old, new: SigningKey.objects.filter(pk=new.pk).update(
        retired_at=timezone.now()
    ),
    "a voucher is gone": lambda old, new: SigningKey.objects.filter(pk=new.pk).update(voucher=b""),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_it_is_found(rotated, forgery):
    FORGERIES[forgery](*rotated)
    assert findings()


def test_a_trail_made_anew_for_another_key_does_not_fit_what_lies_on_the_machine(rotated):
    SigningKey.objects.all().delete()
    told_of(one_of_their_own())
    assert any("this machine signs" in one for one in findings())


def test_a_machine_without_private_keys_can_check_as_well(rotated, settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "nothing here"
    assert findings() == []
