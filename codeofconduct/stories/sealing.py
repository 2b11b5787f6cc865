"""The offered copy and what people remarked, under the manuscript's own key; and what is left after giving back."""

import json
from dataclasses import asdict

from accounts import vault
from accounts.models import User
from accounts.vault import Vault
from codeofconduct.stories.manuscript import Manuscript
from codeofconduct.stories.offered import Offered
from codeofconduct.stories.remarks import Remark
from codeofconduct.stories.states import S

COPY, REMARKS, REASON = "copy", "remarks", "reason"


def seal_copy(manuscript: Manuscript, copy: Offered) -> None:
    """Under a fresh key of its own. The caller saves."""
    manuscript.record_key = vault.new_record_key()
    safe = Vault.under(manuscript.record_key)
    manuscript.sealed = safe.seal(copy.to_json(), item=item_of(manuscript), field=COPY, revision=0)


def copy_of(manuscript: Manuscript) -> Offered | None:
    """What was offered; None for a composed story and once it was destroyed. Raises ``CannotOpen``."""
    if manuscript.sealed is None or manuscript.record_key is None:
        return None
    safe = Vault.under(manuscript.record_key)
    return Offered.from_json(safe.open(manuscript.sealed, item=item_of(manuscript), field=COPY, revision=0))


def add_remark(manuscript: Manuscript, remark: Remark) -> None:
    """One more at the end. The caller saves."""
    remarks = [*remarks_of(manuscript), remark]
    if manuscript.record_key is None:
        manuscript.record_key = vault.new_record_key()
    manuscript.revision += 1
    said = json.dumps([asdict(one) for one in remarks], ensure_ascii=False)
    safe = Vault.under(manuscript.record_key)
    manuscript.sealed_remarks = safe.seal(said, item=item_of(manuscript), field=REMARKS, revision=manuscript.revision)


def remarks_of(manuscript: Manuscript) -> list[Remark]:
    """What donor and second reader wanted otherwise, oldest first. Raises ``CannotOpen``."""
    if manuscript.sealed_remarks is None or manuscript.record_key is None:
        return []
    safe = Vault.under(manuscript.record_key)
    said = safe.open(manuscript.sealed_remarks, item=item_of(manuscript), field=REMARKS, revision=manuscript.revision)
    return [Remark(**one) for one in json.loads(said)]


def seal_reason(manuscript: Manuscript, reason: str, donor: User) -> None:
    """Why it was given back: under the donor's key, for them alone. The caller saves."""
    manuscript.revision += 1
    manuscript.sealed_remarks = Vault.of(donor).seal(
        reason, item=item_of(manuscript), field=REASON, revision=manuscript.revision
    )


def reason_of(manuscript: Manuscript) -> str:
    """Why it was given back, for the donor; empty in any other state."""
    if manuscript.state != S.RETURNED or manuscript.sealed_remarks is None or manuscript.donor is None:
        return ""
    safe = Vault.of(manuscript.donor)
    return safe.open(manuscript.sealed_remarks, item=item_of(manuscript), field=REASON, revision=manuscript.revision)


def item_of(manuscript: Manuscript) -> str:
    """How the vault knows it."""
    return f"manuscript:{manuscript.pk}"
