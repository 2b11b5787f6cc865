"""Each checkpoint that was published, on a line of a file outside the database: its owner cannot reach that.

Without it a database that was put back to an older copy, or cut off and made anew above the cut, fits in itself.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings


def keep(note: str) -> None:
    """Write down that this was published; on the disk when it returns. Nothing where no file is named."""
    if not settings.CHECKPOINTS_FILE:
        return
    path = Path(settings.CHECKPOINTS_FILE)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.write(f"{json.dumps(note)}\n")
        file.flush()
        os.fsync(file.fileno())


def kept() -> Iterator[str]:
    """What the file holds, oldest first. A line that was cut off half way is passed over: it was not published."""
    if not settings.CHECKPOINTS_FILE or not Path(settings.CHECKPOINTS_FILE).exists():
        return
    for line in Path(settings.CHECKPOINTS_FILE).read_text("utf-8").splitlines():
        try:
            yield str(json.loads(line))
        except ValueError:
            continue
