"""What is published can be kept by anyone, and later tells a grown trail from a rewritten one."""

import base64
import hashlib
from datetime import timedelta

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.factories.accounts import UserFactory
from trail import checkpoints, keys, labels, merkle
from trail.models import Checkpoint, SigningKey, TrailEntry, TrailHead
from trail.record import record
from trail.verify import verify_trail


@pytest.fixture(autouse=True)
def _known_action():
    labels.register("thing.tried", "A thing was tried")
    yield
    labels.LABELS.pop("thing.tried")


@pytest.fixture(autouse=True)
def _keys_of_this_test(settings, tmp_path):
    settings.KEYS_DIR = tmp_path
    keys.ready(keys.CHECKPOINTS)


def grow(count):
    person = UserFactory()
    with transaction.atomic():
        for step in range(count):
            record("thing.tried", person, by=person, step=step)


def checked_by_somebody_else(note, published):
    """The C2SP note format, read without a line of ours: (origin, size, root). Raises when nobody signed it."""
    text, _, signatures = note.partition("\n\n")
    origin, size, root = text.split("\n")
    dash, name, signed = signatures.strip().split(" ")
    raw = base64.b64decode(signed)
    assert (dash, name) == ("—", origin)
    for key in published:
        public = base64.b64decode(key["public_key"])
        if hashlib.sha256(f"{name}\n".encode() + b"\x01" + public).digest()[:4] == raw[:4]:
            Ed25519PublicKey.from_public_bytes(public).verify(raw[4:], f"{text}\n".encode())
            return origin, int(size), base64.b64decode(root)
    raise InvalidSignature


def test_an_outsider_follows_the_trail_by_its_addresses_alone(client):
    grow(5)
    checkpoints.publish()
    published = client.get("/.well-known/register-keys.json").json()["keys"]
    origin, old, old_root = checked_by_somebody_else(client.get("/register/log/checkpoint").text, published)
    assert origin == "localhost:8000/register/log"
    grow(8)
    checkpoints.publish()
    _origin, new, new_root = checked_by_somebody_else(client.get("/register/log/checkpoint").text, published)
    lines = client.get(f"/register/log/consistency/{old}/{new}").text.splitlines()
    assert merkle.consistent(old, old_root, new, new_root, [base64.b64decode(line) for line in lines])
    assert not merkle.consistent(old, new_root, new, new_root, [base64.b64decode(line) for line in lines])


def test_every_entry_is_proven_under_a_checkpoint():
    grow(9)
    checkpoint = checkpoints.publish()
    for entry in TrailEntry.objects.all():
        proof = checkpoints.proof_of(entry.seq, checkpoint.size)
        leaf, root = bytes(entry.leaf), bytes(checkpoint.root)
        assert merkle.included(leaf, entry.seq - 1, checkpoint.size, proof, root)


def test_before_anything_happened_nothing_is_signed(client):
    if not TrailHead.objects.get(pk=1).size:
        assert checkpoints.publish() is None
    assert client.get("/register/log/checkpoint").status_code in {200, 404}


@pytest.mark.parametrize("sizes", ["0/1", "2/1", "1/3", "1/99999999999999999999", "4/4", "-1/2", "1/x"])
def test_no_proof_for_sizes_that_were_never_published(client, sizes):
    grow(2)
    checkpoints.publish()
    grow(2)
    checkpoints.publish()
    assert client.get(f"/register/log/consistency/{sizes}", follow=True).status_code == 404


def test_the_clock_signs_once_an_hour_and_only_when_something_happened():
    grow(1)
    now = timezone.now()
    first = checkpoints.publish_due(now)
    assert first
    assert checkpoints.publish_due(now + timedelta(hours=5)) is None
    grow(1)
    assert checkpoints.publish_due(now + timedelta(minutes=59)) is None
    assert checkpoints.publish_due(now + timedelta(minutes=61)).size > first.size
    assert verify_trail() == []


def test_signing_the_same_size_twice_is_one_checkpoint():
    grow(3)
    assert checkpoints.publish() == checkpoints.publish()
    assert Checkpoint.objects.filter(size=TrailHead.objects.get().size).count() == 1


def test_a_rotated_key_still_vouches_for_what_it_signed(client):
    grow(2)
    old = checkpoints.publish()
    call_command("rotate_key", keys.CHECKPOINTS, verbosity=0)
    grow(1)
    new = checkpoints.publish()
    published = client.get("/.well-known/register-keys.json").json()["keys"]
    assert checked_by_somebody_else(old.note, published)[1] == old.size
    assert checked_by_somebody_else(new.note, published)[1] == new.size
    assert old.note.split()[-1][:6] != new.note.split()[-1][:6]
    ours = [key for key in published if key["purpose"] == keys.CHECKPOINTS]
    assert [bool(key["retired"]) for key in ours] == [True, False]
    actions = list(TrailEntry.objects.values_list("action", flat=True))
    assert [one for one in actions if one.startswith("key.")] == ["key.added", "key.retired", "key.added"]
    assert verify_trail() == []


def test_a_key_of_another_purpose_signs_no_checkpoint():
    grow(2)
    note = checkpoints.publish().note
    SigningKey.objects.update(purpose=keys.STATEMENTS)
    assert not checkpoints.vouched_for(note)


@pytest.mark.parametrize("table", ["trail_trailentry", "trail_trailnode", "trail_checkpoint"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
def test_the_database_refuses_changes(table, verb):
    grow(4)
    checkpoints.publish()
    column = {"trail_trailentry": "action", "trail_trailnode": "level", "trail_checkpoint": "note"}[table]
    sql = verb.format(table, column, "7" if column == "level" else "'x'")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize(
    "sets",
    ["subject = ''", "actor = '', unlinked_by = 3", "actor = 'x', unlinked_by = 3", "action = '', unlinked_by = 3"],
)
def test_emptying_a_name_is_all_or_nothing_and_told_of(sets):
    grow(3)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE trail_trailentry SET {sets}")
