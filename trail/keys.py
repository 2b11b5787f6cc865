"""The register's signing keys: Ed25519, private halves in files outside the database, one per purpose.

Every key that comes into use, retires or leaks is an entry of the trail. The key before vouches for the next one.
"""

import base64
import os
from datetime import datetime
from pathlib import Path
from typing import Any

import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.utils.translation import gettext as _

from trail.exceptions import NotPossibleNow
from trail.leaves import instant
from trail.models import Checkpoint, SigningKey
from trail.record import record

STATEMENTS = "statements"
CHECKPOINTS = "checkpoints"
VOUCHING = b"register/key/v1\n"
"""Stands before what a key signs about the next one, so that it can never be taken for a statement."""


def sign(purpose: str, message: bytes) -> tuple[str, bytes]:
    """Sign ``message``; gives the key's id and a 64-byte signature. Raises ``ImproperlyConfigured`` without a key."""
    private = _private_key(purpose)
    return _known(purpose, private).kid, private.sign(message)


def ready(purpose: str) -> None:
    """Have the key of a purpose known before anything is signed: that it came into use is an entry of its own."""
    _known(purpose, _private_key(purpose))


def signing_now(purpose: str) -> str:
    """The id of the key whose private half lies on this machine; empty when there is none. Makes nothing."""
    path = _path(purpose)
    return _id_of(_public(Ed25519PrivateKey.from_private_bytes(path.read_bytes()))) if path.exists() else ""


@transaction.atomic
def rotate(purpose: str, now: datetime) -> tuple[str, str]:
    """Retire the key of a purpose and begin with a new one; the ids of both. Old signatures stay checkable for ever.

    The private half is kept beside the new one under its id, for a restore; it signs nothing any more.
    """
    path, old = _path(purpose), _private_key(purpose)
    retired = _known(purpose, old)
    path.rename(path.with_suffix(f".{retired.kid}.retired"))
    make_private_key(path)
    retired.retired_at = now
    retired.save()
    record("key.retired", retired, by=None, purpose=purpose)
    fresh = _known(purpose, _private_key(purpose))
    fresh.vouched_by, fresh.voucher = retired.kid, old.sign(vouched_for(fresh))
    fresh.save()
    return retired.kid, fresh.kid


@transaction.atomic
def distrust(kid: str, since: datetime) -> SigningKey:
    """Say that a retired key may have been in other hands from ``since``: what it signed counts only up to there.

    What counts is what a checkpoint of before that moment covers, whatever time a signature itself tells: who holds a
    key can write any time. An earlier moment later on narrows it further, never a later one. Raises ``NotPossibleNow``.
    """
    key = SigningKey.objects.select_for_update().filter(pk=kid).first()
    if key is None:
        raise NotPossibleNow(_("There is no key of that name."))
    if key.retired_at is None:
        raise NotPossibleNow(_("This key still signs. Begin with a fresh one first."))
    if key.compromised_from and key.compromised_from <= since:
        return key
    last = Checkpoint.objects.filter(at__lt=since).last()
    key.compromised_from, key.counts_up_to = since, last.size if last else 0
    key.save()
    record("key.compromised", key, by=None, purpose=key.purpose, since=instant(since), counts_up_to=key.counts_up_to)
    return key


def counts(kid: str, seq: int | None) -> bool:
    """Whether what this key signed counts, when entry ``seq`` of the trail commits to it; None: no entry does."""
    limit = SigningKey.objects.filter(pk=kid).values_list("counts_up_to", flat=True).first()
    return limit is None or (seq is not None and seq <= limit)


def published() -> list[dict[str, Any]]:
    """Every public key, retired ones included, for whoever checks a signature without us.

    Of a key that leaked also from when, and up to which entry of the trail it counts.
    """
    return [
        {
            "kid": key.kid,
            "purpose": key.purpose,
            "algorithm": "Ed25519",
            "public_key": base64.b64encode(bytes(key.public)).decode(),
            "since": instant(key.made_at),
            "retired": instant(key.retired_at) if key.retired_at else "",
            "compromised_from": instant(key.compromised_from) if key.compromised_from else "",
            "counts_up_to": key.counts_up_to,
            "vouched_by": key.vouched_by,
            "voucher": base64.b64encode(bytes(key.voucher)).decode(),
        }
        for key in SigningKey.objects.order_by("made_at", "kid")
    ]


def vouched_for(key: SigningKey) -> bytes:
    """What the key before signs about this one."""
    public = base64.b64encode(bytes(key.public)).decode()
    return VOUCHING + rfc8785.dumps({"kid": key.kid, "purpose": key.purpose, "public_key": public})


def verify(kid: str, message: bytes, signature: bytes) -> bool:
    """Whether the register signed ``message`` with the key of this id."""
    key = SigningKey.objects.filter(pk=kid).first()
    if key is None:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(bytes(key.public)).verify(bytes(signature), message)
    except InvalidSignature:
        return False
    return True


def _path(purpose: str) -> Path:
    return Path(settings.KEYS_DIR) / f"{purpose}.ed25519"


def _private_key(purpose: str) -> Ed25519PrivateKey:
    path = _path(purpose)
    if not path.exists() and settings.MAKE_MISSING_KEYS:
        make_private_key(path)
    try:
        return Ed25519PrivateKey.from_private_bytes(path.read_bytes())
    except FileNotFoundError:
        raise ImproperlyConfigured(f"The signing key for {purpose} is missing: {path}") from None


def make_private_key(path: Path) -> None:
    """Write a fresh private key (32 raw bytes), readable by this user alone. Never overwrites."""
    raw = Ed25519PrivateKey.generate().private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())


@transaction.atomic
def _known(purpose: str, private: Ed25519PrivateKey) -> SigningKey:
    """The public row of this key, made the first time it signs."""
    public = _public(private)
    about = {"purpose": purpose, "public": public}
    key, made = SigningKey.objects.get_or_create(kid=_id_of(public), defaults=about)
    if made:
        record("key.added", key, by=None, purpose=purpose)
    return key


def _public(private: Ed25519PrivateKey) -> bytes:
    return private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def _id_of(public: bytes) -> str:
    return public.hex()[:16]
