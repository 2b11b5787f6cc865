"""Packages: made and opened as the workers do, and changed as somebody could change them."""

import hashlib
import io
import json
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.vault import Vault
from portfolio.exchange import actions, making, sealed_file
from portfolio.exchange.models import Parcel
from portfolio.exchange.parcels import content_of
from portfolio.exchange.queries import what_came_of
from portfolio.exchange.sealed_file import SealedReader, SealedWriter
from portfolio.exchange.states import Kind


def exported(member) -> bytes:
    """The ZIP as the member gets it."""
    parcel = actions.ask(Kind.EXPORT, by=member)
    making.make(str(parcel.pk))
    parcel.refresh_from_db()
    with content_of(parcel) as content:
        made = b"".join(content.chunks())
    actions.throw_away(parcel)
    return made


def brought_in(package: bytes, member):
    """What came of handing it in: ``new`` and ``problems``."""
    with sealed(package) as source:
        parcel = actions.hand_in(source, by=member)
    making.make(str(parcel.pk))
    return what_came_of(Parcel.objects.select_related("record_key").get(pk=parcel.pk))


def sealed(content: bytes) -> SealedReader:
    safe, scratch = Vault("upload", bytes(32)), sealed_file.scratch()
    writer = SealedWriter(scratch, safe, "upload")
    writer.write(content)
    writer.finish()
    return SealedReader(scratch, safe, "upload", len(content))


def files_in(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: dict[str, bytes], *, manifest: dict | None = None, **told) -> bytes:
    """A package somebody made by hand: right in itself, unless ``manifest`` or ``told`` say otherwise."""
    files = {name: content for name, content in files.items() if name != "manifest.json"}
    listed = {name: {"sha256": hashlib.sha256(one).hexdigest(), "bytes": len(one)} for name, one in files.items()}
    about = {"schema": "register-portfolio/1", "made_at": "2026-01-01T00:00:00+00:00", "files": listed} | told
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
        archive.writestr("manifest.json", json.dumps(about if manifest is None else manifest))
    return out.getvalue()


def upload(package: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("portfolio.zip", package, "application/zip")
