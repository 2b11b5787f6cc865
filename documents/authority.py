"""Where the seal's key and certificates live, and the small authority that makes them.

``KEYS_DIR/seal/`` holds ``authority.pem`` (whom to trust: hand this to anyone who checks documents), ``seal.pem``
(the seal's certificate, followed by any between it and the authority) and ``seal.key`` (EC P-256). Demo and tests
make them on first use; production makes them once by hand or gets them elsewhere, and a missing one is an alarm. The
authority's own key is thrown away once it has signed: nobody can make a second seal with it.
"""

import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.conf import settings

YEARS = 15
"""How long a seal can be checked: two registration periods and the time for an objection, with room."""


class NoSealKey(Exception):
    """This installation has no seal, and may not make one by itself."""


@dataclass(frozen=True)
class SealFiles:
    """The three files of a seal, all PEM."""

    folder: Path

    @property
    def authority(self) -> Path:
        return self.folder / "authority.pem"

    @property
    def certificate(self) -> Path:
        return self.folder / "seal.pem"

    @property
    def key(self) -> Path:
        return self.folder / "seal.key"

    @property
    def complete(self) -> bool:
        return all(file.is_file() for file in (self.authority, self.certificate, self.key))

    def chain(self) -> list[bytes]:
        """The seal's certificate and those between it and the authority, DER. The authority itself stays out:
        nothing in a signature protects it, and who checks must bring it along anyway.
        """
        certificates = x509.load_pem_x509_certificates(self.certificate.read_bytes())
        return [certificate.public_bytes(serialization.Encoding.DER) for certificate in certificates]


def seal_files() -> SealFiles:
    """The seal of this installation. Makes one in demo and tests; raises ``NoSealKey`` where that is not allowed."""
    files = SealFiles(Path(settings.KEYS_DIR) / "seal")
    if not files.complete:
        if not getattr(settings, "MAKE_MISSING_KEYS", False):
            raise NoSealKey("KEYS_DIR/seal/ needs authority.pem, seal.pem and seal.key")
        make_seal(files.folder)
    return files


def trusted_authority() -> bytes | None:
    """The authority this installation trusts, as PEM, or ``None`` when it has no seal yet. Makes nothing."""
    files = SealFiles(Path(settings.KEYS_DIR) / "seal")
    return files.authority.read_bytes() if files.authority.is_file() else None


def make_seal(folder: Path) -> None:
    """Write the three files beside ``folder`` and move them there in one step: two workers make one seal."""
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = Path(tempfile.mkdtemp(prefix="seal-", dir=folder.parent))
    try:
        _write(SealFiles(new))
        with suppress(OSError):  # somebody else was first: theirs it is
            new.rename(folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _write(files: SealFiles) -> None:
    authority_key, seal_key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    name = settings.REGISTER_NAME[:50]
    authority = _certificate(f"{name} authority", authority_key, None, authority_key)
    seal = _certificate(f"{name} seal", seal_key, authority, authority_key)
    _private(files.authority, authority.public_bytes(serialization.Encoding.PEM))
    _private(files.certificate, seal.public_bytes(serialization.Encoding.PEM))
    pem, pkcs8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    _private(files.key, seal_key.private_bytes(pem, pkcs8, serialization.NoEncryption()))


def _private(file: Path, content: bytes) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _certificate(
    name: str, key: ec.EllipticCurvePrivateKey, issuer: x509.Certificate | None, issuer_key: ec.EllipticCurvePrivateKey
) -> x509.Certificate:
    """A certificate for ``key``: an authority when it has no issuer, otherwise one that may only sign documents."""
    now, is_authority = datetime.now(UTC), issuer is None
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=365 * YEARS))
        .add_extension(x509.BasicConstraints(is_authority, 0 if is_authority else None), critical=True)
        .add_extension(_usage(is_authority), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
    )
    return builder.sign(issuer_key, hashes.SHA256())


def _usage(is_authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_authority,
        content_commitment=not is_authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        encipher_only=False,
        decipher_only=False,
    )
