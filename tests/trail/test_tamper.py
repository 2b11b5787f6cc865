"""Whoever owns the database can change any byte in it. Each change is found, and the place is named."""

import re

import pytest
from django.db import connection, transaction
from django.db.models import F

from tests.factories.accounts import UserFactory
from trail import checkpoints, keys, labels, merkle
from trail.leaves import body_of, commitment
from trail.models import Checkpoint, TrailEntry, TrailHead, TrailNode, actor_ref, subject_ref
from trail.record import record
from trail.unlinking import names_of, unlink
from trail.verify import verify_trail


@pytest.fixture(autouse=True)
def _known_action():
    labels.register("thing.tried", "A thing was tried")
    yield
    labels.LABELS.pop("thing.tried")


@pytest.fixture
def trail():
    """Eleven entries, of a key and by two people, with a checkpoint after the seventh; then the triggers are gone."""
    people = [UserFactory(), UserFactory()]
    keys.ready(keys.CHECKPOINTS)
    with transaction.atomic():
        for step in range(1, 7):
            record("thing.tried", people[step % 2], by=people[0], step=step)
    checkpoints.publish()
    with transaction.atomic():
        for step in range(7, 11):
            record("thing.tried", people[step % 2], by=people[0], step=step)
    assert verify_trail() == []
    let_go_of_the_triggers()
    return people


def let_go_of_the_triggers():
    tables = ["trail_trailentry", "trail_trailnode", "trail_checkpoint"]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'trail_%%'")
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")
        else:
            for table in tables:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")


def entry(seq):
    return TrailEntry.objects.filter(pk=seq)


def change(seq, **columns):
    entry(seq).update(**columns)


def rewrite(seq, *, action="thing.other"):
    """A clever forger: the entry says something else, and its own hashes fit."""
    one = entry(seq).get()
    names = commitment(bytes(one.subject_salt), one.subject), commitment(bytes(one.actor_salt), one.actor)
    body = body_of(seq, one.at, action, *names, one.codes)
    change(seq, action=action, body=body, leaf=merkle.leaf_hash(body))


def rebuild():
    """A cleverer one: every hash above the entries is made anew as well."""
    TrailNode.objects.all().delete()
    peaks = []
    for place, leaf in enumerate(TrailEntry.objects.order_by("seq").values_list("leaf", flat=True)):
        peaks, completed = merkle.grown(peaks, place, bytes(leaf))
        TrailNode.objects.bulk_create(TrailNode(level=a, index=b, digest=c) for a, b, c in completed)
    TrailHead.objects.update(size=TrailEntry.objects.count(), peaks=b"".join(peaks))


def put_in(seq):
    last = TrailEntry.objects.get(pk=1)
    last.seq = seq
    last.save(force_insert=True)


def swap(one, other):
    entry(one).update(seq=999)
    entry(other).update(seq=one)
    entry(999).update(seq=other)


def cut_off(last):
    TrailEntry.objects.filter(seq__gt=last).delete()


def shift_after(seq):
    """Take one out and close the gap."""
    entry(seq).delete()
    for one in TrailEntry.objects.filter(seq__gt=seq).order_by("seq").values_list("seq", flat=True):
        entry(one).update(seq=F("seq") - 1)
    TrailHead.objects.update(size=F("size") - 1)


FORGERIES = {
    "an action is changed": (lambda: change(3, action="thing.other"), "entry 3"),
    "the time is changed": (lambda: change(5, at=TrailEntry.objects.get(pk=1).at), "entry 5"),
    "a code is changed": (lambda: change(4, codes={"step": 40}), "entry 4"),
    "a code is no object": (lambda: change(4, codes=[]), "entry 4"),
    "the subject is changed": (lambda: change(6, subject="accounts.user:1000000"), "entry 6"),
    "the actor is changed": (lambda: change(6, actor="user:1000000"), "entry 6"),
    "a salt is changed": (lambda: change(2, actor_salt=b"x" * 16), "entry 2"),
    "a body is changed": (lambda: change(2, body=bytes(entry(2).get().body).replace(b"thing", b"thang")), "entry 2"),
    "a body is no text": (lambda: change(2, body=b"\xff"), "entry 2"),
    "a leaf is changed": (lambda: change(9, leaf=b"x" * 32), "entry 9"),
    "a name is emptied": (lambda: change(8, subject="", subject_salt=b"", unlinked_by=8), "entry 8"),
    "a name is emptied without a word": (lambda: change(8, actor="", actor_salt=b""), "entry 8"),
    "an entry is deleted": (lambda: entry(5).delete(), "entry 5"),
    "the first is deleted": (lambda: entry(1).delete(), "entry 1"),
    "the last is deleted": (lambda: entry(11).delete(), "entry 11"),
    "one is taken out and the gap closed": (lambda: shift_after(4), "entry 4"),
    "one is put in at the end": (lambda: put_in(12), "entry 12"),
    "two change places": (lambda: swap(3, 8), "entry 3"),
    "the end is cut off": (lambda: cut_off(6), "entry 7"),
    "the end is cut off and the head with it": (lambda: (cut_off(6), rebuild()), "checkpoint 7"),
    "everything is gone": (lambda: (cut_off(0), rebuild()), "checkpoint 7"),
    "an entry is forged with its own hashes": (lambda: rewrite(10), "entry 9 or 10"),
    "an entry is forged and the tree made anew": (lambda: (rewrite(2), rebuild()), "entries 1 to 7"),
    "a subtree is changed": (
        lambda: TrailNode.objects.filter(level=2, index=1).update(digest=b"x" * 32),
        "entries 5 to 8",
    ),
    "a subtree is deleted": (lambda: TrailNode.objects.filter(level=2, index=0).delete(), "subtree 2/0"),
    "a subtree is put in": (lambda: TrailNode.objects.create(level=1, index=9, digest=b"x" * 32), "subtree 1/9"),
    "a high subtree is put in": (lambda: TrailNode.objects.create(level=9, index=0, digest=b"x" * 32), "subtree 9/0"),
    "the head is moved back": (lambda: TrailHead.objects.update(size=9), "entry 10"),
    "the head is changed": (lambda: TrailHead.objects.update(peaks=b"x" * 96), "trail head"),
    "the head is gone": (lambda: TrailHead.objects.all().delete(), "trail head"),
    "a checkpoint is changed": (lambda: Checkpoint.objects.update(root=b"x" * 32), "checkpoint 7"),
    "a checkpoint is moved": (lambda: Checkpoint.objects.update(size=8), "checkpoint 8"),
    "a checkpoint is signed by nobody": (
        lambda: Checkpoint.objects.update(note=Checkpoint.objects.get().note.replace("\n7\n", "\n8\n")),
        "checkpoint 7",
    ),
    "a checkpoint is no note": (lambda: Checkpoint.objects.update(note="x"), "checkpoint 7"),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_it_is_found_and_named(trail, forgery):
    forge, place = FORGERIES[forgery]
    forge()
    findings = [str(finding) for finding in verify_trail()]
    assert any(re.search(rf"{place}\b", finding) for finding in findings), findings
    assert len(findings) <= 15, "a finding names the place, not everything around it"


def test_erasing_a_person_is_no_forgery(trail):
    erased, witness = trail
    with transaction.atomic():
        unlink(names_of(erased), told_of=TrailHead.objects.get(pk=1))
    assert verify_trail() == []
    assert not TrailEntry.objects.filter(actor=actor_ref(erased)).exists()
    assert not TrailEntry.objects.filter(subject=subject_ref(erased)).exists()
    assert TrailEntry.objects.filter(subject=subject_ref(witness)).exists()
    assert unlink(names_of(erased), told_of=TrailHead.objects.get(pk=1)) == 0


def test_without_the_salt_a_commitment_names_nobody(trail):
    """A thief who guesses every name still cannot tell whose entry an unlinked one is."""
    erased, _witness = trail
    bodies = b"".join(map(bytes, TrailEntry.objects.values_list("body", flat=True)))
    assert actor_ref(erased).encode() not in bodies
    assert subject_ref(erased).encode() not in bodies
    same = TrailEntry.objects.filter(actor=actor_ref(erased)).values_list("actor_salt", flat=True)
    assert len({bytes(one) for one in same}) == len(same), "equal names must not be seen to be equal"


def test_an_unlinking_that_empties_one_more_is_found(trail):
    erased, _witness = trail
    with transaction.atomic():
        unlink({subject_ref(erased)}, told_of=TrailHead.objects.get(pk=1))
    teller = TrailHead.objects.get(pk=1).size
    change(2, subject="", subject_salt=b"", unlinked_by=teller)
    assert any("no entry tells of" in str(finding) for finding in verify_trail())
