"""From a living draft to evidence that never changes, and back to what it says."""

import json
import uuid
from datetime import datetime
from typing import Any

from accounts import vault
from accounts.vault import Vault
from documents.canonical import canonical, digest_of_bytes
from registry.renewal.content import Sources, build
from registry.renewal.models import Document, Dossier, Evidence, Kind

FIELD = "content"


def freeze(dossier: Dossier, sources: Sources, *, at: datetime) -> Evidence:
    """Keep what the dossier says at this moment, under a key of its own, with its digest; a paper of it is due.

    Called inside the transaction of the verb that sends.
    """
    number = dossier.evidence.count() + 1
    reference = f"{dossier.registration.number}-{at.year}-{number}"
    data = canonical(build(sources, reference=reference, frozen_at=at))
    key = vault.new_record_key()
    evidence = Evidence(
        pk=uuid.uuid4(),
        dossier=dossier,
        number=number,
        reference=reference,
        record_key=key,
        sha256=digest_of_bytes(data),
        frozen_at=at,
    )
    evidence.sealed = Vault.under(key).seal_bytes(data, item=item_of(evidence), field=FIELD, revision=number)
    evidence.save(force_insert=True)
    Document.objects.create(kind=Kind.DOSSIER, evidence=evidence, record_key=key, content_sha256=evidence.sha256)
    return evidence


def bytes_of(evidence: Evidence) -> bytes:
    """The canonical bytes. Raises ``accounts.vault.CannotOpen`` when they were changed or moved."""
    safe = Vault.under(evidence.record_key)
    return safe.open_bytes(bytes(evidence.sealed), item=item_of(evidence), field=FIELD, revision=evidence.number)


def content_of(evidence: Evidence) -> dict[str, Any]:
    """What was frozen ("dossier/1")."""
    return json.loads(bytes_of(evidence))


def latest(dossier: Dossier) -> Evidence | None:
    """The evidence as it was sent last."""
    return dossier.evidence.select_related("record_key").order_by("-number").first()


def item_of(evidence: Evidence) -> str:
    """How the vault knows it."""
    return f"evidence:{evidence.pk}"
