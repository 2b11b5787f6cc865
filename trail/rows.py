"""The statements that append one entry, spelled out: everybody who changes something waits for them.

Building them with the ORM took longer than the databases took to run them (``benchmarks/trail.py``). How a value is
stored the models still say.
"""

from collections.abc import Sequence

from django.db import connection
from django.db.backends.utils import CursorWrapper

from trail.models import TrailEntry, TrailHead

HEAD = "SELECT size, peaks FROM trail_trailhead WHERE id = 1"
NEW_HEAD = "UPDATE trail_trailhead SET size = %s, peaks = %s WHERE id = 1"
NODE = 'INSERT INTO trail_trailnode (level, "index", digest) VALUES (%s, %s, %s)'
COLUMNS = {field.attname: field for field in TrailEntry._meta.concrete_fields}
ENTRY = f"INSERT INTO trail_trailentry ({', '.join(COLUMNS)}) VALUES ({', '.join(['%s'] * len(COLUMNS))})"  # noqa: S608 -- the columns' own names


def locked_head(rows: CursorWrapper) -> tuple[int, list[bytes]]:
    """The size and the peaks of the tree. Nobody else appends until the transaction ends.

    SQLite needs no lock on the row: its transactions begin by locking the database. Raises ``TrailHead.DoesNotExist``
    where somebody took the row away.
    """
    locked = f"{HEAD} {connection.ops.for_update_sql()}" if connection.features.has_select_for_update else HEAD
    rows.execute(locked)
    row = rows.fetchone()
    if row is None:
        raise TrailHead.DoesNotExist("The trail has no head.")
    return row[0], TrailHead(peaks=row[1]).as_peaks()


def append(
    rows: CursorWrapper, entry: TrailEntry, peaks: Sequence[bytes], completed: Sequence[tuple[int, int, bytes]]
) -> None:
    """Write the entry, the subtrees (level, index, hash) that it completed, and the tree's new size and peaks."""
    rows.execute(ENTRY, [field.get_db_prep_save(getattr(entry, name), connection) for name, field in COLUMNS.items()])
    if completed:
        rows.executemany(NODE, completed)
    rows.execute(NEW_HEAD, [entry.seq, b"".join(peaks)])
