"""The register's signing keys: Ed25519, private halves in files outside the database, one per purpose."""

import base64
import os
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from trail.leaves import instant
from trail.models import SigningKey
from trail.record import record

STATEMENTS = "statements"
CHECKPOINTS = "checkpoints"


def sign(purpose: str, message: bytes) -> tuple[str, bytes]:
    """Sign ``message``; gives the key's id and a 64-byte signature. Raises ``ImproperlyConfigured`` without a key."""
    private = _private_key(purpose)
    return _known(purpose, private).kid, private.sign(message)


@transaction.atomic
def rotate(purpose: str, now: datetime) -> tuple[str, str]:
    """Retire the key of a purpose and begin with a new one; the ids of both. Old signatures stay checkable for ever.

    The private half is kept beside the new one under its id, for a restore; it signs nothing any more.
    """
    path = _path(purpose)
    retired = _known(purpose, _private_key(purpose))
    path.rename(path.with_suffix(f".{retired.kid}.retired"))
    make_private_key(path)
    retired.retired_at = now
    retired.save()
    fresh = _known(purpose, _private_key(purpose))
    record("key.retired", retired, by=None, purpose=purpose)
    record("key.added", fresh, by=None, purpose=purpose)
    return retired.kid, fresh.kid


def published() -> list[dict[str, str]]:
    """Every public key, retired ones included, for whoever checks a signature without us."""
    return [
        {
            "kid": key.kid,
            "purpose": key.purpose,
            "algorithm": "Ed25519",
            "public_key": base64.b64encode(bytes(key.public)).decode(),
            "since": instant(key.made_at),
            "retired": instant(key.retired_at) if key.retired_at else "",
        }
        for key in SigningKey.objects.order_by("made_at", "kid")
    ]


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


def _known(purpose: str, private: Ed25519PrivateKey) -> SigningKey:
    """The public row of this key, made the first time it signs."""
    public = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    key, _made = SigningKey.objects.get_or_create(
        kid=public.hex()[:16], defaults={"purpose": purpose, "public": public}
    )
    return key
