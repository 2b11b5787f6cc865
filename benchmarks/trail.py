"""What the trail costs: appending an entry, and verifying all of them. Ratios within one run; never a test.

    DJANGO_SETTINGS_MODULE=registry.settings.test python -m benchmarks.trail [ENTRIES]

On the database of the settings (SQLite in a file with synchronous=FULL, or DATABASE_URL=postgres://...). Appending is
measured with a commit for each entry and for each hundred, beside a bare insert of a row of the same size; before the
trail holds the entries and after.
"""

import os
import sys
import time
from collections.abc import Callable
from functools import partial

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.settings.test")
django.setup()

from django.db import connection, transaction  # noqa: E402
from django.test.runner import DiscoverRunner  # noqa: E402
from django.utils import timezone  # noqa: E402

from accounts.models import User  # noqa: E402
from tests.factories.accounts import UserFactory  # noqa: E402
from trail import checkpoints, labels, merkle  # noqa: E402
from trail.leaves import body_of, commitment  # noqa: E402
from trail.models import DoneOnce, TrailEntry, TrailHead, TrailNode  # noqa: E402
from trail.record import record  # noqa: E402
from trail.verify import verify_trail  # noqa: E402

APPENDED = 1_000
AT_ONCE = 5_000


def main() -> None:
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 500_000
    runner = DiscoverRunner(verbosity=0)
    there = runner.setup_databases()
    labels.register("thing.tried", "A thing was tried")
    try:
        measure(entries)
    finally:
        runner.teardown_databases(there)


def measure(entries: int) -> None:
    person = UserFactory()
    print(f"{connection.vendor}, {_durability()}")
    _append(person)
    _fill(entries)
    _append(person)
    checkpoints.publish()
    began = time.perf_counter()
    findings = verify_trail()
    took, size = time.perf_counter() - began, TrailHead.objects.get().size
    print(f"  {size} entries verified in {took:.1f} s: {findings or 'well'}")


def _append(person: User) -> None:
    held = TrailHead.objects.get().size
    for batch in (1, 100):
        bare = _each(batch, partial(_bare_row, f"{held}-{batch}"))
        ours = _each(batch, lambda step: record("thing.tried", person, by=person, step=step))
        print(f"  {held} held, {batch} a commit: an entry {_ms(ours)}, a bare row {_ms(bare)}: {ours / bare:.1f} times")


def _bare_row(name: str, step: int) -> None:
    DoneOnce.objects.create(actor="user:1", action="x", key=f"{name}-{step}")


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"


def _each(batch: int, act: Callable[[int], object]) -> float:
    """Seconds for one act, committed ``batch`` at a time."""
    began = time.perf_counter()
    for first in range(0, APPENDED, batch):
        with transaction.atomic():
            for step in range(first, first + batch):
                act(step)
    return (time.perf_counter() - began) / APPENDED


def _fill(entries: int) -> None:
    """Entries as the verb makes them, written many at a time."""
    head = TrailHead.objects.get(pk=1)
    peaks, salt, now = head.as_peaks(), b"s" * 16, timezone.now()
    names = commitment(salt, "thing:1"), commitment(salt, "user:1")
    while head.size < entries:
        rows, nodes = [], []
        for _n in range(min(AT_ONCE, entries - head.size)):
            body = body_of(head.size + 1, now, "thing.tried", *names, {"step": head.size})
            row = TrailEntry(seq=head.size + 1, at=now, action="thing.tried", body=body, leaf=merkle.leaf_hash(body))
            row.subject, row.subject_salt, row.actor, row.actor_salt = "thing:1", salt, "user:1", salt
            row.codes = {"step": head.size}
            rows.append(row)
            peaks, completed = merkle.grown(peaks, head.size, row.leaf)
            nodes += [TrailNode(level=level, index=index, digest=digest) for level, index, digest in completed]
            head.size += 1
        with transaction.atomic():
            TrailEntry.objects.bulk_create(rows)
            TrailNode.objects.bulk_create(nodes)
    head.peaks = b"".join(peaks)
    head.save()


def _durability() -> str:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous" if connection.vendor == "sqlite" else "SHOW fsync")
        return (
            f"synchronous={cursor.fetchone()[0]}" if connection.vendor == "sqlite" else f"fsync={cursor.fetchone()[0]}"
        )


if __name__ == "__main__":
    main()
