"""The tree's root, signed and published, so that whoever keeps one can later tell a rewritten trail from a grown one.

The text is a C2SP checkpoint in a C2SP signed note: origin, size and root on a line each, an empty line, and the
signature. Two checkpoints of one register must never disagree; ``proof_between`` shows that they do not.
"""

import base64
import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction

from trail import keys, merkle
from trail.kept import keep
from trail.models import Checkpoint, SigningKey, TrailEntry, TrailHead, TrailNode

EVERY = timedelta(hours=1)
ED25519 = b"\x01"


def origin() -> str:
    """The name of this log: where it is published, without the scheme."""
    return f"{urlsplit(settings.BASE_URL).netloc}/register/log"


@transaction.atomic
def publish() -> Checkpoint | None:
    """Sign the tree as it is now; the same size twice is one checkpoint. None while the trail is empty.

    Raises ``ImproperlyConfigured`` without a signing key.
    """
    if not TrailHead.objects.get(pk=1).size:
        return None
    keys.ready(keys.CHECKPOINTS)
    head = TrailHead.objects.select_for_update().get(pk=1)
    if there := Checkpoint.objects.filter(pk=head.size).first():
        return there
    root = merkle.root_of(head.as_peaks())
    made = Checkpoint.objects.create(size=head.size, root=root, note=_signed(head.size, root))
    transaction.on_commit(partial(keep, made.note), robust=True)
    return made


def publish_due(now: datetime) -> Checkpoint | None:
    """One an hour, when something happened since the last; for the clock."""
    last = latest()
    size = TrailHead.objects.values_list("size", flat=True).get(pk=1)
    if last and (last.size == size or now - last.at < EVERY):
        return None
    return publish()


def latest() -> Checkpoint | None:
    return Checkpoint.objects.last()


def sizes_that_count() -> list[int]:
    """The sizes of all checkpoints in order, without those signed by a key after it leaked."""
    leaked = list(SigningKey.objects.filter(purpose=keys.CHECKPOINTS, counts_up_to__isnull=False))
    if not leaked:
        return list(Checkpoint.objects.order_by("size").values_list("size", flat=True))
    rows = Checkpoint.objects.order_by("size").values_list("size", "note")
    return [size for size, note in rows if not any(_signed_after_it_leaked(key, size, note) for key in leaked)]


def _signed_after_it_leaked(key: SigningKey, size: int, note: str) -> bool:
    name, signature = _signature_in(note)
    return signature[:4] == key_hash(name, bytes(key.public)) and size > (key.counts_up_to or 0)


def published_sizes(*sizes: int) -> set[int]:
    """Those of ``sizes`` at which there is a checkpoint. One query."""
    return set(Checkpoint.objects.filter(size__in=sizes).values_list("size", flat=True))


def proof_of(seq: int, size: int) -> list[bytes]:
    """The inclusion proof of one entry in the tree of ``size``. Raises ``IndexError`` when it is not in there."""
    return merkle.inclusion_proof(seq - 1, size, node)


def proof_between(old: int, new: int) -> list[bytes]:
    """The consistency proof between two sizes. Raises ``IndexError`` when there were no such trees."""
    if new > TrailHead.objects.get(pk=1).size:
        raise IndexError(new)
    return merkle.consistency_proof(old, new, node)


def node(level: int, index: int) -> bytes:
    """A complete subtree, from the database."""
    if level == 0:
        return bytes(TrailEntry.objects.values_list("leaf", flat=True).get(pk=index + 1))
    return bytes(TrailNode.objects.values_list("digest", flat=True).get(level=level, index=index))


def text_of(size: int, root: bytes) -> str:
    """What is signed."""
    return f"{origin()}\n{size}\n{base64.b64encode(root).decode()}\n"


def vouched_for(note: str) -> bool:
    """Whether the register signed this note, with a key of its own for checkpoints, whichever log it is of."""
    text, name, raw = note.partition("\n\n")[0], *_signature_in(note)
    message = f"{text}\n".encode()
    candidates = SigningKey.objects.filter(purpose=keys.CHECKPOINTS)
    return any(
        key_hash(name, bytes(key.public)) == raw[:4] and keys.verify(key.kid, message, raw[4:]) for key in candidates
    )


def signers_of(notes: Iterable[str]) -> list[str]:
    """The ids of the keys that signed these notes. One query."""
    signed = {(name, raw[:4]) for name, raw in map(_signature_in, set(notes))}
    known = list(SigningKey.objects.filter(purpose=keys.CHECKPOINTS))
    return [key.kid for key in known if any(key_hash(name, bytes(key.public)) == mark for name, mark in signed)]


def _signature_in(note: str) -> tuple[str, bytes]:
    """Who signed a note, and the bytes: four that name the key, and its signature. Empty when it has none."""
    line = note.partition("\n\n")[2]
    name, _, signed = line.removeprefix("— ").strip().partition(" ")
    try:
        return name, base64.b64decode(signed, validate=True)
    except ValueError:
        return name, b""


def key_hash(name: str, public: bytes) -> bytes:
    """Which key signed a note: the first four bytes of a digest over the log's name and the key."""
    return hashlib.sha256(name.encode() + b"\n" + ED25519 + public).digest()[:4]


def _signed(size: int, root: bytes) -> str:
    text = text_of(size, root)
    kid, signature = keys.sign(keys.CHECKPOINTS, text.encode())
    public = bytes(SigningKey.objects.get(pk=kid).public)
    line = base64.b64encode(key_hash(origin(), public) + signature).decode()
    return f"{text}\n— {origin()} {line}\n"
