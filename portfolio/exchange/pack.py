"""From a member's files to one ZIP, written straight through; the manifest comes last and names every hash.

The same portfolio gives the same bytes, the manifest's time aside.
"""

import hashlib
from datetime import datetime
from typing import Any

from accounts.models import User
from documents.canonical import canonical
from portfolio.exchange.entries import MANIFEST, SCHEMA, moment
from portfolio.exchange.sections import everything_of
from portfolio.exchange.stored_zip import StoredZip, Target


def pack(user: User, target: Target, *, made_at: datetime) -> None:
    """Write the whole package. Raises ``stored_zip.TooBig`` and ``accounts.vault.CannotOpen``."""
    package, files = StoredZip(target), {}
    for entry in everything_of(user):
        content = entry.read()
        files[entry.path] = {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
        package.add(entry.path, content)
    package.add(MANIFEST, _manifest(files, made_at))
    package.finish()


def _manifest(files: dict[str, Any], made_at: datetime) -> bytes:
    return canonical({"schema": SCHEMA, "made_at": moment(made_at), "files": files})
