"""The register's seal on a document: an invisible, certifying PAdES signature that allows no change.

Invisible, because a drawn signature breaks the archival format (the seal people see is part of the page). The key
never enters the process that lays out the page.
"""

from io import BytesIO
from typing import TYPE_CHECKING

from documents.authority import seal_files

if TYPE_CHECKING:
    from pyhanko.sign.signers import SimpleSigner

FIELD = "Seal"


def seal(pdf: bytes, *, reason: str) -> bytes:
    """``pdf`` with the register's signature added behind it; the bytes of ``pdf`` itself stay as they are.

    ECDSA is randomised: compare unsigned bytes, archive signed ones. Raises ``authority.NoSealKey``.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers

    signer = _signer()
    about = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
        reason=reason,
        name=signer.subject_name,
    )
    place = fields.SigFieldSpec(FIELD, on_page=0, box=(0, 0, 0, 0))
    sealed = signers.PdfSigner(about, signer, new_field_spec=place).sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)))
    return bytes(sealed.getvalue())


def _signer() -> "SimpleSigner":
    from asn1crypto import keys, x509
    from cryptography.hazmat.primitives import serialization
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    files = seal_files()
    key = serialization.load_pem_private_key(files.key.read_bytes(), password=None)
    plain = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    certificate, *between = map(x509.Certificate.load, files.chain())
    return SimpleSigner(
        signing_cert=certificate,
        signing_key=keys.PrivateKeyInfo.load(plain),
        cert_registry=SimpleCertificateStore.from_certs(between),
    )
