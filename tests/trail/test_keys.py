"""Keys come, retire and leak; each is an entry of the trail, and what they signed counts as far as the trail saw it."""

import base64
from datetime import timedelta

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from tests.factories.accounts import UserFactory
from trail import checkpoints, keys, labels
from trail.models import Checkpoint, SigningKey, TrailEntry
from trail.proofs import proofs_of
from trail.record import record
from trail.verify import verify_trail


@pytest.fixture(autouse=True)
def _keys_of_this_test(settings, tmp_path):
    settings.KEYS_DIR = tmp_path
    labels.register("thing.tried", "A thing was tried")
    yield
    labels.LABELS.pop("thing.tried")


def grow(count=1):
    person = UserFactory()
    with transaction.atomic():
        return [record("thing.tried", person, by=person) for _ in range(count)]


def key_entries():
    entries = TrailEntry.objects.filter(action__startswith="key.").order_by("seq")
    return [(entry.action, entry.codes["purpose"]) for entry in entries]


def test_a_key_is_in_the_trail_from_its_first_signature_on():
    kid, _signature = keys.sign(keys.STATEMENTS, b"x")
    keys.sign(keys.STATEMENTS, b"y")
    assert key_entries() == [("key.added", "statements")]
    assert TrailEntry.objects.last().subject == f"trail.signingkey:{kid}"


def test_a_rotated_key_is_published_vouches_for_the_next_and_still_holds(client):
    kid, signature = keys.sign(keys.STATEMENTS, b"x")
    call_command("rotate_key", keys.STATEMENTS, verbosity=0)
    new, _signature = keys.sign(keys.STATEMENTS, b"x")
    assert new != kid
    assert key_entries() == [("key.added", "statements"), ("key.retired", "statements"), ("key.added", "statements")]
    published = {one["kid"]: one for one in client.get("/.well-known/register-keys.json").json()["keys"]}
    old, fresh = published[kid], published[new]
    public = Ed25519PublicKey.from_public_bytes(base64.b64decode(old["public_key"]))
    public.verify(signature, b"x")
    assert old["retired"]
    assert (fresh["vouched_by"], fresh["retired"]) == (kid, "")
    told = '{"kid":"%s","public_key":"%s","purpose":"statements"}' % (new, fresh["public_key"])  # noqa: UP031
    public.verify(base64.b64decode(fresh["voucher"]), b"register/key/v1\n" + told.encode())
    with pytest.raises(InvalidSignature):
        public.verify(base64.b64decode(fresh["voucher"]), told.encode())


def leaked(purpose=keys.STATEMENTS, *, since=None):
    kid, _fresh = keys.rotate(purpose, timezone.now())
    return keys.distrust(kid, since or timezone.now())


def test_what_a_key_signed_counts_up_to_the_last_checkpoint_before_it_leaked(client):
    keys.sign(keys.STATEMENTS, b"x")
    grow(3)
    size = checkpoints.publish().size
    (late,) = grow()
    key = leaked()
    assert key.counts_up_to == size < late.seq
    assert keys.counts(key.kid, size)
    assert not keys.counts(key.kid, late.seq)
    assert not keys.counts(key.kid, None)
    assert keys.counts(SigningKey.objects.get(purpose=keys.STATEMENTS, retired_at=None).kid, None)
    told = next(one for one in keys.published() if one["kid"] == key.kid)
    assert (bool(told["compromised_from"]), told["counts_up_to"]) == (True, size)
    entry = TrailEntry.objects.get(action="key.compromised")
    assert entry.codes["counts_up_to"] == size
    assert verify_trail() == []


def test_without_a_checkpoint_of_before_nothing_counts():
    keys.sign(keys.STATEMENTS, b"x")
    grow()
    checkpoints.publish()
    assert leaked(since=timezone.now() - timedelta(days=400)).counts_up_to == 0


def test_a_later_moment_does_not_bring_trust_back_and_an_earlier_one_narrows_it():
    keys.sign(keys.STATEMENTS, b"x")
    grow()
    checkpoints.publish()
    key = leaked()
    up_to = key.counts_up_to
    assert keys.distrust(key.kid, timezone.now() + timedelta(days=1)).counts_up_to == up_to
    assert keys.distrust(key.kid, timezone.now() - timedelta(days=9)).counts_up_to == 0
    assert TrailEntry.objects.filter(action="key.compromised").count() == 2


def test_an_entry_is_proven_under_a_checkpoint_of_a_key_that_did_not_leak():
    (early,) = grow()
    sound = checkpoints.publish()
    (late,) = grow()
    doubtful = checkpoints.publish()
    leaked(keys.CHECKPOINTS, since=doubtful.at)
    assert checkpoints.sizes_that_count() == [sound.size]
    assert proofs_of([early, late]).keys() == {early.seq}
    fresh = checkpoints.publish()
    proofs = proofs_of([early, late])
    assert (proofs[early.seq].checkpoint, proofs[late.seq].checkpoint) == (sound.note, fresh.note)
    assert verify_trail() == []
    assert Checkpoint.objects.count() == 3


def test_the_command_says_what_counts_and_refuses_what_cannot_be(capsys):
    kid, _signature = keys.sign(keys.STATEMENTS, b"x")
    moment = timezone.now().isoformat()
    with pytest.raises(CommandError, match=r"fresh one first|eerst"):
        call_command("distrust_key", kid, moment)
    with pytest.raises(CommandError):
        call_command("distrust_key", "0" * 16, moment)
    with pytest.raises(CommandError, match="offset"):
        call_command("distrust_key", kid, "2026-11-26")
    call_command("rotate_key", keys.STATEMENTS, verbosity=0)
    call_command("distrust_key", kid, moment)
    assert f"What {kid} signed counts up to entry 0 of the trail" in capsys.readouterr().out
