"""What the trail says of signed statements, and the proofs of it for who leaves with them."""

from collections.abc import Iterable

from portfolio.confirmations.models import Statement
from portfolio.confirmations.statements import SIGNED
from trail import checkpoints
from trail.models import TrailEntry, subject_ref
from trail.proofs import Proof, proofs_of

Trace = tuple[TrailEntry, Proof]


def traced(statements: Iterable[Statement]) -> dict[int, Trace]:
    """By statement: the entry that commits to it, and its proof. A statement of before there were such has none.

    Signs the state of the trail first where the newest of them stands under no checkpoint yet. A few queries.
    """
    by_name = {subject_ref(one): one.pk for one in statements}
    entries = list(TrailEntry.objects.filter(action=SIGNED, subject__in=by_name))
    newest = max((entry.seq for entry in entries), default=0)
    if newest > max(checkpoints.sizes_that_count(), default=0):
        checkpoints.publish()
    proofs = proofs_of(entries)
    return {by_name[entry.subject]: (entry, proofs[entry.seq]) for entry in entries if entry.seq in proofs}
