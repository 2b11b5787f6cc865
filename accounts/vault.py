"""Lock and unlock private texts under the key of a member or of a shared record.

AES-256-GCM with a fresh 96-bit nonce. The additional data binds a ciphertext to its owner, item, field and revision,
so that a row swapped in the database does not open (security design, 7.2). The data key is wrapped by the
key-encryption key of ``settings.KEY_ENCRYPTION_KEY_FILE``, which never enters the database.
"""

import base64
import hmac
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from accounts.models import MemberKey, RecordKey, User, WrappedKey

KEY_BYTES = 32
NONCE_BYTES = 12
FORM = b"\x01"
"""First byte of every ciphertext: which form it has, so that a later form can live beside it."""


class CannotOpen(Exception):
    """This text does not open: another key, another place, or changed bytes."""


@dataclass(frozen=True, slots=True)
class Vault:
    """Seals and opens texts of one owner: a member or a shared record."""

    owner: str
    key: bytes

    @classmethod
    def of(cls, member: User) -> "Vault":
        """The vault of a member; their key is made the first time they write something.

        A key that was fetched along with the member (``select_related("member__key")``) is not asked for again.
        """
        fetched = User.key.is_cached(member)  # type: ignore[attr-defined]
        row = getattr(member, "key", None) if fetched else MemberKey.objects.filter(member=member).first()
        if row is None:
            row, _made = MemberKey.objects.get_or_create(member_id=member.pk, defaults={"wrapped": _new_wrapped_key()})
        return cls(owner=f"member:{member.pk}", key=_unwrap(row))

    @classmethod
    def under(cls, record_key: RecordKey) -> "Vault":
        """The vault of a shared record."""
        return cls(owner=f"record:{record_key.pk}", key=_unwrap(record_key))

    def seal(self, text: str, *, item: str, field: str, revision: int) -> bytes:
        """``text`` as bytes that open only here, for this item (``"situation:<pk>"``), field and revision."""
        return self.seal_bytes(text.encode(), item=item, field=field, revision=revision)

    def open(self, sealed: bytes | memoryview, *, item: str, field: str, revision: int) -> str:
        """The text again. Raises ``CannotOpen``."""
        return self.open_bytes(sealed, item=item, field=field, revision=revision).decode()

    def seal_bytes(self, content: bytes, *, item: str, field: str, revision: int) -> bytes:
        nonce = os.urandom(NONCE_BYTES)
        return FORM + nonce + AESGCM(self.key).encrypt(nonce, content, self._bound_to(item, field, revision))

    def open_bytes(self, sealed: bytes | memoryview, *, item: str, field: str, revision: int) -> bytes:
        sealed = bytes(sealed)
        if sealed[:1] != FORM:
            raise CannotOpen("unknown form")
        nonce, ciphertext = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
        try:
            return AESGCM(self.key).decrypt(nonce, ciphertext, self._bound_to(item, field, revision))
        except InvalidTag as reason:
            raise CannotOpen(f"{item} {field}") from reason

    def mark(self, purpose: str, text: str) -> bytes:
        """A keyed digest of ``text`` (32 bytes): to know it again without keeping it. Nobody else can make or test one.

        ``purpose`` keeps the marks of one use apart from those of another.
        """
        key = hmac.digest(self.key, b"mark:" + purpose.encode(), "sha256")
        return hmac.digest(key, text.encode(errors="surrogatepass"), "sha256")

    def _bound_to(self, item: str, field: str, revision: int) -> bytes:
        return "|".join(("1", self.owner, item, field, str(revision))).encode()


def new_record_key() -> RecordKey:
    """A fresh key for one shared record, stored wrapped."""
    return RecordKey.objects.create(wrapped=_new_wrapped_key())


def key_encryption_key() -> bytes:
    """The 32 bytes that wrap every data key.

    Raises ``ImproperlyConfigured`` when the file is missing or has another length; made on first use in demo and tests.
    """
    path = Path(settings.KEY_ENCRYPTION_KEY_FILE)
    if not path.exists() and settings.MAKE_MISSING_KEYS:
        make_key_encryption_key(path)
    try:
        key = path.read_bytes()
    except FileNotFoundError:
        raise ImproperlyConfigured(f"The key-encryption key is missing: {path}") from None
    if len(key) != KEY_BYTES:
        raise ImproperlyConfigured(f"The key-encryption key must have {KEY_BYTES} bytes: {path}")
    return key


def make_key_encryption_key(path: Path) -> None:
    """Write a fresh key, readable by this user alone. Never overwrites: losing a key is losing every text."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(os.urandom(KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())


def _new_wrapped_key() -> bytes:
    return aes_key_wrap(key_encryption_key(), os.urandom(KEY_BYTES))


def _unwrap(row: WrappedKey) -> bytes:
    try:
        return aes_key_unwrap(key_encryption_key(), bytes(row.wrapped))
    except InvalidUnwrap as reason:
        raise CannotOpen(str(row)) from reason


def derived_key(purpose: str) -> bytes:
    """A key for one purpose, derived (HKDF-SHA256) from the key-encryption key, in the form Fernet takes."""
    key = HKDF(algorithm=hashes.SHA256(), length=KEY_BYTES, salt=None, info=purpose.encode()).derive(
        key_encryption_key()
    )
    return base64.urlsafe_b64encode(key)
