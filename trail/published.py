"""Checkpoints that somebody kept outside the database, held against the trail: by the register itself (``kept``), or by
whoever fetched one from ``/register/log/checkpoint``.
"""

import base64
from collections.abc import Iterable, Iterator

from django.core.exceptions import ObjectDoesNotExist

from trail import checkpoints, merkle
from trail.models import Checkpoint, TrailHead
from trail.verify import Finding

HERE = "kept checkpoint"


def verify_published(notes: Iterable[str]) -> Iterator[Finding]:
    """Each of these checkpoints against the trail as it is now. Those that still stand in the table cost nothing:
    ``verify_trail`` looks at them.
    """
    there = dict(Checkpoint.objects.values_list("size", "note"))
    for note in notes:
        size = _size_of(note)
        if size is None or not checkpoints.vouched_for(note):
            yield Finding(HERE, "no key of this register signed it")
        elif there.get(size) != note:
            yield Finding(f"{HERE} {size}", _what_became_of(note, size))


def _size_of(note: str) -> int | None:
    lines = note.split("\n")
    return int(lines[1]) if len(lines) > 3 and lines[1].isascii() and lines[1].isdigit() else None


def _what_became_of(note: str, size: int) -> str:
    now = TrailHead.objects.values_list("size", flat=True).filter(pk=1).first() or 0
    if size > now:
        return f"the trail had {size} entries and now has {now}: it was cut off, or an older copy was put back"
    try:
        root = merkle.root_of(merkle.peaks_at(size, checkpoints.node))
    except ObjectDoesNotExist:
        root = b""
    if base64.b64encode(root).decode() != note.split("\n")[2]:
        return f"the first {size} entries are not the ones that were published"
    return "it is no longer among the register's checkpoints"
